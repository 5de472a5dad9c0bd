import type { JsonObject } from '../../../core/json.ts';
import { saysUnsolved } from '../playbook/fill-slots.ts';
import { isObject, type Thread } from '../playbook/thread.ts';
import { type HeardAgain, talk } from './heard.ts';
import { asksToKnow } from './speech.ts';

/** "It is still down!" after an escalation was filed for just that: it belongs to the open case, and is no second one. */
export function belongsToCase({ request, incoming, text, routed, before, skills, draft }: HeardAgain): Thread | undefined {
  if (before.asked !== undefined || asksToKnow(text)) return undefined;
  const filed = [...request.conversation.calls.values()].findLast(
    ({ call, agent, result }) => agent === request.agent.name && call.tool === 'escalate' && result?.status === 'done',
  );
  const data: JsonObject = filed?.result?.status === 'done' && isObject(filed.result.data) ? filed.result.data : {};
  const { escalation, owner, respond_by: due } = data;
  if (typeof escalation !== 'string' || typeof owner !== 'string' || typeof due !== 'string') return undefined;
  const [chosen] = skills.chooser.choose(request.agent, text, routed);
  const isTheSame = filed?.call.step?.startsWith(`${chosen?.playbook.name ?? ''}/`) === true;
  if (!isTheSame && !(saysUnsolved(text) && chosen?.sure !== true)) return undefined;
  draft.say(
    `I am sorry. This belongs to your case ${escalation}, which is with the ${owner}: you will have an answer by ${due}. I ask my colleagues here to pass on what you have just written.`,
  );
  draft.note(`The customer adds to ${escalation}: pass it on to the ${owner}.`);
  return talk(before, incoming);
}
