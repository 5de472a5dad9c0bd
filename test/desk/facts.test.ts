import { describe, expect, test } from 'vitest';
import { demoData } from '../../src/desk/demo/demo-data.ts';
import type { DeskData } from '../../src/desk/desk-data.ts';
import { day, hour } from '../../src/desk/period.ts';
import type { Account, PlanChange, Ticket } from '../../src/desk/records.ts';
import { teamPolicies, teamPolicy } from '../helpers/team-policy.ts';
import { benchNow, toolBench, tools } from '../helpers/tool-bench.ts';

const demo = demoData(benchNow);

/** The demo company with one account changed. */
function withAccount(id: string, change: Partial<Account>): DeskData {
  return { ...demo, accounts: demo.accounts.map((account) => (account.id === id ? { ...account, ...change } : account)) };
}

const solvedTicket: Ticket = {
  id: 'T-9001',
  account: 'acc_quarry',
  subject: 'Cannot log in',
  body: 'Nobody can.',
  category: 'technical',
  priority: 'high',
  status: 'solved',
  createdAt: benchNow - 5 * day,
  updatedAt: benchNow - 5 * day + 3_600_000,
  createdBy: 'ada',
};

/** Facts of a refund of the newest payment that succeeded. */
async function refundFacts(data: DeskData | 'demo', account: string, input: { reason: string; amount?: string }) {
  const bench = await toolBench(data);
  await bench.serve(account);
  const payment = (await bench.records.payments(account)).find(({ status, left }) => status === 'succeeded' && left.cents > 0);
  const facts = await bench.facts('issue_refund', { payment: payment?.id ?? '', ...input });
  return facts as { readonly account: Record<string, unknown>; readonly refund: Record<string, unknown> };
}

test('the facts of every tool fit what the policy file declares', async () => {
  const bench = await toolBench();
  await bench.serve('acc_atlas');
  const known: Readonly<Record<string, Record<string, string | number>>> = {
    issue_refund: { payment: (await bench.records.payments('acc_atlas'))[0]?.id ?? '', reason: 'other' },
    apply_credit: { amount: '5.00', reason: 'goodwill', note: 'x' },
    change_plan: { plan: 'pro' },
    change_seats: { seats: 500 },
    cancel_subscription: { reason: 'x' },
    send_invoice: { invoice: (await bench.records.invoices('acc_atlas'))[0]?.id ?? '' },
    create_ticket: { subject: 'x', body: 'y', category: 'technical' },
    escalate: { kind: 'complaint', summary: 'x' },
    page_on_call: { escalation: 'ESC-1002', who: 'first', message: 'x' },
    send_notice: { escalation: 'ESC-1002', template: 'security' },
    resolve_escalation: { escalation: 'ESC-1002', resolution: 'x' },
  };
  for (const [tool, input] of Object.entries(known)) {
    const verdict = await bench.judge(tool, input);
    expect([tool, verdict.reasons.filter((reason) => /cannot be judged|could not be evaluated/.test(reason))]).toEqual([tool, []]);
  }
  for (const tool of ['list_payments', 'list_invoices', 'quote_plan_change']) {
    expect(await bench.judge(tool, {})).toMatchObject({ effect: 'allow', identity: true });
  }
  const declared = new Set(teamPolicies().facts.flatMap((group) => group.tools?.map(({ text }) => text) ?? []));
  expect([...declared].filter((tool) => !(tool in known) && !(tool in tools))).toEqual([]);
});

describe('day 30 and day 31', () => {
  test.each([
    ['acc_fernwood', 30, 'confirm'],
    ['acc_oakridge', 31, 'deny'],
    ['acc_juniper', 45, 'deny'],
  ])('%s is on day %i: %s', async (account, days, effect) => {
    const { account: facts } = await refundFacts('demo', account, { reason: 'new-customer' });
    expect(facts['days_since_first_payment']).toBe(days);
    const bench = await toolBench();
    await bench.serve(account);
    const [payment] = await bench.records.payments(account);
    expect(await bench.judge('issue_refund', { payment: payment?.id ?? '', reason: 'new-customer' })).toMatchObject({ effect });
  });

  test('count from the customer’s message: waiting for an approval costs nobody their right', async () => {
    const bench = await toolBench();
    await bench.serve('acc_fernwood');
    const [payment] = await bench.records.payments('acc_fernwood');
    const call = { payment: payment?.id ?? '', reason: 'new-customer' };
    bench.now = benchNow + 3 * day;
    expect(await bench.judge('issue_refund', call)).toMatchObject({ effect: 'confirm' });
    bench.messageAt = bench.now;
    expect(await bench.judge('issue_refund', call)).toMatchObject({ effect: 'deny' });
  });
});

