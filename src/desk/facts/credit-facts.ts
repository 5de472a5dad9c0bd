import type { JsonObject } from '../../core/json.ts';
import { refundWindow } from '../refund-window.ts';
import { type FactCase, textOf } from './fact-case.ts';

/** A credit counts beside refunds and other credits of 30 days; credits for removed seats are owed and do not count. */
export async function creditFacts(about: FactCase): Promise<JsonObject> {
  const { proposal, context, account } = about;
  const cents = proposal?.amount?.cents ?? 0;
  const currency = proposal?.amount?.currency ?? '';
  const since = context.now - refundWindow;
  const refunds = account === undefined ? [] : await context.records.refundsSince(account.id, since);
  const credits = account === undefined ? [] : await context.records.credits(account.id);
  const given = [...refunds, ...credits.filter(({ at, reason }) => at >= since && reason !== 'fewer-seats')];
  return {
    amount_cents: cents,
    currency,
    reason: textOf(about, 'reason'),
    total_30_days_cents: given.filter(({ amount }) => amount.currency === currency).reduce((sum, { amount }) => sum + amount.cents, cents),
    other_currency_30_days: given.some(({ amount }) => amount.currency !== currency),
  };
}
