import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Currency } from '../../src/core/money.ts';
import { addMonths, day, daysIn, periodAt } from '../../src/desk/period.ts';
import { listPrice } from '../../src/desk/plan.ts';
import { type Prices, quoteChange, restOf } from '../../src/desk/proration.ts';
import type { Account, Subscription } from '../../src/desk/records.ts';
import { account } from '../helpers/account.ts';

const rates = [
  { currency: 'EUR', perUsdMillionths: 920_000, at: 0 },
  { currency: 'GBP', perUsdMillionths: 790_000, at: 0 },
  { currency: 'CAD', perUsdMillionths: 1_370_000, at: 0 },
] as const;
const prices =
  (currency: Currency): Prices =>
  (plan, cycle) =>
    listPrice(plan, cycle, currency, rates);
const usd = prices('USD');
const day15 = Date.UTC(2026, 10, 15, 13, 30);
const pro = (more: Partial<Account> = {}) => account({ plan: 'pro', seats: 12, seatPrice: { cents: 1_900, currency: 'USD' }, ...more });
const enterprise = (more: Partial<Account> = {}) =>
  account({
    plan: 'enterprise',
    seats: 25,
    cycle: 'yearly',
    seatPrice: { cents: 46_800, currency: 'USD' },
    periodStart: Date.UTC(2026, 7, 1),
    periodEnd: Date.UTC(2027, 7, 1),
    ...more,
  });

describe('an upgrade', () => {
  test('of one user from Basic to Pro on day 15 of 30 costs $5.00', () => {
    const quote = quoteChange(account(), { plan: 'pro', seats: 1, cycle: 'monthly' }, usd, day15);
    expect(quote).toMatchObject({
      kind: 'upgrade',
      day: 15,
      days: 30,
      daysLeft: 15,
      effectiveAt: day15,
      total: { cents: 500, currency: 'USD' },
      settlement: 'charged-now',
      lines: [
        { text: 'Pro, 1 user, 15 of 30 days', cents: 950 },
        { text: 'Credit for unused days of Basic, 1 user', cents: -450 },
      ],
      seatPrice: { cents: 1_900, currency: 'USD' },
    });
  });

  test('on the last day of the period costs nothing, on the first all days but one', () => {
    const upgrade = (at: number) => quoteChange(account(), { plan: 'pro', seats: 1, cycle: 'monthly' }, usd, at)?.total.cents;
    expect(upgrade(Date.UTC(2026, 10, 30, 23, 59))).toBe(0);
    expect(upgrade(Date.UTC(2026, 10, 1))).toBe(Math.round((1_900 * 29) / 30) - (900 * 29) / 30);
  });

  test('in a leap February counts 29 days', () => {
    const february = account({ periodStart: Date.UTC(2028, 1, 1), periodEnd: Date.UTC(2028, 2, 1) });
    const quote = quoteChange(february, { plan: 'pro', seats: 1, cycle: 'monthly' }, usd, Date.UTC(2028, 1, 15));
    expect(quote).toMatchObject({ days: 29, daysLeft: 14, total: { cents: Math.round((1_900 * 14) / 29) - Math.round((900 * 14) / 29) } });
  });

  test('is quoted in the currency of the account', () => {
    const euro = account({ currency: 'EUR', seatPrice: { cents: 828, currency: 'EUR' } });
    expect(quoteChange(euro, { plan: 'pro', seats: 1, cycle: 'monthly' }, prices('EUR'), day15)?.total).toEqual({
      cents: 460,
      currency: 'EUR',
    });
    const pound = account({ currency: 'GBP', seatPrice: { cents: 711, currency: 'GBP' } });
    expect(quoteChange(pound, { plan: 'pro', seats: 1, cycle: 'monthly' }, prices('GBP'), day15)?.total).toEqual({
      cents: 751 - 356,
      currency: 'GBP',
    });
  });

  test('to Enterprise begins a year tomorrow and credits the unused days', () => {
    const quote = quoteChange(pro({ seats: 30 }), { plan: 'enterprise', seats: 30, cycle: 'yearly' }, usd, day15);
    expect(quote?.total.cents).toBe(30 * 46_800 - (30 * 1_900 * 15) / 30);
    expect(quote?.period).toEqual({ start: Date.UTC(2026, 10, 16), end: Date.UTC(2027, 10, 16) });
  });

  test('with another cycle stays in the present one until the period ends', () => {
    const quote = quoteChange(account(), { plan: 'pro', seats: 1, cycle: 'yearly' }, usd, day15);
    expect(quote).toMatchObject({ total: { cents: 500 }, seatPrice: { cents: 1_900 } });
  });

  test('to a plan that is not sold in the cycle has no quote', () => {
    expect(quoteChange(pro(), { plan: 'enterprise', seats: 30, cycle: 'monthly' }, usd, day15)).toBeUndefined();
  });
});