describe('refunds of 30 days add up', () => {
  test('ten refunds of $60 are a refund of $600', async () => {
    const bench = await toolBench();
    await bench.serve('acc_brightpath');
    const [payment] = await bench.records.payments('acc_brightpath');
    const call = { payment: payment?.id ?? '', reason: 'wrong-amount', amount: '60.00' };
    const roles: (string | undefined)[] = [];
    for (let count = 1; count <= 10; count++) {
      roles.push((await bench.judge('issue_refund', call)).approverRole);
      await bench.run('issue_refund', call);
    }
    expect(roles).toEqual([...Array(8).fill(undefined), 'finance', 'finance']);
  });

  test.each([
    ['40.00', undefined],
    ['40.01', 'finance'],
    ['540.00', 'finance'],
    ['540.01', 'finance-director'],
  ])('$460 were given back: another $%s needs %s', async (amount, role) => {
    const bench = await toolBench(withPayment(60_000));
    await bench.serve('acc_canyon');
    expect((await bench.judge('issue_refund', { payment: 'pay_9001', reason: 'wrong-amount', amount })).approverRole).toBe(role);
  });

  test('what is older than 30 days no longer counts', async () => {
    const bench = await toolBench();
    await bench.serve('acc_canyon');
    const { refund } = (await bench.facts('issue_refund', {
      payment: await paymentOf('acc_canyon'),
      reason: 'wrong-amount',
      amount: '1.00',
    })) as {
      refund: { total_30_days_cents: number };
    };
    expect(refund.total_30_days_cents).toBe(46_100);
  });

  test('exactly $500 is billing’s, $500.01 is Finance’s; exactly $1,000 the manager’s, $1,000.01 the director’s', async () => {
    const bench = await toolBench();
    await bench.serve('acc_harborline');
    const payment = await paymentOf('acc_harborline');
    const roleFor = async (amount: string) => (await bench.judge('issue_refund', { payment, reason: 'wrong-amount', amount })).approverRole;
    expect([await roleFor('500.00'), await roleFor('500.01'), await roleFor('1000.00'), await roleFor('1000.01')]).toEqual([
      undefined,
      'finance',
      'finance',
      'finance-director',
    ]);
  });

  test('an escalation about money opens the way for a refund above $1,000; one about something else does not', async () => {
    const bench = await toolBench();
    await bench.serve('acc_harborline');
    const call = { payment: await paymentOf('acc_harborline'), reason: 'duplicate-charge' };
    expect(await bench.judge('issue_refund', call)).toMatchObject({
      effect: 'confirm',
      escalateAs: 'priority',
      approverRole: 'finance-director',
    });
    await bench.run('escalate', { kind: 'security', summary: 'A strange login.' });
    expect(await bench.judge('issue_refund', call)).toMatchObject({ escalateAs: 'priority', escalateFor: { about: 'money' } });
    await bench.run('escalate', { kind: 'money', summary: 'A refund of $1,216.' });
    const verdict = await bench.judge('issue_refund', call);
    expect(verdict).toMatchObject({ effect: 'confirm', approverRole: 'finance-director' });
    expect(verdict).not.toHaveProperty('escalateAs');
  });

  test('an amount in a currency without a limit needs a second approver, however small', async () => {
    const bench = await toolBench();
    await bench.serve('acc_alpenblick');
    const [payment] = await bench.records.payments('acc_alpenblick');
    expect(await bench.judge('issue_refund', { payment: payment?.id ?? '', reason: 'wrong-amount', amount: '0.01' })).toMatchObject({
      effect: 'confirm',
      approverRole: 'finance-director',
    });
  });
});

