import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDuplicates } from '../../src/desk/duplicates.ts';
import { day, hour } from '../../src/desk/period.ts';
import type { Invoice, Payment } from '../../src/desk/records.ts';

const invoice = (id: string, more: Partial<Invoice> = {}): Invoice => ({
  id,
  account: 'acc_1',
  issuedAt: 0,
  dueAt: 0,
  periodStart: 0,
  periodEnd: 30 * day,
  total: { cents: 1900, currency: 'USD' },
  lines: [{ text: 'Pro, 1 user', cents: 1900 }],
  status: 'paid',
  ...more,
});
const payment = (
  id: string,
  at: number,
  { refunded = 0, ...more }: Partial<Omit<Payment, 'refunded'>> & { refunded?: number } = {},
): Payment => ({
  id,
  account: 'acc_1',
  invoice: 'inv_1',
  method: 'pm_1',
  methodLabel: 'Visa',
  methodKind: 'card',
  amount: { cents: 1900, currency: 'USD' },
  refunded: { cents: refunded, currency: 'USD' },
  left: { cents: 1900 - refunded, currency: 'USD' },
  status: 'succeeded',
  at,
  ...more,
});
const found = (payments: readonly Payment[], invoices = [invoice('inv_1')]) =>
  findDuplicates(payments, invoices).map((one) => [one.payment.id, one.of.id, one.hoursApart, one.cents]);

test('the later of two charges for one invoice is the duplicate, in whatever order they come', () => {
  const [first, second] = [payment('a', 0), payment('b', 47 * hour)];
  expect(found([first, second])).toEqual([['b', 'a', 47, 1900]]);
  expect(found([second, first])).toEqual([['b', 'a', 47, 1900]]);
});

test('two invoices of one period with the same lines charge the same thing; other periods, lines and amounts do not', () => {
  const two = (more: Partial<Invoice>, amount: Partial<Omit<Payment, 'refunded'>> = {}) =>
    found([payment('a', 0), payment('b', hour, { invoice: 'inv_2', ...amount })], [invoice('inv_1'), invoice('inv_2', more)]);
  expect(two({})).toEqual([['b', 'a', 1, 1900]]);
  expect(two({ periodStart: 30 * day, periodEnd: 60 * day })).toEqual([]);
  expect(two({ lines: [{ text: 'Users added', cents: 1900 }] })).toEqual([]);
  expect(two({}, { amount: { cents: 1901, currency: 'USD' }, left: { cents: 1901, currency: 'USD' } })).toEqual([]);
});

test('what did not succeed charged nobody', () => {
  expect(found([payment('a', 0, { status: 'failed', left: { cents: 0, currency: 'USD' } }), payment('b', hour)])).toEqual([]);
});

test('once one of two was given back, whichever, nothing is extra', () => {
  expect(found([payment('a', 0), payment('b', hour, { refunded: 1900 })])).toEqual([]);
  expect(found([payment('a', 0, { refunded: 1900 }), payment('b', hour)])).toEqual([]);
  expect(found([payment('a', 0), payment('b', hour, { refunded: 1000 })])).toEqual([['b', 'a', 1, 900]]);
});

test('however many charges and refunds: giving back what is extra leaves exactly one charge paid', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1900 }), { minLength: 1, maxLength: 6 }), (refunds) => {
      const payments = refunds.map((refunded, index) => payment(`p${index}`, index * hour, { refunded }));
      const paid = payments.reduce((sum, { left }) => sum + left.cents, 0);
      const extra = findDuplicates(payments, [invoice('inv_1')]).reduce((sum, { cents }) => sum + cents, 0);
      expect(paid - extra).toBeLessThanOrEqual(1900);
      if (extra > 0) expect(paid - extra).toBe(1900);
    }),
  );
});
