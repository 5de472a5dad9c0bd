import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { plans } from '../desk/records.ts';
import { accountIdOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';
import { changeData, changeOf, describe, settlementOf } from './subscription-change.ts';

export const quotePlanChange = defineTool({
  name: 'quote_plan_change',
  description:
    'What a change of plan, users or billing cycle would cost and when it would hold, prorated to the cent. Changes nothing. Needs a ' +
    'verified identity. Limits of the plans are checked when the change is proposed.',
  effect: 'read',
  input: inputOf(() => ({
    plan: z.exactOptional(z.enum(plans)),
    seats: z.exactOptional(z.int().check(z.minimum(1), z.maximum(100_000), z.describe('Users afterwards'))),
    cycle: z.exactOptional(z.enum(['monthly', 'yearly'])),
    customer,
  })),
  summarize: ({ plan, seats, cycle }) =>
    [plan, seats === undefined ? undefined : `${seats} users`, cycle].filter((part) => part !== undefined).join(', '),
  account: accountIdOf,
  async run(input, context) {
    const change = await changeOf(input, context);
    if (typeof change === 'string') throw new ToolFailure(change);
    return {
      status: 'done',
      summary: `${describe(change.account)} → ${describe(change.to)}: ${settlementOf(change.quote)}`,
      data: changeData(change),
    };
  },
});
