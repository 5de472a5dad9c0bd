import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { claimsOf } from './claims.ts';
import { accountOrNobody, originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer, text } from './fields.ts';

export const reportBug = defineTool({
  name: 'report_bug',
  description:
    'Reports a fault in the product to engineering, with the steps to repeat it. Only for what is not the customer’s own set-up.',
  effect: 'write',
  input: inputOf(() => ({
    title: text('The fault in one line', 160),
    steps: text('How to make it happen, step by step'),
    expected: text('What should happen', 1000),
    actual: text('What happens, with the words of the error', 1000),
    environment: text('Browser, app, device and their versions', 300),
    severity: z.enum(['minor', 'major', 'critical']).check(z.describe('critical: work stands still')),
    customer,
  })),
  editable: ['title', 'steps', 'severity'],
  sessionScope: true,
  claims: claimsOf('(?:reported|filed|logged) (?:it|this|a|the) ?(?:as )?(?:a )?(?:bug|fault|issue)'),
  summarize: ({ title }) => title,
  async propose(input, context) {
    const account = await accountOrNobody(input.customer, context);
    if (typeof account === 'string') return account;
    const known = account === undefined ? [] : await context.records.bugReports(account.id);
    return {
      summary: `Report a bug to engineering (${input.severity}): ${input.title}`,
      details: [
        { label: 'Steps', value: input.steps },
        { label: 'Expected', value: input.expected },
        { label: 'Actual', value: input.actual },
        { label: 'Where', value: input.environment },
      ],
      evidence: known.slice(0, 5).map(({ id, title }) => ({ source: `bug ${id}`, text: title })),
      before:
        known.length === 0
          ? ['no earlier bug report of this customer']
          : [`${known.length} earlier bug report${known.length === 1 ? '' : 's'} of this customer`],
      target: `${account?.id ?? context.session} ${input.title}`,
      ...(account === undefined ? {} : { account: account.id }),
    };
  },
  async run({ customer, ...report }, context) {
    const account = await accountOrNobody(customer, context);
    if (typeof account === 'string') throw new ToolFailure(account);
    const { id } = await context.records.insertBugReport({
      ...report,
      ...(account === undefined ? {} : { account: account.id }),
      at: context.now,
      ...originOf(context),
    });
    return {
      status: 'done',
      summary: `${id} reported: ${report.title}`,
      data: { bug: id, title: report.title, severity: report.severity },
    };
  },
});
