import type { JsonObject } from '../../core/json.ts';
import { daysBetween } from '../dates.ts';
import type { FactCase } from './fact-case.ts';

/** Whether there is something to charge again, and whether the method can take it. */
export async function retryFacts({ context, account, proposal }: FactCase): Promise<JsonObject> {
  const { records, now } = context;
  const methods = account === undefined ? [] : await records.paymentMethods(account.id);
  const method = methods.find(({ isDefault }) => isDefault) ?? methods[0];
  const since = account?.paymentFailingSince;
  return {
    failing: since !== undefined,
    days_failing: since === undefined ? 0 : daysBetween(since, now),
    has_method: method !== undefined,
    method_expired: method?.expires !== undefined && new Date(now).toISOString().slice(0, 7) > method.expires,
    amount_cents: proposal?.amount?.cents ?? 0,
    currency: proposal?.amount?.currency ?? '',
  };
}