describe('what the service did not do', () => {
  test('an outage of five and a half hours in the paid period pays, one of two and a half does not', async () => {
    const { refund } = await refundFacts('demo', 'acc_northwind', { reason: 'missed-uptime' });
    expect(refund).toMatchObject({ longest_outage: '19800s', uptime_missed: true });
    const short = { ...demo, incidents: demo.incidents.filter(({ id }) => id !== 'INC-501') };
    expect((await refundFacts(short, 'acc_northwind', { reason: 'missed-uptime' })).refund['longest_outage']).not.toBe('19800s');
  });

  test.each([
    [4 * hour, 'confirm'],
    [4 * hour - 1000, 'deny'],
  ])('an outage of %i ms: %s', async (length, effect) => {
    const startedAt = benchNow - 2 * day;
    const incidents = demo.incidents.slice(0, 1).map((incident) => ({ ...incident, startedAt, resolvedAt: startedAt + length }));
    const bench = await toolBench({ ...demo, incidents });
    await bench.serve('acc_kestrel');
    expect(await bench.judge('issue_refund', { payment: await paymentOf('acc_kestrel'), reason: 'missed-uptime' })).toMatchObject({
      effect,
    });
  });

  test.each([
    ['acc_orchid', 50, 'confirm'],
    ['acc_larkspur', 47, 'deny'],
  ])('%s: unusable for %i hours: %s', async (account, hours, effect) => {
    const { refund } = await refundFacts('demo', account, { reason: 'unusable' });
    expect(refund['unusable_for']).toBe(`${hours * 3600}s`);
    const bench = await toolBench();
    await bench.serve(account);
    expect(await bench.judge('issue_refund', { payment: await paymentOf(account), reason: 'unusable' })).toMatchObject({ effect });
  });
});

describe('contracts', () => {
  test.each([
    ['acc_lakeside', 70, 'deny'],
    ['acc_summit', 120, 'confirm'],
  ])('%s left after %i days: %s', async (id, days, effect) => {
    const bench = await toolBench(withAccount(id, { status: 'cancelling' }));
    await bench.serve(id);
    const facts = await bench.facts('issue_refund', { payment: await paymentOf(id), reason: 'early-exit', amount: '10.00' });
    expect(facts['refund']).toMatchObject({ days_served: days, leaving: true });
    expect(await bench.judge('issue_refund', { payment: await paymentOf(id), reason: 'early-exit', amount: '10.00' })).toMatchObject({
      effect,
    });
  });

  test('a note on a solved ticket does not make the trouble last until today', async () => {
    const bench = await toolBench({ ...demo, tickets: [...demo.tickets, solvedTicket] });
    await bench.serve('acc_quarry');
    await bench.run('add_note', { ticket: 'T-9001', text: 'Thanked us.' });
    const call = { payment: await paymentOf('acc_quarry'), reason: 'unusable', amount: '10.00' };
    expect(await bench.judge('issue_refund', call)).toMatchObject({ effect: 'deny' });
  });

  test('trouble of today is no ground to give back what was paid for a time before it', async () => {
    const [payment] = demo.payments.filter(({ account, status }) => account === 'acc_quarry' && status === 'succeeded');
    const past = { periodStart: benchNow - 200 * day, periodEnd: benchNow - 170 * day };
    const trouble = { ...solvedTicket, status: 'open', createdAt: benchNow - 5 * day } as const;
    const data = {
      ...demo,
      invoices: demo.invoices.map((invoice) => (invoice.id === payment?.invoice ? { ...invoice, ...past } : invoice)),
      tickets: [...demo.tickets, trouble],
    };
    const bench = await toolBench(data);
    await bench.serve('acc_quarry');
    const facts = await bench.facts('issue_refund', { payment: payment?.id ?? '', reason: 'unusable', amount: '10.00' });
    expect(facts['refund']).toMatchObject({ unusable_for: '0s' });
  });

  test('a downgrade of years ago gives nothing back of what was paid since', async () => {
    const downgrade: PlanChange = {
      id: 'chg_4999',
      account: 'acc_atlas',
      kind: 'plan',
      from: { plan: 'enterprise', seats: 140, cycle: 'yearly' },
      to: { plan: 'pro', seats: 140, cycle: 'yearly' },
      charge: { cents: 0, currency: 'USD' },
      at: benchNow - 800 * day,
      effectiveAt: benchNow - 740 * day,
      status: 'applied',
      reason: '',
      by: 'ada',
      session: 's_old',
      callId: 'c_old',
    };
    const bench = await toolBench({ ...demo, planChanges: [...demo.planChanges, downgrade] });
    await bench.serve('acc_atlas');
    const call = { payment: await paymentOf('acc_atlas'), reason: 'enterprise-downgrade', amount: '10.00' };
    expect((await bench.facts('issue_refund', call))['refund']).toMatchObject({ unused_months_cents: 0 });
    expect(await bench.judge('issue_refund', call)).toMatchObject({ effect: 'deny' });
  });

  test('leaving without cancelling gives nothing back', async () => {
    const bench = await toolBench();
    await bench.serve('acc_summit');
    const call = { payment: await paymentOf('acc_summit'), reason: 'early-exit', amount: '10.00' };
    expect(await bench.judge('issue_refund', call)).toMatchObject({ effect: 'deny' });
    await bench.run('cancel_subscription', { reason: 'moves on', early: true });
    expect(await bench.judge('issue_refund', call)).toMatchObject({ effect: 'confirm' });
  });

  test('a contract that is cancelled but runs to its end has nothing unused', async () => {
    const bench = await toolBench();
    await bench.serve('acc_summit');
    await bench.run('cancel_subscription', { reason: 'moves on' });
    const call = { payment: await paymentOf('acc_summit'), reason: 'early-exit', amount: '0.01' };
    expect(await bench.judge('issue_refund', call)).toMatchObject({
      effect: 'deny',
      rules: expect.arrayContaining(['early-exit-pro-rata']),
    });
  });

  test('unused days are given back once, in however many parts', async () => {
    const bench = await toolBench();
    await bench.serve('acc_summit');
    await bench.run('cancel_subscription', { reason: 'moves on', early: true });
    const payment = await paymentOf('acc_summit');
    const unused = (amount: string) => ({ payment, reason: 'early-exit', amount });
    const before = await bench.facts('issue_refund', unused('0.01'));
    expect(before['refund']).toMatchObject({ unused_days_cents: 3810_41 });
    await bench.run('issue_refund', unused('3000.00'));
    expect(await bench.judge('issue_refund', unused('810.41'))).not.toMatchObject({ effect: 'deny' });
    expect(await bench.judge('issue_refund', unused('810.42'))).toMatchObject({
      effect: 'deny',
      rules: expect.arrayContaining(['early-exit-pro-rata']),
    });
  });

  test('days that an upgrade has credited are not given back again', async () => {
    const bench = await toolBench();
    await bench.serve('acc_summit');
    const payment = await paymentOf('acc_summit');
    await bench.run('change_plan', { plan: 'enterprise' });
    await bench.run('cancel_subscription', { reason: 'moves on', early: true });
    expect(await bench.judge('issue_refund', { payment, reason: 'early-exit', amount: '0.01' })).toMatchObject({
      effect: 'deny',
      rules: expect.arrayContaining(['early-exit-pro-rata']),
    });
  });

  test('money back for a downgrade from Enterprise needs the downgrade, with its notice, on file', async () => {
    const enterprise = demo.accounts.find(({ plan, currency, flags }) => plan === 'enterprise' && currency === 'USD' && flags.length === 0);
    const id = enterprise?.id ?? '';
    const bench = await toolBench();
    await bench.serve(id);
    const call = { payment: await paymentOf(id), reason: 'enterprise-downgrade', amount: '10.00' };
    expect(await bench.judge('issue_refund', call)).toMatchObject({ effect: 'deny' });
    await bench.run('change_plan', { plan: 'pro' });
    const facts = await bench.facts('issue_refund', call);
    expect(facts['refund']).toMatchObject({ notice_days: 60 });
    expect(await bench.judge('issue_refund', call)).toMatchObject({ approverRole: 'finance' });
  });
});

