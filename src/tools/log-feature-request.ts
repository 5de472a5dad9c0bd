import { ToolFailure } from '../core/tool.ts';
import type { Account } from '../desk/records.ts';
import { claimsOf } from './claims.ts';
import { accountOrNobody, originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer, text } from './fields.ts';

export const logFeatureRequest = defineTool({
  name: 'log_feature_request',
  description:
    'Logs a wish for a feature with the use case behind it. Says where it goes next: a Pro wish may be escalated, an Enterprise one goes to the success manager.',
  effect: 'write',
  input: inputOf(() => ({
    title: text('The wish in one line', 160),
    description: text('What for: the use case in the customer’s words'),
    customer,
  })),
  editable: ['title', 'description'],
  sessionScope: true,
  claims: claimsOf('(?:logged|recorded|passed on) (?:your|the|this|a) (?:wish|request|feature request|idea|suggestion)'),
  summarize: ({ title }) => title,
  async propose(input, context) {
    const account = await accountOrNobody(input.customer, context);
    if (typeof account === 'string') return account;
    const earlier = account === undefined ? [] : await context.records.featureRequests(account.id);
    return {
      summary: `Log a feature wish${account === undefined ? '' : ` of ${account.company}`}: ${input.title}`,
      details: [
        { label: 'Use case', value: input.description },
        { label: 'Next', value: nextFor(account) },
      ],
      evidence: earlier.slice(0, 5).map(({ id, title }) => ({ source: `wish ${id}`, text: title })),
      before: [earlier.length === 0 ? 'no earlier wish of this customer' : `${earlier.length} earlier`],
      target: `${account?.id ?? context.session} ${input.title}`,
      ...(account === undefined ? {} : { account: account.id }),
    };
  },
  async run({ title, description, customer }, context) {
    const account = await accountOrNobody(customer, context);
    if (typeof account === 'string') throw new ToolFailure(account);
    const logged = await context.records.insertFeatureRequest({
      title,
      description,
      ...(account === undefined ? {} : { account: account.id }),
      at: context.now,
      ...originOf(context),
    });
    return { status: 'done', summary: `${logged.id} logged: ${title}`, data: { request: logged.id, title, next: nextFor(account) } };
  },
});

/** Where a wish goes, by the plan of who has it. */
function nextFor(account: Account | undefined): string {
  if (account?.plan === 'enterprise')
    return `passed to the success manager${account.successManager === undefined ? '' : `, ${account.successManager}`}`;
  return account?.plan === 'pro' ? 'may become a standard escalation to the Product Manager' : 'kept for the product team';
}
