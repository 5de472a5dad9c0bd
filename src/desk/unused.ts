import { proportion } from '../core/money.ts';
import { day, startOfDay } from './period.ts';
import { restOf, wholeMonths } from './proration.ts';
import type { Account, Invoice, Payment } from './records.ts';

/** When a subscription ends that is cancelled at `at`: with its period, or, left early, with the day. ms, UTC */
export function endOf({ periodEnd }: Account, early: boolean, at: number): number {
  return early ? startOfDay(at) + day : periodEnd;
}

/** What a payment covers beyond the end of the subscription; of one that goes on, beyond today. Cents. */
export function unusedAfterEnd(account: Account, payment: Payment, invoice: Invoice, at: number): number {
  return unusedByDays(payment, invoice, (account.cancelsAt ?? endOf(account, true, at)) - 1);
}

/** What a payment still covers after the day of `from`, by days of the period it was made for; cents. */
function unusedByDays(payment: Payment, { periodStart, periodEnd }: Invoice, from: number): number {
  return periodEnd <= periodStart ? 0 : restOf(payment.amount.cents, { start: periodStart, end: periodEnd }, from);
}

/** What a payment still covers after `from`, by whole months of the period it was made for; cents. */
export function unusedByMonths(payment: Payment, { periodStart, periodEnd }: Invoice, from: number): number {
  const whole = wholeMonths(periodStart, periodEnd);
  return whole === 0 ? 0 : proportion(payment.amount.cents, Math.min(wholeMonths(from, periodEnd), whole), whole);
}
