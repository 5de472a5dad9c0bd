import { type Money, proportion } from '../core/money.ts';
import type { Cycle, ExchangeRate, Plan } from './records.ts';

/** What a plan costs and allows; `docs/knowledge/billing-policies.md` › Plans and prices. */
export interface PlanFacts {
  readonly title: string;
  /** US cents for one user; a cycle that is not offered is absent. */
  readonly price: Readonly<Partial<Record<Cycle, number>>>;
  readonly minSeats: number;
  /** Absent: no cap. */
  readonly maxSeats?: number;
  /** Absent: no cap. */
  readonly apiRequestsPerHour?: number;
  /** Promised share of a calendar month, in hundredths of a percent: 9,950 is 99.5 %. */
  readonly uptime: number;
  /** First answer from support, hours. */
  readonly answerHours: number;
}

export const planFacts: Readonly<Record<Plan, PlanFacts>> = {
  basic: {
    title: 'Basic',
    price: { monthly: 900, yearly: 9_000 },
    minSeats: 1,
    maxSeats: 10,
    apiRequestsPerHour: 1_000,
    uptime: 9_950,
    answerHours: 24,
  },
  pro: {
    title: 'Pro',
    price: { monthly: 1_900, yearly: 19_000 },
    minSeats: 1,
    maxSeats: 100,
    apiRequestsPerHour: 10_000,
    uptime: 9_990,
    answerHours: 8,
  },
  enterprise: { title: 'Enterprise', price: { yearly: 46_800 }, minSeats: 25, uptime: 9_995, answerHours: 4 },
};

/**
 * The list price of one seat for one period, in the currency asked for at the day's rate, rounded to the cent.
 * Undefined when the plan is not sold in this cycle, or the currency has no rate.
 */
export function listPrice(plan: Plan, cycle: Cycle, currency: Money['currency'], rates: readonly ExchangeRate[]): Money | undefined {
  const cents = planFacts[plan].price[cycle];
  if (cents === undefined) return undefined;
  if (currency === 'USD') return { cents, currency };
  const rate = rates.find((candidate) => candidate.currency === currency);
  return rate && { cents: proportion(cents, rate.perUsdMillionths, 1_000_000), currency };
}

/** What a plan costs so many users by the list, in US cents; a cycle that is not offered is absent. */
export function listSum(plan: Plan, users: number): Readonly<Partial<Record<Cycle, Money>>> {
  const { monthly, yearly } = planFacts[plan].price;
  const sum = (cents: number): Money => ({ cents: cents * users, currency: 'USD' });
  return { ...(monthly === undefined ? {} : { monthly: sum(monthly) }), ...(yearly === undefined ? {} : { yearly: sum(yearly) }) };
}

/** Which of two plans is the higher one: negative when `a` is lower. */
export function comparePlans(a: Plan, b: Plan): number {
  const order: readonly Plan[] = ['basic', 'pro', 'enterprise'];
  return order.indexOf(a) - order.indexOf(b);
}
