import * as z from 'zod/mini';
import { formatMoney } from '../core/money.ts';
import { type ToolContext, ToolFailure } from '../core/tool.ts';
import { formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { plans } from '../desk/records.ts';
import { chargeNow } from './charge.ts';
import { claimsOf } from './claims.ts';
import { accountIdOf, originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer, text } from './fields.ts';
import { type Change, changeData, changeOf, changeProposal, describe, scheduled } from './subscription-change.ts';

interface Input {
  readonly plan: (typeof plans)[number];
  readonly seats?: number;
  readonly cycle?: 'monthly' | 'yearly';
  readonly reason?: string;
  readonly customer?: string;
}

export const changePlan = defineTool({
  name: 'change_plan',
  description:
    'Moves the subscription to another plan or billing cycle. Upgrades work at once and are charged pro rata; downgrades take effect with ' +
    'the next period (Enterprise to Pro after 60 days’ notice). Quote it first.',
  effect: 'write',
  input: inputOf(() => ({
    plan: z.enum(plans),
    seats: z.exactOptional(z.int().check(z.minimum(1), z.maximum(100_000), z.describe('Users afterwards, when they change too'))),
    cycle: z.exactOptional(z.enum(['monthly', 'yearly'])),
    reason: z.exactOptional(text('Why the customer wants it', 300)),
    customer,
  })),
  editable: ['seats', 'cycle'],
  claims: claimsOf('(?:upgraded|downgraded)|(?:changed|switched|moved) (?:you|your plan|the plan|your subscription)'),
  summarize: ({ plan, seats }) => (seats === undefined ? plan : `${plan}, ${seats} users`),
  account: accountIdOf,
  async propose(input, context) {
    const change = await planChangeOf(input, context);
    if (typeof change === 'string') return change;
    return changeProposal(
      change,
      change.quote.kind === 'cycle' ? 'Change the billing cycle' : `Change the plan (${change.quote.kind})`,
      await scheduled(change.account, context.records),
    );
  },
  async run(input, context) {
    const change = await planChangeOf(input, context);
    if (typeof change === 'string') throw new ToolFailure(change);
    const { account, to, quote } = change;
    const { records, now } = context;
    const atOnce = quote.kind === 'upgrade';
    const recorded = await records.insertPlanChange({
      account: account.id,
      kind: 'plan',
      from: { plan: account.plan, seats: account.seats, cycle: account.cycle },
      to,
      charge: quote.total,
      at: now,
      effectiveAt: quote.effectiveAt,
      status: atOnce ? 'applied' : 'scheduled',
      reason: input.reason ?? '',
      ...originOf(context),
    });
    const payment = atOnce ? await apply(change, context) : undefined;
    return {
      status: 'done',
      summary: atOnce
        ? `${account.company} is on ${describe(to)} now`
        : `${account.company} moves to ${describe(to)} on ${formatDate(quote.effectiveAt)}`,
      data: {
        ...changeData(change),
        change: recorded.id,
        applied: atOnce,
        ...(payment === undefined ? {} : { payment: payment.id, charged: payment.status === 'succeeded' }),
      },
    };
  },
});

async function planChangeOf(input: Input, context: ToolContext<DeskRecords>): Promise<Change | string> {
  const change = await changeOf(input, context);
  if (typeof change === 'string') return change;
  const { account, to, quote } = change;
  if (quote.kind === 'seats-added' || quote.kind === 'seats-removed')
    return `${account.company} stays on ${input.plan}: change the users with change_seats.`;
  if (quote.kind === 'upgrade' && to.plan !== 'enterprise' && to.cycle !== account.cycle) {
    return `An upgrade keeps the billing cycle (${account.cycle}) until the period ends: change the plan now and the cycle in a call of its own.`;
  }
  return change;
}

async function apply({ account, to, quote }: Change, context: ToolContext<DeskRecords>) {
  const { records, now } = context;
  await records.updateAccount(account.id, {
    plan: to.plan,
    seats: to.seats,
    cycle: to.cycle,
    seatPrice: quote.seatPrice,
    periodStart: quote.period.start,
    periodEnd: quote.period.end,
  });
  if (quote.total.cents > 0) return chargeNow(account, to.plan, quote, context);
  if (quote.total.cents < 0) {
    const amount = { cents: -quote.total.cents, currency: quote.total.currency };
    const note = `${formatMoney(amount)} unused of ${describe(account)}`;
    await records.insertCredit({ account: account.id, amount, reason: 'service', note, at: now, ...originOf(context) });
  }
  return undefined;
}
