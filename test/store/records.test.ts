import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Money } from '../../src/core/money.ts';
import type { DeskStore } from '../../src/store/database-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { rows } from '../../src/store/row.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const now = Date.UTC(2026, 10, 20, 10);
const origin = (callId: string) => ({ by: 'ana', session: 's_1', callId });
const usd = (cents: number): Money => ({ cents, currency: 'USD' });

describe('the desk', () => {
  let store: DeskStore;
  beforeEach(async () => {
    store = await openStore({ path: join(temporaryDirectory(), 'desk.db'), now: () => now });
    onTestFinished(() => store.close());
  });
  const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);
  const write = <T>(work: (records: DeskStore['records']) => Promise<T>) => store.transaction(({ records }) => work(records));

  test.each([
    ['maya@northwind.example', ['acc_northwind']],
    ['MAYA@NORTHWIND.EXAMPLE', ['acc_northwind']],
    ['acc_atlas', ['acc_atlas']],
    ['northwind', ['acc_northwind']],
    ['Maya', ['acc_northwind']],
    ['gastehauser', ['acc_alpenblick']],
    ['Étienne', ['acc_maplewood']],
    ['greenleaf foods', ['acc_greenleaf', 'acc_greenleaf_labs']],
    ['acc_greenleaf', ['acc_greenleaf', 'acc_greenleaf_labs']],
    ['no such company', []],
    ['  ', []],
    ['%', []],
    ["'; drop table accounts; --", []],
  ])('finds accounts by %j', async (text, expected) => {
    expect(ids(await store.records.findAccounts(text))).toEqual(expected);
  });

  test('finds all accounts of an address and of a company', async () => {
    expect(ids(await store.records.accountsByEmail('Victor@greenleaf.example '))).toEqual(['acc_greenleaf', 'acc_greenleaf_labs']);
    expect(ids(await store.records.relatedAccounts('acc_greenleaf'))).toEqual(['acc_greenleaf_labs']);
    expect(await store.records.relatedAccounts('acc_northwind')).toEqual([]);
    expect(await store.records.relatedAccounts('acc_none')).toEqual([]);
  });

  test('answers with nothing, not an error, for what is not there', async () => {
    const { records } = store;
    expect(await records.account('acc_none')).toBeUndefined();
    expect(await records.payment('pay_none')).toBeUndefined();
    expect(await records.invoice('inv_none')).toBeUndefined();
    expect(await records.contact('con_none')).toBeUndefined();
    expect(await records.ticket('T-none')).toBeUndefined();
    expect(await records.escalation('ESC-none')).toBeUndefined();
    expect(await records.payments('acc_none')).toEqual([]);
    expect(await records.contacts('acc_none')).toEqual([]);
  });

  test('shows payments newest first, with method, refunds and what is left', async () => {
    const [latest] = await store.records.payments('acc_northwind');
    expect(latest).toMatchObject({ id: 'pay_1042', methodLabel: 'Visa ····4242', methodKind: 'card', refunded: usd(0), left: usd(4_999) });
    const partly = (await store.records.payments('acc_silverlake')).find(({ refunded }) => refunded.cents > 0);
    expect(partly).toMatchObject({ amount: usd(31_350), refunded: usd(10_000), left: usd(21_350) });
    const failed = (await store.records.payments('acc_palmetto'))[0];
    expect(failed).toMatchObject({ status: 'failed', left: usd(0), failure: expect.any(String) });
  });

  test('counts refunds from a day on', async () => {
    const since = async (days: number) =>
      (await store.records.refundsSince('acc_canyon', now - days * 86_400_000)).map(({ amount }) => amount.cents);
    expect(await since(30)).toEqual([20_000, 26_000]);
    expect(await since(100)).toEqual([20_000, 26_000, 38_000]);
    expect(await since(4)).toEqual([]);
  });

  test('no tool finds a postal code or a security answer in the records it is given', async () => {
    const { records } = store;
    const seen = JSON.stringify([
      await records.accounts(),
      await records.contacts('acc_thistle'),
      await records.paymentMethods('acc_thistle'),
      await records.invoices('acc_thistle'),
      await records.payments('acc_thistle'),
    ]);
    expect(seen).not.toContain('EH1');
    expect(seen).not.toContain('Wee Fi');
  });

  test('changes an account, and takes optional values away', async () => {
    const changed = await write((records) =>
      records.updateAccount('acc_moonrise', {
        seats: 7,
        seatPrice: usd(1_800),
        status: 'cancelling',
        cancelsAt: 5,
        paymentFailingSince: null,
      }),
    );
    expect(changed).toMatchObject({ seats: 7, seatPrice: usd(1_800), status: 'cancelling', cancelsAt: 5 });
    expect(changed).not.toHaveProperty('paymentFailingSince');
    expect(await store.records.account('acc_moonrise')).toEqual(changed);
    await expect(write((records) => records.updateAccount('acc_none', { seats: 1 }))).rejects.toThrow('There is no account acc_none.');
  });

  test('numbers new records on from the old ones', async () => {
    const last = Math.max(...(await store.records.refundsSince('acc_canyon', 0)).map(({ id }) => Number(id.slice(3))));
    const refund = (callId: string) =>
      write((records) =>
        records.insertRefund({
          account: 'acc_northwind',
          payment: 'pay_1042',
          amount: usd(1),
          reason: 'other',
          note: 'x',
          at: now,
          ...origin(callId),
        }),
      );
    const [first, second] = [await refund('c_1'), await refund('c_2')];
    expect(Number(first.id.slice(3))).toBeGreaterThan(last);
    expect(Number(second.id.slice(3))).toBe(Number(first.id.slice(3)) + 1);
    await expect(refund('c_2')).rejects.toThrow('UNIQUE');
    const credit = await write((records) =>
      records.insertCredit({ account: 'acc_northwind', amount: usd(5), reason: 'goodwill', note: '', at: now, ...origin('c_3') }),
    );
    expect(credit.id).toBe('cr_4001');
    expect(await store.records.credits('acc_northwind')).toEqual([credit]);
  });

  test('keeps plan changes, invoices and payments as they were given', async () => {
    const subscription = { plan: 'pro', seats: 12, cycle: 'monthly' } as const;
    const change = await write((records) =>
      records.insertPlanChange({
        account: 'acc_northwind',
        kind: 'seats',
        from: subscription,
        to: { ...subscription, seats: 10 },
        charge: usd(-1_900),
        at: now,
        effectiveAt: now,
        status: 'applied',
        reason: 'two people left',
        ...origin('c_1'),
      }),
    );
    expect(await store.records.planChanges('acc_northwind')).toEqual([change]);
    const invoice = await write((records) =>
      records.insertInvoice({
        account: 'acc_northwind',
        issuedAt: now,
        dueAt: now,
        periodStart: now,
        periodEnd: now + 1,
        total: usd(700),
        lines: [
          { text: 'users', cents: 800 },
          { text: 'credit', cents: -100 },
        ],
        status: 'open',
        purchaseOrder: 'PO-7',
      }),
    );
    expect(await store.records.invoice(invoice.id)).toEqual(invoice);
    const payment = await write((records) =>
      records.insertPayment({
        account: 'acc_northwind',
        invoice: invoice.id,
        method: 'pm_northwind',
        amount: usd(700),
        status: 'succeeded',
        at: now,
      }),
    );
    expect(payment).toMatchObject({ methodLabel: 'Visa ····4242', left: usd(700) });
    expect((await write((records) => records.updateInvoice(invoice.id, { status: 'paid' }))).status).toBe('paid');
  });

  test('files, acknowledges and resolves an escalation once', async () => {
    const filed = await write((records) =>
      records.insertEscalation({
        account: 'acc_atlas',
        class: 'priority',
        kind: 'churn',
        level: 4,
        ownerRole: 'VP of Customer Success',
        packet: { summary: 'x', tried: ['a'], evidence: [], quotes: ['“no”'] },
        contacts: ['#customer-success'],
        receivedAt: now - 50,
        filedAt: now,
        respondBy: now + 1,
        resolveBy: now + 2,
        status: 'open',
        ...origin('c_1'),
      }),
    );
    expect(filed.id).toBe('ESC-1004');
    expect(await store.records.escalation('ESC-1004')).toEqual(filed);
    expect(ids(await store.records.escalations({ account: 'acc_atlas', open: true }))).toEqual(['ESC-1002', 'ESC-1004']);
    expect(await write((records) => records.acknowledgeEscalation('ESC-1004', { by: 'ben', at: now + 5 }))).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: 'ben',
      acknowledgedAt: now + 5,
    });
    const again = { by: 'ana', at: now + 6 };
    await expect(write((records) => records.acknowledgeEscalation('ESC-1004', again))).rejects.toThrow('is acknowledged already');
    const done = { resolution: 'called', by: 'ana', at: now + 9 };
    expect(await write((records) => records.resolveEscalation('ESC-1004', done))).toMatchObject({ status: 'resolved', resolvedBy: 'ana' });
    expect(ids(await store.records.escalations({ account: 'acc_atlas', open: true }))).toEqual(['ESC-1002']);
    await expect(write((records) => records.resolveEscalation('ESC-1004', done))).rejects.toThrow('is resolved already');
    await expect(write((records) => records.acknowledgeEscalation('ESC-1004', again))).rejects.toThrow('is resolved already');
    await expect(write((records) => records.acknowledgeEscalation('ESC-9', again))).rejects.toThrow('There is no escalation ESC-9.');
    await expect(write((records) => records.resolveEscalation('ESC-9', done))).rejects.toThrow('There is no escalation ESC-9.');
  });

  test('keeps tickets with their notes, bug reports, wishes and messages', async () => {
    const ticket = await write((records) =>
      records.insertTicket({
        subject: 's',
        body: 'b',
        category: 'other',
        priority: 'low',
        status: 'open',
        createdAt: now,
        updatedAt: now,
        createdBy: 'ana',
      }),
    );
    await write((records) => records.insertTicketNote({ ticket: ticket.id, text: 'n', by: 'ana', at: now }));
    expect(await store.records.ticketNotes(ticket.id)).toEqual([{ ticket: ticket.id, text: 'n', by: 'ana', at: now }]);
    await expect(write((records) => records.insertTicketNote({ ticket: 'T-0', text: 'n', by: 'ana', at: now }))).rejects.toThrow(
      'There is no ticket T-0.',
    );
    expect(await write((records) => records.updateTicket(ticket.id, { status: 'solved', updatedAt: now + 1 }))).toEqual({
      ...ticket,
      status: 'solved',
      updatedAt: now + 1,
    });
    const bug = await write((records) =>
      records.insertBugReport({
        title: 't',
        steps: '1',
        expected: 'e',
        actual: 'a',
        environment: 'v',
        severity: 'minor',
        at: now,
        ...origin('c_1'),
      }),
    );
    const wish = await write((records) => records.insertFeatureRequest({ title: 't', description: 'd', at: now, ...origin('c_2') }));
    const message = await write((records) =>
      records.insertOutboxMessage({
        channel: 'email',
        to: ['a@x.example'],
        subject: 's',
        body: 'b',
        template: 'outage',
        at: now,
        ...origin('c_3'),
      }),
    );
    expect([bug.id, wish.id, message.id]).toEqual(['BUG-201', 'FR-301', 'msg_6001']);
    expect([await store.records.bugReports(), await store.records.featureRequests(), await store.records.outbox()]).toEqual([
      [bug],
      [wish],
      [message],
    ]);
  });

  test('unlocks a login and takes a lost second factor away', async () => {
    expect((await store.records.contact('con_kate_moreno'))?.loginLockedAt).toBeLessThan(now);
    expect(await write((records) => records.unlockLogin('con_kate_moreno'))).not.toHaveProperty('loginLockedAt');
    expect(await write((records) => records.resetTwoFactor('con_marco_conti', now))).toMatchObject({
      twoFactor: false,
      twoFactorResetAt: now,
    });
    await expect(write((records) => records.unlockLogin('con_none'))).rejects.toThrow('There is no contact con_none.');
  });

  test('knows the service, its incidents and who they touch', async () => {
    expect((await store.records.serviceStatus()).map(({ id, status }) => [id, status])).toContainEqual(['integrations', 'degraded']);
    expect(ids(await store.records.incidents({ open: true }))).toEqual(['INC-504', 'INC-505']);
    expect(ids(await store.records.incidents({ open: true, account: 'acc_northwind' }))).toEqual(['INC-504']);
    expect(ids(await store.records.incidents({ since: now - 10 * 86_400_000 }))).toEqual(['INC-504', 'INC-505', 'INC-503', 'INC-501']);
    const [current] = await store.records.apiUsage('acc_stellar', now - 86_400_000);
    expect(current).toMatchObject({ requests: 10_000, rejected: 2_316, hour: now });
  });

  test('is only read outside a transaction', async () => {
    await expect(store.records.unlockLogin('con_kate_moreno')).rejects.toThrow(/read-?only/i);
  });
});

test('a record read back from its row is the record that was written', () => {
  interface Sample {
    readonly id: string;
    readonly count: number;
    readonly price: Money;
    readonly bonus?: Money;
    readonly open: boolean;
    readonly tags: readonly string[];
    readonly note?: string;
    readonly inner?: { readonly deep: readonly number[] };
  }
  const { toRow, fromRow } = rows<Sample>({ price: 'money', bonus: 'money', open: 'flag', tags: 'json', inner: 'json' });
  const money = fc.record({ cents: fc.integer(), currency: fc.constantFrom('USD' as const, 'EUR' as const) });
  const sample = fc.record(
    {
      id: fc.string(),
      count: fc.integer(),
      price: money,
      bonus: money,
      open: fc.boolean(),
      tags: fc.array(fc.string()),
      note: fc.string(),
      inner: fc.record({ deep: fc.array(fc.integer()) }),
    },
    { requiredKeys: ['id', 'count', 'price', 'open', 'tags'], noNullPrototype: true },
  );
  fc.assert(
    fc.property(sample, (record) => {
      expect(fromRow(toRow(record))).toEqual(record);
    }),
  );
});
