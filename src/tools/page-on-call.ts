import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { onCall } from '../desk/escalation-ladder.ts';
import { claimsOf } from './claims.ts';
import { originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { escalationOf } from './escalation-of.ts';
import { id, text } from './fields.ts';

export const pageOnCall = defineTool({
  name: 'page_on_call',
  description:
    'Pages the person on call about an escalation that is filed: the Support Manager first, then the Engineering Manager, then the VP of ' +
    'Customer Success. For cases that cannot wait.',
  effect: 'write',
  input: inputOf(() => ({
    escalation: id('Id of the escalation: ESC-1003'),
    who: z
      .enum(['first', 'second', 'escalation'])
      .check(z.describe('first: Support Manager, second: Engineering Manager, escalation: VP of Customer Success')),
    message: text('What they need to know, in a line or two', 300),
  })),
  editable: ['message', 'who'],
  claims: claimsOf('paged'),
  summarize: ({ escalation, who }) => `${onCall[who].who}, ${escalation}`,
  async propose({ escalation, who, message }, context) {
    const filed = await escalationOf(escalation, context);
    if (typeof filed === 'string') return filed;
    const sent = (await context.records.outbox({ escalation: filed.id })).filter(({ channel }) => channel === 'pager');
    const person = onCall[who];
    return {
      summary: `Page the ${person.who} (${person.phone}) about ${filed.id}`,
      details: [
        { label: 'Message', value: message },
        { label: 'Class', value: `${filed.class}, ${filed.kind}` },
      ],
      evidence: [{ source: `escalation ${filed.id}`, text: filed.packet.summary }],
      before: sent.length === 0 ? ['nobody was paged about it yet'] : sent.map(({ to }) => `${to.join(', ')} was paged`),
      target: `${filed.id} ${who}`,
      ...(filed.account === undefined ? {} : { account: filed.account }),
    };
  },
  async run({ escalation, who, message }, context) {
    const filed = await escalationOf(escalation, context);
    if (typeof filed === 'string') throw new ToolFailure(filed);
    const person = onCall[who];
    const sent = await context.records.insertOutboxMessage({
      channel: 'pager',
      to: [person.phone],
      subject: `${filed.id} ${filed.class}`,
      body: message,
      template: 'page',
      ...(filed.account === undefined ? {} : { account: filed.account }),
      escalation: filed.id,
      at: context.now,
      ...originOf(context),
    });
    return {
      status: 'done',
      summary: `${person.who} paged about ${filed.id}`,
      data: { message: sent.id, paged: person.who, escalation: filed.id },
    };
  },
});
