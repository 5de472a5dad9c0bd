import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { claimsOf } from './claims.ts';
import { accountIdOf, originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer, text } from './fields.ts';
import { changeData, changeOf, changeProposal, describe, scheduled } from './subscription-change.ts';

export const changeSeats = defineTool({
  name: 'change_seats',
  description:
    'Sets how many users the account has. Added users are charged pro rata on the next invoice, removed ones are deactivated at once and ' +
    'credited on the next invoice.',
  effect: 'write',
  input: inputOf(() => ({
    seats: z.int().check(z.minimum(1), z.maximum(100_000), z.describe('Users afterwards, in all')),
    reason: z.exactOptional(text('Why the customer wants it', 300)),
    customer,
  })),
  editable: ['seats'],
  claims: claimsOf('(?:added|removed) (?:the |your |\\d+ |\\w+ )*(?:users?|seats?|members?)'),
  summarize: ({ seats }) => `${seats} users`,
  account: accountIdOf,
  async propose(input, context) {
    const change = await changeOf(input, context);
    if (typeof change === 'string') return change;
    return changeProposal(
      change,
      change.quote.kind === 'seats-added' ? 'Add users' : 'Remove users',
      await scheduled(change.account, context.records),
    );
  },
  async run(input, context) {
    const change = await changeOf(input, context);
    if (typeof change === 'string') throw new ToolFailure(change);
    const { account, to, quote } = change;
    const { records, now } = context;
    const recorded = await records.insertPlanChange({
      account: account.id,
      kind: 'seats',
      from: { plan: account.plan, seats: account.seats, cycle: account.cycle },
      to,
      charge: quote.total,
      at: now,
      effectiveAt: now,
      status: 'applied',
      reason: input.reason ?? '',
      ...originOf(context),
    });
    await records.updateAccount(account.id, { seats: to.seats });
    if (quote.total.cents < 0) {
      const amount = { cents: -quote.total.cents, currency: quote.total.currency };
      const note = `${account.seats - to.seats} users removed (${recorded.id})`;
      await records.insertCredit({ account: account.id, amount, reason: 'fewer-seats', note, at: now, ...originOf(context) });
    }
    return {
      status: 'done',
      summary: `${account.company} has ${describe(to)} now`,
      data: { ...changeData(change), change: recorded.id, applied: true },
    };
  },
});