describe('a change of seats', () => {
  test('charges added users pro rata, on the next invoice', () => {
    const quote = quoteChange(pro(), { plan: 'pro', seats: 15, cycle: 'monthly' }, usd, day15);
    expect(quote).toMatchObject({ kind: 'seats-added', total: { cents: 2_850 }, settlement: 'next-invoice', effectiveAt: day15 });
  });

  test('credits removed users, on the next invoice', () => {
    const quote = quoteChange(pro(), { plan: 'pro', seats: 10, cycle: 'monthly' }, usd, day15);
    expect(quote).toMatchObject({ kind: 'seats-removed', total: { cents: -1_900 }, settlement: 'next-invoice' });
  });

  test('keeps the price that was agreed', () => {
    const agreed = enterprise({ seats: 140, seatPrice: { cents: 42_000, currency: 'USD' } });
    const quote = quoteChange(agreed, { plan: 'enterprise', seats: 141, cycle: 'yearly' }, usd, agreed.periodStart);
    expect(quote?.seatPrice.cents).toBe(42_000);
    expect(quote?.total.cents).toBe(
      restOf(42_000 * 141, { start: agreed.periodStart, end: agreed.periodEnd }, agreed.periodStart) -
        restOf(42_000 * 140, { start: agreed.periodStart, end: agreed.periodEnd }, agreed.periodStart),
    );
  });

  test('to the same number is none', () => {
    expect(quoteChange(pro(), { plan: 'pro', seats: 12, cycle: 'monthly' }, usd, day15)).toMatchObject({
      kind: 'none',
      total: { cents: 0 },
    });
  });
});

describe('a downgrade', () => {
  test('from Pro to Basic waits for the next period and pays nothing back', () => {
    expect(quoteChange(pro(), { plan: 'basic', seats: 10, cycle: 'monthly' }, usd, day15)).toMatchObject({
      kind: 'downgrade',
      effectiveAt: Date.UTC(2026, 11, 1),
      total: { cents: 0 },
      settlement: 'nothing-due',
      seatPrice: { cents: 900 },
      period: { start: Date.UTC(2026, 11, 1), end: Date.UTC(2027, 0, 1) },
    });
  });

  test('from Enterprise to Pro pays back the whole months after 60 days', () => {
    const quote = quoteChange(enterprise(), { plan: 'pro', seats: 25, cycle: 'yearly' }, usd, Date.UTC(2026, 10, 2));
    expect(quote).toMatchObject({ effectiveAt: Date.UTC(2027, 0, 1), total: { cents: -((25 * 46_800) / 12) * 7 }, settlement: 'refund' });
    const dayLater = quoteChange(enterprise(), { plan: 'pro', seats: 25, cycle: 'yearly' }, usd, Date.UTC(2026, 10, 3));
    expect(dayLater?.total.cents).toBe(-((25 * 46_800) / 12) * 6);
  });

  test('from Enterprise near the end of the year pays nothing back', () => {
    const quote = quoteChange(enterprise(), { plan: 'pro', seats: 25, cycle: 'yearly' }, usd, Date.UTC(2027, 5, 20));
    expect(quote).toMatchObject({ total: { cents: 0 }, settlement: 'nothing-due' });
  });

  test('from Enterprise to Basic is decided by Finance', () => {
    const quote = quoteChange(enterprise(), { plan: 'basic', seats: 10, cycle: 'yearly' }, usd, day15);
    expect(quote).toMatchObject({ settlement: 'decided-by-finance', total: { cents: 0 } });
  });

  test('another cycle of the same plan comes with the next period', () => {
    expect(quoteChange(pro(), { plan: 'pro', seats: 12, cycle: 'yearly' }, usd, day15)).toMatchObject({
      kind: 'cycle',
      effectiveAt: Date.UTC(2026, 11, 1),
      seatPrice: { cents: 19_000 },
      period: { start: Date.UTC(2026, 11, 1), end: Date.UTC(2027, 11, 1) },
    });
  });
});