test('a currency without a rate counts as a big account', async () => {
  const contract = {
    startedAt: benchNow - 100 * day,
    endsAt: benchNow + 265 * day,
    yearlyValue: { cents: 60_000_00, currency: 'EUR' },
  } as const;
  const data = withAccount('acc_alpenblick', { contract });
  const yearlyValue = async (records: DeskData) => {
    const bench = await toolBench(records);
    await bench.serve('acc_alpenblick');
    return ((await bench.facts('escalate', { kind: 'complaint', summary: 'x' }))['account'] as { yearly_value_usd_cents: number })
      .yearly_value_usd_cents;
  };
  expect(await yearlyValue(data)).toBe(Math.round(60_000_00 / 0.92));
  expect(await yearlyValue({ ...data, exchangeRates: [] })).toBe(60_000_00 * 100);
});

test('policy never throws, whatever the facts', () => {
  for (const tool of Object.keys(tools)) {
    expect(() =>
      teamPolicy().judge({ tool, effect: 'write', input: {} }, { account: null, refund: [], nonsense: { deep: [1] } }),
    ).not.toThrow();
  }
});

async function paymentOf(account: string): Promise<string> {
  const bench = await toolBench();
  return (await bench.records.payments(account)).find(({ status, left }) => status === 'succeeded' && left.cents > 0)?.id ?? '';
}

/** Canyon Creative with a further payment that nothing was given back of. */
function withPayment(cents: number): DeskData {
  const [first] = demo.payments.filter(({ account }) => account === 'acc_canyon');
  if (first === undefined) throw new Error('the demo has payments of acc_canyon');
  return { ...demo, payments: [...demo.payments, { ...first, id: 'pay_9001', amount: { cents, currency: 'USD' }, at: benchNow - day }] };
}
