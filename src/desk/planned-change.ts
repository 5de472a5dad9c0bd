import { daysBetween } from './dates.ts';
import type { DeskReading } from './desk-records.ts';
import { listPrice } from './plan.ts';
import { type Prices, type Quote, quoteChange } from './proration.ts';
import type { Account, Plan, Subscription } from './records.ts';

/** What a customer wants to have instead; what is left out stays as it is. */
export interface Wish {
  readonly plan?: Plan;
  readonly seats?: number;
  readonly cycle?: Subscription['cycle'];
}

export interface PlannedChange {
  readonly to: Subscription;
  readonly quote: Quote;
  /** Calendar days from the request until it holds. */
  readonly noticeDays: number;
}

/** The change as it would be made at `at`, with its price. Undefined when the plan is not sold in that cycle or currency. */
export async function plannedChange(account: Account, wish: Wish, records: DeskReading, at: number): Promise<PlannedChange | undefined> {
  const rates = await records.exchangeRates();
  const prices: Prices = (plan, cycle) => listPrice(plan, cycle, account.currency, rates);
  const to = wishedFor(account, wish);
  const quote = quoteChange(account, to, prices, at);
  return quote === undefined ? undefined : { to, quote, noticeDays: daysBetween(at, quote.effectiveAt) };
}

/** Enterprise is sold by the year: who wishes for it wishes for that, unless they said otherwise. */
export function wishedFor(account: Account, { plan, seats, cycle }: Wish): Subscription {
  const to = plan ?? account.plan;
  return { plan: to, seats: seats ?? account.seats, cycle: cycle ?? (to === 'enterprise' ? 'yearly' : account.cycle) };
}