describe('no cent is lost or invented', () => {
  const anyDay = fc.date({ min: new Date(Date.UTC(2020, 0, 1)), max: new Date(Date.UTC(2040, 0, 1)), noInvalidDate: true }).map(Number);
  const situation = fc.record({
    anchor: anyDay,
    offset: fc.nat(364),
    cycle: fc.constantFrom('monthly' as const, 'yearly' as const),
    currency: fc.constantFrom<Currency>('USD', 'EUR', 'GBP', 'CAD'),
    cents: fc.integer({ min: 1, max: 100_000 }),
    seats: fc.integer({ min: 1, max: 2_000 }),
  });
  const set = ({ anchor, offset, cycle, currency, cents, seats }: typeof situation extends fc.Arbitrary<infer T> ? T : never) => {
    const { start, end } = periodAt(anchor, cycle, anchor);
    const at = Math.min(start + offset * day, end - 1);
    return {
      at,
      account: account({ plan: 'pro', cycle, currency, seats, seatPrice: { cents, currency }, periodStart: start, periodEnd: end }),
    };
  };
  const seatsTo = (from: Account, seats: number, at: number) =>
    quoteChange(from, { plan: from.plan, seats, cycle: from.cycle }, prices(from.currency), at);

  test('over users added or removed in any number of steps on one day', () => {
    fc.assert(
      fc.property(situation, fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 6 }), (given, steps) => {
        const { at, account: before } = set(given);
        let sum = 0;
        let current = before;
        for (const seats of steps) {
          sum += seatsTo(current, seats, at)?.total.cents ?? Number.NaN;
          current = { ...current, seats };
        }
        expect(sum).toBe(seatsTo(before, current.seats, at)?.total.cents);
      }),
    );
  });

  test('over a period cut into any days: the parts add up to the whole', () => {
    fc.assert(
      fc.property(situation, fc.array(fc.nat(364), { maxLength: 8 }), (given, cuts) => {
        const { account: current } = set(given);
        const period = { start: current.periodStart, end: current.periodEnd };
        const total = current.seatPrice.cents * current.seats;
        const lefts = [...cuts.map((cut) => restOf(total, period, period.start + (cut % daysIn(period)) * day)).sort((a, b) => b - a), 0];
        let before = total;
        let sum = 0;
        for (const left of lefts) {
          sum += before - left;
          before = left;
        }
        expect(sum).toBe(total);
      }),
    );
  });

  test('every figure is a whole number of cents, and the lines add up to the total', () => {
    fc.assert(
      fc.property(
        situation,
        fc.integer({ min: 1, max: 2_000 }),
        fc.constantFrom('basic' as const, 'pro' as const, 'enterprise' as const),
        (given, seats, plan) => {
          const { at, account: current } = set(given);
          const to: Subscription = { plan, seats, cycle: plan === 'enterprise' ? 'yearly' : current.cycle };
          const quote = quoteChange(current, to, prices(current.currency), at);
          expect(quote).toBeDefined();
          expect(quote?.lines.every(({ cents }) => Number.isSafeInteger(cents))).toBe(true);
          expect(quote?.lines.reduce((sum, { cents }) => sum + cents, 0)).toBe(quote?.total.cents);
          expect(quote?.total.currency).toBe(current.currency);
        },
      ),
    );
  });

  test('a user added and removed on one day costs nothing', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { at, account: current } = set(given);
        const added = seatsTo(current, current.seats + 1, at)?.total.cents ?? Number.NaN;
        const removed = seatsTo({ ...current, seats: current.seats + 1 }, current.seats, at)?.total.cents ?? Number.NaN;
        expect(added + removed).toBe(0);
      }),
    );
  });
});

describe('billing periods', () => {
  test('of a subscription of the 31st end with the month and come back to the 31st', () => {
    const anchor = Date.UTC(2027, 11, 31);
    const starts = [1, 2, 3].map((months) => new Date(addMonths(anchor, months)).toISOString().slice(0, 10));
    expect(starts).toEqual(['2028-01-31', '2028-02-29', '2028-03-31']);
  });

  test('of a yearly subscription of 29 February fall on the 28th in other years', () => {
    expect(new Date(addMonths(Date.UTC(2028, 1, 29), 12)).toISOString()).toBe('2029-02-28T00:00:00.000Z');
  });

  test('follow one another without a gap, and hold the day asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }),
        fc.nat(3_000),
        fc.constantFrom('monthly' as const, 'yearly' as const),
        (anchor, days, cycle) => {
          const at = anchor + days * day;
          const period = periodAt(anchor, cycle, at);
          expect(period.start).toBeLessThanOrEqual(at);
          expect(period.end).toBeGreaterThan(at);
          expect(periodAt(anchor, cycle, period.end).start).toBe(period.end);
        },
      ),
    );
  });
});
