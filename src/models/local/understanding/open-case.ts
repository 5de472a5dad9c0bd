import type { JsonObject } from '../../../core/json.ts';
import type { ModelRequest } from '../../../core/model.ts';
import { saysUnsolved } from '../playbook/fill-slots.ts';
import { isObject, type Thread } from '../playbook/thread.ts';
import { type HeardAgain, talk } from './heard.ts';
import { asksToKnow } from './speech.ts';

/** "Any news?", "when will I hear?" after an escalation was filed here: how that one stands. */
export function asksForNews({ request, incoming, text, before, draft }: HeardAgain): Thread | undefined {
  const { conversation, agent } = request;
  const filed = filedHere(request);
  const isShort = (text.match(/\p{L}+/gu) ?? []).length <= 12;
  if (filed === undefined || before.asked !== undefined || !isShort || !news.test(text)) return undefined;
  const playbook = agent.playbooks.find(
    ({ answers, steps }) => answers === true && steps.some((step) => step.type === 'call' && step.tool === 'list_escalations'),
  );
  if (conversation.customer === undefined || playbook === undefined) {
    draft.say(`Your case ${filed.escalation} is with the ${filed.owner}: you will have an answer by ${filed.due}.`);
    return talk(before, incoming);
  }
  const { name, title } = playbook;
  return { kind: 'playbook', playbook: name, matter: text, since: incoming.seq, slots: {}, said: [], finished: false, topic: title };
}

const news =
  /\b(?:any|some|what) (?:news|updates?|progress)\b|\bhow (?:long|soon|far|quickly)\b.*\b(?:take|wait|hear|answer|be|you|it)\b|\bwhen (?:will|do|can|shall|would|should) (?:i|we|you|it|somebody|someone|they)\b|\b(?:status|state|update) (?:of|on)\b|\bwhat (?:happens|will happen) (?:now|next)\b|\bwho (?:has|takes|deals|is (?:dealing|working|looking))\b|\bhow (?:much )?long(?:er)?\W*$|\bwhat['’]s (?:next|happening)\b|^\W*(?:so |and |but )?is (?:it|that|this|everything) (?:all )?(?:done|deleted|erased|gone|solved|fixed|settled)\b/i;

/** "It is still down!" after an escalation was filed for just that: it belongs to the open case, and is no second one. */
export function belongsToCase({ request, incoming, text, routed, before, skills, draft }: HeardAgain): Thread | undefined {
  const filed = filedHere(request);
  if (filed === undefined || before.asked !== undefined || asksToKnow(text)) return undefined;
  const [chosen] = skills.chooser.choose(request.agent, text, routed);
  const isTheSame = filed.step?.startsWith(`${chosen?.playbook.name ?? ''}/`) === true;
  if (!isTheSame && !(saysUnsolved(text) && chosen?.sure !== true)) return undefined;
  draft.say(
    `I am sorry. This belongs to your case ${filed.escalation}, which is with the ${filed.owner}: you will have an answer by ${filed.due}. I ask my colleagues here to pass on what you have just written.`,
  );
  draft.note(`The customer adds to ${filed.escalation}: pass it on to the ${filed.owner}.`);
  return talk(before, incoming);
}

/** The escalation that this agent filed last in this conversation. */
function filedHere({ conversation, agent: { name } }: ModelRequest) {
  const filed = [...conversation.calls.values()].findLast(
    ({ call, agent, result }) => agent === name && call.tool === 'escalate' && result?.status === 'done',
  );
  const data: JsonObject = filed?.result?.status === 'done' && isObject(filed.result.data) ? filed.result.data : {};
  const { escalation, owner, respond_by: due } = data;
  if (typeof escalation !== 'string' || typeof owner !== 'string' || typeof due !== 'string') return undefined;
  return { escalation, owner, due, step: filed?.call.step };
}
