import { type Money, proportion } from '../core/money.ts';
import { addMonths, day, dayOf, daysIn, daysLeft, type Period, startOfDay } from './period.ts';
import { comparePlans, planFacts } from './plan.ts';
import type { Account, Cycle, InvoiceLine, Plan, Subscription } from './records.ts';

/** What a change would cost, and when it would hold: exact to the cent. */
export interface Quote {
  readonly kind: 'upgrade' | 'downgrade' | 'seats-added' | 'seats-removed' | 'cycle' | 'none';
  /** When the new subscription holds. ms, UTC */
  readonly effectiveAt: number;
  /** Day of the current period, counted from 1, of so many; and the days after it. */
  readonly day: number;
  readonly days: number;
  readonly daysLeft: number;
  /** What adds up to the total. */
  readonly lines: readonly InvoiceLine[];
  /** Positive: the customer pays. Negative: the customer gets back. */
  readonly total: Money;
  readonly settlement: 'charged-now' | 'next-invoice' | 'refund' | 'nothing-due' | 'decided-by-finance';
  /** What one seat costs a period afterwards. */
  readonly seatPrice: Money;
  /** The billing period afterwards. */
  readonly period: Period;
}

/** List price of a seat for one period, in the account's currency; undefined where the plan is not sold like that. */
export type Prices = (plan: Plan, cycle: Cycle) => Money | undefined;

/** Days of notice from Enterprise to Pro. */
const enterpriseNotice = 60 * day;

/**
 * Quotes a change of plan, seats or cycle, made at `at`. Upgrades hold at once and are charged pro rata, less the
 * unused days of what was paid; added and removed users go on the next invoice; downgrades wait for the next period.
 * Undefined when the plan is not sold in that cycle or currency.
 */
export function quoteChange(account: Account, to: Subscription, prices: Prices, at: number): Quote | undefined {
  const listed = prices(to.plan, to.cycle);
  if (listed === undefined) return undefined;
  const same = to.plan === account.plan && to.cycle === account.cycle;
  const situation: Situation = { account, to, at, period: periodOf(account), seatPrice: same ? account.seatPrice : listed };
  const order = comparePlans(to.plan, account.plan);
  if (order < 0) return account.plan === 'enterprise' ? leaveEnterprise(situation) : later(situation, 'downgrade');
  if (order > 0) return to.plan === 'enterprise' || account.cycle === to.cycle ? upgrade(situation) : upgradeWithinCycle(situation, prices);
  if (to.cycle !== account.cycle) return later(situation, 'cycle');
  return to.seats === account.seats ? later(situation, 'none') : changeSeats(situation);
}

/** What the rest of a period costs: `cents` for the whole of it, the days after today of it. */
export function restOf(cents: number, period: Period, at: number): number {
  return proportion(cents, daysLeft(period, at), daysIn(period));
}

interface Situation {
  readonly account: Account;
  readonly to: Subscription;
  readonly at: number;
  readonly period: Period;
  readonly seatPrice: Money;
}

/** Enterprise begins a year of its own tomorrow; any other upgrade stays in the current period. */
function upgrade(situation: Situation): Quote {
  const { account, to, at, period, seatPrice } = situation;
  const credit = unusedLine(situation);
  if (to.plan !== 'enterprise') {
    const rest = { text: `${describe(to)}, ${restText(period, at)}`, cents: restOf(seatPrice.cents * to.seats, period, at) };
    return quote(situation, { kind: 'upgrade', lines: [rest, credit], settlement: 'charged-now' });
  }
  const start = startOfDay(at) + day;
  const year = { text: `${describe(to)}, one year`, cents: seatPrice.cents * to.seats };
  const current = account.periodEnd <= start ? [] : [credit];
  return quote(situation, {
    kind: 'upgrade',
    lines: [year, ...current],
    settlement: 'charged-now',
    period: { start, end: addMonths(start, 12) },
  });
}

