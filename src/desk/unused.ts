import { proportion } from '../core/money.ts';
import { daysBetween } from './dates.ts';
import type { Invoice, Payment } from './records.ts';

/** What a payment still covers after `from`, by days of the period it was made for; cents. */
export function unusedByDays(payment: Payment, { periodStart, periodEnd }: Invoice, from: number): number {
  const whole = daysBetween(periodStart, periodEnd);
  const left = Math.min(Math.max(daysBetween(from, periodEnd), 0), whole);
  return whole <= 0 ? 0 : proportion(payment.amount.cents, left, whole);
}

/** What a payment still covers after `from`, by whole months of the period it was made for; cents. */
export function unusedByMonths(payment: Payment, { periodStart, periodEnd }: Invoice, from: number): number {
  const whole = monthsBetween(periodStart, periodEnd);
  const left = Math.min(Math.max(monthsBetween(from, periodEnd), 0), whole);
  return whole <= 0 ? 0 : proportion(payment.amount.cents, left, whole);
}

/** Whole months from one time to a later one, in UTC: a month that has begun does not count. */
function monthsBetween(from: number, to: number): number {
  const [start, end] = [new Date(from), new Date(to)];
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return end.getUTCDate() < start.getUTCDate() ? months - 1 : months;
}
