import type { JsonObject } from '../core/json.ts';
import { formatMoney } from '../core/money.ts';
import { listSum, planFacts } from '../desk/plan.ts';
import type { Plan } from '../desk/records.ts';

/** US dollars, list price: `{per_month: "$228.00", per_year: "$2,280.00"}`; without the month where a plan is sold by the year only. */
export function listSums(plan: Plan, users: number): JsonObject {
  const { monthly, yearly } = listSum(plan, users);
  return {
    ...(monthly === undefined ? {} : { per_month: formatMoney(monthly) }),
    ...(yearly === undefined ? {} : { per_year: formatMoney(yearly) }),
  };
}

/** What a plan costs so many users, and whether it is for so many. */
export function sumsFor(plan: Plan, users: number): JsonObject {
  const { title, minSeats, maxSeats } = planFacts[plan];
  const fits = users >= minSeats && users <= (maxSeats ?? users);
  return {
    plan,
    title,
    users,
    fits,
    ...(users < minSeats ? { minimum_users: minSeats } : {}),
    ...(maxSeats !== undefined && users > maxSeats ? { maximum_users: maxSeats } : {}),
    one: listSums(plan, 1),
    all: listSums(plan, users),
  };
}
