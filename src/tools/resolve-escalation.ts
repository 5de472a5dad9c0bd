import { ToolFailure } from '../core/tool.ts';
import { formatTime } from '../desk/dates.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { escalationOf } from './escalation-of.ts';
import { id, text } from './fields.ts';

export const resolveEscalation = defineTool({
  name: 'resolve_escalation',
  description: 'Closes an escalation with its outcome. Only when its owner has decided and the customer knows.',
  effect: 'write',
  input: inputOf(() => ({ escalation: id('Id of the escalation: ESC-1003'), resolution: text('What was decided and done', 2000) })),
  editable: ['resolution'],
  claims: [/\bescalation (?:has been|was|is) (?:resolved|closed)\b/i],
  summarize: ({ escalation }) => escalation,
  async propose({ escalation, resolution }, context) {
    const filed = await escalationOf(escalation, context);
    if (typeof filed === 'string') return filed;
    return {
      summary: `Close ${filed.id} (${filed.class}, ${filed.kind}, with the ${filed.ownerRole})`,
      details: [{ label: 'Outcome', value: resolution }],
      evidence: [{ source: `escalation ${filed.id}`, text: filed.packet.summary }],
      before: [`received ${formatTime(filed.receivedAt)}, ${filed.status}, to be fixed by ${formatTime(filed.resolveBy)}`],
      target: filed.id,
      ...(filed.account === undefined ? {} : { account: filed.account }),
    };
  },
  async run({ escalation, resolution }, context) {
    const filed = await escalationOf(escalation, context);
    if (typeof filed === 'string') throw new ToolFailure(filed);
    const { records, operator, now } = context;
    await records.resolveEscalation(filed.id, { resolution, by: operator, at: now });
    return { status: 'done', summary: `${filed.id} closed`, data: { escalation: filed.id, status: 'resolved' } };
  },
});
