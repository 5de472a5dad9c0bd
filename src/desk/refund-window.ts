import type { Money } from '../core/money.ts';
import type { DeskReading } from './desk-records.ts';
import { day } from './period.ts';
import type { Account, Refund } from './records.ts';

/** Refunds to one account add up over this time before a limit is read. */
export const refundWindow = 30 * day;

export interface RefundWindow {
  readonly refunds: readonly Refund[];
  /** Of the account's currency alone. */
  readonly total: Money;
}

/** What an account got back in the last 30 days. */
export async function refundsInWindow({ id, currency }: Account, records: DeskReading, now: number): Promise<RefundWindow> {
  const refunds = await records.refundsSince(id, now - refundWindow);
  const cents = refunds.filter(({ amount }) => amount.currency === currency).reduce((sum, { amount }) => sum + amount.cents, 0);
  return { refunds, total: { cents, currency } };
}