/** The plan goes up at once in the present cycle; the other cycle comes with the next period. */
function upgradeWithinCycle(situation: Situation, prices: Prices): Quote | undefined {
  const { account, to } = situation;
  const seatPrice = prices(to.plan, account.cycle);
  return seatPrice && upgrade({ ...situation, to: { ...to, cycle: account.cycle }, seatPrice });
}

/**
 * The difference of what all seats cost for the rest, before and after: added in two steps on one day,
 * users cost exactly what they cost added in one.
 */
function changeSeats(situation: Situation): Quote {
  const { account, to, at, period, seatPrice } = situation;
  const cents = restOf(seatPrice.cents * to.seats, period, at) - restOf(seatPrice.cents * account.seats, period, at);
  const added = to.seats - account.seats;
  const text = `${users(Math.abs(added))} ${added > 0 ? 'added' : 'removed'}, ${restText(period, at)}`;
  return quote(situation, { kind: added > 0 ? 'seats-added' : 'seats-removed', lines: [{ text, cents }], settlement: 'next-invoice' });
}

/** To Pro with 60 days' notice: the whole months of the year after it are paid back. To Basic: Finance decides. */
function leaveEnterprise(situation: Situation): Quote {
  const { account, to, at, period } = situation;
  if (to.plan === 'basic') return later(situation, 'downgrade', 'decided-by-finance');
  const effectiveAt = startOfDay(at) + enterpriseNotice;
  const months = wholeMonths(effectiveAt, period.end);
  if (months === 0) return { ...later(situation, 'downgrade'), effectiveAt };
  const cents = -proportion(account.seatPrice.cents * account.seats, months, 12);
  const lines = [{ text: `${months} unused ${months === 1 ? 'month' : 'months'} of ${describe(account)}`, cents }];
  const next = { start: effectiveAt, end: addMonths(effectiveAt, to.cycle === 'monthly' ? 1 : 12) };
  return quote(situation, { kind: 'downgrade', effectiveAt, lines, settlement: 'refund', period: next });
}

/** With the next period, and nothing to pay or to get back. */
function later(situation: Situation, kind: Quote['kind'], settlement: Quote['settlement'] = 'nothing-due'): Quote {
  const { to, at, period } = situation;
  if (kind === 'none') return quote(situation, { kind, lines: [], settlement });
  const next = { start: period.end, end: addMonths(period.end, to.cycle === 'monthly' ? 1 : 12) };
  return quote(situation, { kind, effectiveAt: Math.max(at, period.end), lines: [], settlement, period: next });
}

function quote(
  { account, at, period, seatPrice }: Situation,
  change: Pick<Quote, 'kind' | 'lines' | 'settlement'> & Partial<Pick<Quote, 'effectiveAt' | 'period'>>,
): Quote {
  return {
    effectiveAt: at,
    day: dayOf(period, at),
    days: daysIn(period),
    daysLeft: daysLeft(period, at),
    total: { cents: change.lines.reduce((sum, { cents }) => sum + cents, 0), currency: account.currency },
    seatPrice,
    period,
    ...change,
  };
}

function unusedLine({ account, at, period }: Situation): InvoiceLine {
  const cents = -restOf(account.seatPrice.cents * account.seats, period, at);
  return { text: `Credit for unused days of ${describe(account)}`, cents: cents === 0 ? 0 : cents };
}

/** Months that fit whole between two days. */
export function wholeMonths(from: number, to: number): number {
  let months = 0;
  while (addMonths(to, -(months + 1)) >= from) months += 1;
  return months;
}

function periodOf({ periodStart, periodEnd }: Account): Period {
  return { start: periodStart, end: periodEnd };
}

function restText(period: Period, at: number): string {
  return `${daysLeft(period, at)} of ${daysIn(period)} days`;
}

function describe({ plan, seats }: Subscription): string {
  return `${planFacts[plan].title}, ${users(seats)}`;
}

function users(count: number): string {
  return `${count} ${count === 1 ? 'user' : 'users'}`;
}
