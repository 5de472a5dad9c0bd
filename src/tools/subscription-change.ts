import { formatMoney } from '../core/money.ts';
import type { Proposal, ToolContext } from '../core/tool.ts';
import { formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { planFacts } from '../desk/plan.ts';
import { type PlannedChange, plannedChange, type Wish } from '../desk/planned-change.ts';
import type { Quote } from '../desk/proration.ts';
import type { Account, Subscription } from '../desk/records.ts';
import { accountOf } from './customer.ts';

export interface Change extends PlannedChange {
  readonly account: Account;
}

/** The change a call asks for, or one sentence why there is none. */
export async function changeOf(
  { customer, ...wish }: Wish & { readonly customer?: string },
  context: ToolContext<DeskRecords>,
): Promise<Change | string> {
  const account = await accountOf(customer, context);
  if (typeof account === 'string') return account;
  if (account.status === 'cancelled') return `The subscription of ${account.company} has ended.`;
  const planned = await plannedChange(account, wish, context.records, context.now);
  if (planned === undefined)
    return `${planFacts[wish.plan ?? account.plan].title} is not sold with ${wish.cycle ?? account.cycle} billing in ${account.currency}.`;
  if (planned.quote.kind === 'none') return `${account.company} has ${describe(account)} already.`;
  return { account, ...planned };
}

/** `Pro, 12 users, monthly` */
export function describe({ plan, seats, cycle }: Subscription): string {
  return `${planFacts[plan].title}, ${seats} ${seats === 1 ? 'user' : 'users'}, ${cycle}`;
}

/** What the money does, in the customer's terms. */
export function settlementOf({ total, settlement, effectiveAt }: Quote): string {
  const amount = formatMoney({ cents: Math.abs(total.cents), currency: total.currency });
  switch (settlement) {
    case 'charged-now':
      return `${amount} ${total.currency} is charged now`;
    case 'next-invoice':
      return total.cents >= 0
        ? `${amount} ${total.currency} on the next invoice`
        : `${amount} ${total.currency} is credited on the next invoice`;
    case 'refund':
      return `${amount} ${total.currency} for the unused months is paid back, with a refund of its own`;
    case 'decided-by-finance':
      return 'Finance decides on a credit for the unused share';
    case 'nothing-due':
      return `nothing is charged or paid back; it takes effect on ${formatDate(effectiveAt)}`;
  }
}

export function changeProposal({ account, to, quote }: Change, what: string, before: readonly string[]): Proposal {
  const { total, lines, effectiveAt, day, days } = quote;
  return {
    summary: `${what} for ${account.company}: ${describe(account)} → ${describe(to)}; ${settlementOf(quote)}`,
    details: [
      { label: 'From', value: formatDate(effectiveAt) },
      ...lines.map(({ text, cents }) => ({ label: text, value: formatMoney({ cents, currency: total.currency }) })),
    ],
    evidence: [{ source: `account ${account.id}`, text: `${describe(account)}, day ${day} of ${days} of the period` }],
    before,
    target: `${account.id} ${describe(to)}`,
    terms: `from ${describe(account)}, ${total.cents} cents`,
    ...(total.cents === 0 ? {} : { amount: { ...total, cents: Math.abs(total.cents) } }),
    account: account.id,
  };
}

/** What a model reads of a change. */
export function changeData({ account, to, quote, noticeDays }: Change) {
  const { total } = quote;
  return {
    account: account.id,
    kind: quote.kind,
    from: { plan: account.plan, seats: account.seats, cycle: account.cycle },
    to: { plan: to.plan, seats: to.seats, cycle: to.cycle },
    effective: formatDate(quote.effectiveAt),
    notice_days: noticeDays,
    day_of_period: quote.day,
    days_of_period: quote.days,
    days_left: quote.daysLeft,
    lines: quote.lines.map(({ text, cents }) => ({ text, amount_cents: cents, amount: formatMoney({ cents, currency: total.currency }) })),
    total_cents: total.cents,
    total: formatMoney(total),
    settlement: quote.settlement,
    settlement_in_words: settlementOf(quote),
    seat_price: formatMoney(quote.seatPrice),
  };
}

/** Changes that wait for their day. */
export async function scheduled(account: Account, records: DeskRecords): Promise<readonly string[]> {
  const waiting = (await records.planChanges(account.id)).filter(({ status }) => status === 'scheduled');
  if (waiting.length === 0) return ['no change is scheduled'];
  return waiting.map(({ id, kind, to, effectiveAt }) => `${id} is scheduled: ${kind} to ${describe(to)} on ${formatDate(effectiveAt)}`);
}
