import { proportion } from '../core/money.ts';
import { day, startOfDay } from './period.ts';
import { restOf, wholeMonths } from './proration.ts';
import type { Account, Invoice, Payment, Refund } from './records.ts';

/** When a subscription ends whose customer cancelled it at `at`: with its period, or, left early, with the day. ms, UTC */
export function endOf({ periodEnd }: Account, early: boolean, at: number): number {
  return early ? startOfDay(at) + day : periodEnd;
}

/** A payment with the time it was made for, and what was given back of it. */
export interface PaidTime {
  readonly payment: Payment;
  readonly invoice: Invoice;
  readonly refunds: readonly Refund[];
}

/** What a payment covers beyond the end of the subscription, and was not given back yet; of one that goes on, beyond today. Cents. */
export function unusedAfterEnd(account: Account, paid: PaidTime, at: number): number {
  return stillOwed(account, paid, unusedByDays(paid.payment, paid.invoice, (account.cancelsAt ?? endOf(account, true, at)) - 1));
}

/**
 * What a payment covers beyond a downgrade, by whole months, and was not given back yet; cents. Nothing of one that was
 * made since, for a time that began after it: that one paid for what the customer took later.
 */
export function unusedAfterDowngrade(
  account: Account,
  paid: PaidTime,
  { at, effectiveAt }: { readonly at: number; readonly effectiveAt: number },
): number {
  if (paid.payment.at > at && paid.invoice.periodStart > effectiveAt) return 0;
  return stillOwed(account, paid, unusedByMonths(paid.payment, paid.invoice, effectiveAt));
}

/** Time is given back once: an upgrade that began a period of its own has credited the rest, and so has an earlier refund for it. */
function stillOwed({ periodStart }: Account, { invoice, refunds }: PaidTime, unused: number): number {
  if (periodStart > invoice.periodStart && periodStart < invoice.periodEnd) return 0;
  const givenBack = refunds.filter(({ reason }) => reason === 'early-exit' || reason === 'enterprise-downgrade');
  return Math.max(
    0,
    givenBack.reduce((rest, { amount }) => rest - amount.cents, unused),
  );
}

/** What a payment still covers after the day of `from`, by days of the period it was made for; cents. */
function unusedByDays(payment: Payment, { periodStart, periodEnd }: Invoice, from: number): number {
  return periodEnd <= periodStart ? 0 : restOf(payment.amount.cents, { start: periodStart, end: periodEnd }, from);
}

/** What a payment still covers after `from`, by whole months of the period it was made for; cents. */
function unusedByMonths(payment: Payment, { periodStart, periodEnd }: Invoice, from: number): number {
  const whole = wholeMonths(periodStart, periodEnd);
  return whole === 0 ? 0 : proportion(payment.amount.cents, Math.min(wholeMonths(from, periodEnd), whole), whole);
}
