import { describe, expect, test } from 'vitest';
import { demoData } from '../../src/desk/demo/demo-data.ts';
import type { DeskData } from '../../src/desk/desk-data.ts';
import { day } from '../../src/desk/period.ts';
import { planFacts } from '../../src/desk/plan.ts';

const days = [
  '2026-11-20T10:00:00Z',
  '2026-11-01T00:00:00Z',
  '2026-11-02T00:20:00Z',
  '2027-01-01T12:00:00Z',
  '2028-02-29T23:59:59Z',
  '2027-03-31T08:00:00Z',
];

describe.each(days)('the demo company, seeded on %s', (text) => {
  const now = Date.parse(text);
  const data = demoData(now);
  const account = (name: string) => {
    const found = data.accounts.find(({ id }) => id === `acc_${name}`);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const age = (name: string) => Math.floor(now / day) - Math.floor((account(name).firstPaymentAt ?? 0) / day);
  const paid = (name: string) => data.payments.filter((payment) => payment.account === `acc_${name}`);

  test('has about thirty accounts, each with a contact at an example domain and identity factors', () => {
    expect(data.accounts.length).toBeGreaterThanOrEqual(25);
    for (const { id } of data.accounts) {
      expect(data.contacts.some((contact) => contact.account === id && contact.email.endsWith('.example'))).toBe(true);
      expect(data.identityFactors.filter((factors) => factors.account === id)).toHaveLength(1);
    }
  });

  test('refers only to records that are there, under ids of their own', () => {
    const kinds: readonly (keyof DeskData)[] = [
      'accounts',
      'contacts',
      'paymentMethods',
      'invoices',
      'payments',
      'refunds',
      'tickets',
      'escalations',
      'incidents',
    ];
    for (const kind of kinds) {
      const ids = data[kind].map((record) => ('id' in record ? record.id : ''));
      expect(new Set(ids).size, kind).toBe(ids.length);
    }
    const has = (list: readonly { readonly id: string }[], id: string) => list.some((record) => record.id === id);
    for (const { account: owner, method, invoice } of data.payments) {
      expect(has(data.accounts, owner) && has(data.paymentMethods, method) && has(data.invoices, invoice)).toBe(true);
    }
    for (const { payment } of data.refunds) expect(has(data.payments, payment)).toBe(true);
    for (const { account: owner, contact } of [...data.tickets, ...data.escalations]) {
      expect(has(data.accounts, owner ?? '') && has(data.contacts, contact ?? '')).toBe(true);
    }
  });

  test('lies in the past, in periods that hold today, and its money adds up', () => {
    for (const { at } of [...data.payments, ...data.refunds]) expect(at).toBeLessThanOrEqual(now);
    for (const { periodStart, periodEnd, id } of data.accounts) {
      expect(periodStart, id).toBeLessThanOrEqual(now);
      expect(periodEnd, id).toBeGreaterThan(now - 1);
    }
    for (const { lines, total } of data.invoices) expect(lines.reduce((sum, { cents }) => sum + cents, 0)).toBe(total.cents);
    for (const { account: owner, amount } of data.payments)
      expect(amount.currency).toBe(data.accounts.find(({ id }) => id === owner)?.currency);
    for (const { id, amount } of data.payments) {
      const refunded = data.refunds.filter(({ payment }) => payment === id).reduce((sum, refund) => sum + refund.amount.cents, 0);
      expect(refunded).toBeLessThanOrEqual(amount.cents);
    }
  });

  test('keeps the plans within their limits', () => {
    for (const { plan, seats, cycle } of data.accounts) {
      expect(seats).toBeGreaterThanOrEqual(planFacts[plan].minSeats);
      expect(seats).toBeLessThanOrEqual(planFacts[plan].maxSeats ?? Number.POSITIVE_INFINITY);
      expect(planFacts[plan].price[cycle]).toBeDefined();
    }
  });

  test('has Maya Ortiz of Northwind, charged $49.99 twice this month within 48 hours', () => {
    expect(account('northwind')).toMatchObject({ company: 'Northwind Ltd', plan: 'pro', seats: 12 });
    expect(data.contacts).toContainEqual(
      expect.objectContaining({ name: 'Maya Ortiz', email: 'maya@northwind.example', account: 'acc_northwind' }),
    );
    expect(data.paymentMethods).toContainEqual(expect.objectContaining({ account: 'acc_northwind', brand: 'Visa', last4: '4242' }));
    const [first, second] = ['pay_1041', 'pay_1042'].map((id) => data.payments.find((payment) => payment.id === id));
    if (first === undefined || second === undefined) throw new Error('no such payments');
    expect([first.amount, second.amount]).toEqual([
      { cents: 4_999, currency: 'USD' },
      { cents: 4_999, currency: 'USD' },
    ]);
    expect(first.invoice).toBe(second.invoice);
    expect(second.at - first.at).toBeGreaterThanOrEqual(0);
    expect(second.at - first.at).toBeLessThan(2 * day);
    for (const { at } of [first, second]) expect(new Date(at).toISOString().slice(0, 7)).toBe(text.slice(0, 7));
    expect(paid('northwind').every(({ at }) => at <= second.at)).toBe(true);
    expect(data.refunds.some((refund) => refund.account === 'acc_northwind')).toBe(false);
  });

  test('has day 30, 31 and 45 of a new subscription, an annual contract before and after 90 days', () => {
    expect([age('fernwood'), age('oakridge'), age('juniper'), age('lakeside'), age('summit')]).toEqual([30, 31, 45, 70, 120]);
  });

  test('has a charge above $500 and one above $1,000 made twice, and one in part refunded', () => {
    const twice = (name: string) =>
      paid(name)
        .slice(-2)
        .map(({ amount, invoice }) => [amount.cents, invoice]);
    expect(twice('brightpath')[0]).toEqual(twice('brightpath')[1]);
    expect(twice('brightpath')[0]?.[0]).toBe(76_000);
    expect(twice('harborline')[0]).toEqual(twice('harborline')[1]);
    expect(twice('harborline')[0]?.[0]).toBe(121_600);
    expect(data.refunds.filter((refund) => refund.account === 'acc_silverlake')).toHaveLength(1);
  });

  test('has $460 refunded to one account in the last 30 days', () => {
    const recent = data.refunds.filter((refund) => refund.account === 'acc_canyon' && refund.at >= now - 30 * day);
    expect(recent.reduce((sum, { amount }) => sum + amount.cents, 0)).toBe(46_000);
  });

  test('has an account at each stage of a failed payment', () => {
    const failing = data.accounts.flatMap(({ id, paymentFailingSince, status }) =>
      paymentFailingSince === undefined ? [] : [[id, Math.floor(now / day) - paymentFailingSince / day, status]],
    );
    expect(failing).toEqual([
      ['acc_moonrise', 1, 'active'],
      ['acc_tidewater', 3, 'active'],
      ['acc_redwood', 7, 'active'],
      ['acc_ironbridge', 14, 'past-due'],
      ['acc_palmetto', 21, 'suspended'],
    ]);
    expect(paid('palmetto').filter(({ status }) => status === 'failed')).toHaveLength(4);
  });

  test('has a Basic user on day 15 of 30', () => {
    const { periodStart, periodEnd, seats } = account('willow');
    expect([(periodEnd - periodStart) / day, Math.floor((now - periodStart) / day) + 1, seats]).toEqual([30, 15, 1]);
  });

  test('has every currency, large contracts, and ten and eleven users of Pro', () => {
    expect(new Set(data.accounts.map(({ currency }) => currency))).toEqual(new Set(['USD', 'EUR', 'GBP', 'CAD']));
    expect(account('atlas').contract?.yearlyValue.cents).toBeGreaterThan(5_000_000);
    expect([account('quarry').seats, account('bluefin').seats, account('evergreen').seats]).toEqual([10, 11, 25]);
    expect(account('halcyon').flags).toContain('fortune-500');
  });
});
