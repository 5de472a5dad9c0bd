import { formatTime } from '../desk/dates.ts';
import { hour } from '../desk/period.ts';
import { planFacts } from '../desk/plan.ts';
import { accountIdOf, requireAccount } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const apiUsage = defineTool({
  name: 'api_usage',
  description:
    'API requests of a customer by the hour over the last day, against the limit of the plan, and how many were rejected with 429.',
  effect: 'read',
  input: inputOf(() => ({ customer })),
  summarize: ({ customer }) => customer ?? 'the customer of this conversation',
  account: accountIdOf,
  async run({ customer }, context) {
    const account = await requireAccount(customer, context);
    const usage = await context.records.apiUsage(account.id, context.now - 24 * hour);
    const limit = planFacts[account.plan].apiRequestsPerHour ?? null;
    const [current] = usage;
    const rejected = usage.reduce((sum, one) => sum + one.rejected, 0);
    const over = limit !== null && usage.some(({ requests, rejected: refused }) => requests >= limit || refused > 0);
    return {
      status: 'done',
      summary:
        current === undefined
          ? `no API requests of ${account.company} in 24 h`
          : `${grouped(current.requests)} requests in the latest hour, limit ${limit === null ? 'none' : grouped(limit)}, ${grouped(rejected)} rejected in 24 h`,
      data: {
        plan: account.plan,
        limit_per_hour: limit,
        over_limit: over,
        rejected_24_h: rejected,
        hours: usage.map(({ hour: start, requests, rejected: refused }) => ({ from: formatTime(start), requests, rejected: refused })),
      },
    };
  },
});

/** 10000 → 10,000, as the documents write it. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
