import type { JsonObject } from '../../core/json.ts';
import { daysBetween, formatDate } from '../dates.ts';
import { plannedChange, type Wish, wishedFor } from '../planned-change.ts';
import { plans } from '../records.ts';
import { endOf } from '../unused.ts';
import { type FactCase, textOf } from './fact-case.ts';

/** What a change of plan or seats, or a cancellation, would make of the subscription. */
export async function changeFacts(about: FactCase): Promise<JsonObject> {
  const { account, call, context } = about;
  if (account === undefined) return nothing;
  if (call.tool === 'cancel_subscription') {
    const { plan, seats, cycle } = account;
    const end = endOf(account, call.input['early'] === true, context.messageAt);
    return {
      ...nothing,
      kind: 'cancellation',
      to_plan: plan,
      to_seats: seats,
      to_cycle: cycle,
      currency: account.currency,
      notice_days: daysBetween(context.messageAt, end),
      effective_on: formatDate(end),
    };
  }
  const wish = wishOf(about);
  const planned = await plannedChange(account, wish, context.records, context.now);
  const to = planned?.to ?? wishedFor(account, wish);
  const cents = planned?.quote.total.cents ?? 0;
  return {
    kind: planned?.quote.kind ?? 'none',
    to_plan: to.plan,
    to_seats: to.seats,
    to_cycle: to.cycle,
    charged_cents: Math.max(cents, 0),
    given_back_cents: Math.max(-cents, 0),
    currency: account.currency,
    notice_days: planned?.noticeDays ?? 0,
    effective_on: planned === undefined ? '' : formatDate(planned.quote.effectiveAt),
  };
}

function wishOf(about: FactCase): Wish {
  const { seats } = about.call.input;
  const plan = plans.find((known) => known === textOf(about, 'plan'));
  const cycle = (['monthly', 'yearly'] as const).find((known) => known === textOf(about, 'cycle'));
  return { ...(plan && { plan }), ...(typeof seats === 'number' && { seats }), ...(cycle && { cycle }) };
}

const nothing = {
  kind: 'none',
  to_plan: '',
  to_seats: 0,
  to_cycle: '',
  charged_cents: 0,
  given_back_cents: 0,
  currency: '',
  notice_days: 0,
  effective_on: '',
} satisfies JsonObject;
