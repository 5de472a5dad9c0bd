import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { formatDate } from '../desk/dates.ts';
import type { Account, Priority } from '../desk/records.ts';
import { claimsOf } from './claims.ts';
import { accountOrNobody } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer, text } from './fields.ts';

export const createTicket = defineTool({
  name: 'create_ticket',
  description: 'Opens a ticket, so that a case goes on after this conversation. Say what is wrong, since when, and what was tried.',
  effect: 'write',
  input: inputOf(() => ({
    subject: text('The matter in one line', 160),
    body: text('All that somebody needs who takes it up', 4000),
    category: z.enum(['technical', 'billing', 'product', 'complaint', 'other']),
    priority: z.exactOptional(
      z.enum(['low', 'normal', 'high', 'immediate']).check(z.describe('normal when left out; Enterprise customers are marked high')),
    ),
    customer,
  })),
  editable: ['subject', 'body', 'priority'],
  sessionScope: true,
  claims: claimsOf('(?:opened|created|filed|logged|raised) (?:a|the|this|your) (?:support )?ticket'),
  summarize: ({ subject }) => subject,
  async propose(input, context) {
    const account = await accountOrNobody(input.customer, context);
    if (typeof account === 'string') return account;
    const open = account === undefined ? [] : await context.records.tickets({ account: account.id, status: 'open' });
    return {
      summary: `Open a ticket${account === undefined ? '' : ` for ${account.company}`}: ${input.subject}`,
      details: [
        { label: 'Category', value: input.category },
        { label: 'Priority', value: priorityFor(input.priority, account) },
        { label: 'Text', value: input.body },
      ],
      evidence: open
        .slice(0, 5)
        .map(({ id, subject, createdAt }) => ({ source: `ticket ${id}`, text: `${subject}, since ${formatDate(createdAt)}` })),
      before:
        open.length === 0
          ? ['no open ticket of this customer']
          : [`${open.length} open ticket${open.length === 1 ? '' : 's'} of this customer`],
      target: `${account?.id ?? context.session} ${input.subject}`,
      ...(account === undefined ? {} : { account: account.id }),
    };
  },
  async run(input, context) {
    const account = await accountOrNobody(input.customer, context);
    if (typeof account === 'string') throw new ToolFailure(account);
    const { records, now, operator, customer: current } = context;
    const ticket = await records.insertTicket({
      ...(account === undefined ? {} : { account: account.id }),
      ...(current?.contact === undefined || current.account !== account?.id ? {} : { contact: current.contact.id }),
      subject: input.subject,
      body: input.body,
      category: input.category,
      priority: priorityFor(input.priority, account),
      status: 'open',
      createdAt: now,
      updatedAt: now,
      createdBy: operator,
    });
    return {
      status: 'done',
      summary: `${ticket.id} opened: ${ticket.subject}`,
      data: { ticket: ticket.id, subject: ticket.subject, category: ticket.category, priority: ticket.priority },
    };
  },
});

function priorityFor(given: Priority | undefined, account: Account | undefined): Priority {
  return given ?? (account?.plan === 'enterprise' ? 'high' : 'normal');
}
