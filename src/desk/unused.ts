import { proportion } from '../core/money.ts';
import { restOf, wholeMonths } from './proration.ts';
import type { Invoice, Payment } from './records.ts';

/** What a payment still covers after the day of `from`, by days of the period it was made for; cents. */
export function unusedByDays(payment: Payment, { periodStart, periodEnd }: Invoice, from: number): number {
  return periodEnd <= periodStart ? 0 : restOf(payment.amount.cents, { start: periodStart, end: periodEnd }, from);
}

/** What a payment still covers after `from`, by whole months of the period it was made for; cents. */
export function unusedByMonths(payment: Payment, { periodStart, periodEnd }: Invoice, from: number): number {
  const whole = wholeMonths(periodStart, periodEnd);
  return whole === 0 ? 0 : proportion(payment.amount.cents, Math.min(wholeMonths(from, periodEnd), whole), whole);
}
