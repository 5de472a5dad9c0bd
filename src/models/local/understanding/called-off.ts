import { saysNo, saysUnsolved } from '../playbook/fill-slots.ts';
import type { Thread } from '../playbook/thread.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { type HeardAgain, talk } from './heard.ts';
import { filedHere } from './open-case.ts';
import { isAcknowledgement, isThanks } from './speech.ts';

/** "Sorry, forget it", "never mind". */
export function callsOff({ request, incoming, text, before, draft }: HeardAgain): Thread | undefined {
  const [first, ...rest] = sentencesOf(text);
  if (!callOff.test(first?.text ?? '') || !rest.every((one) => isThanks(one.text) || isAcknowledgement(one.text))) return undefined;
  draft.say('All right, I leave it at that. Write again whenever something comes up.');
  for (const { id, proposal } of request.conversation.pendingApprovals)
    draft.note(`${id} (${proposal.summary}) still waits: the customer no longer wants it, so deny it.`);
  const filed = filedHere(request);
  if (filed !== undefined) draft.note(`${filed.id} was filed in this conversation, and the customer takes it back: tell ${filed.owner}.`);
  return { ...talk(before, incoming), dropped: true };
}

const callOff =
  /^\W*(?:(?:sorry|ok|okay|oh|actually|well|hm+|no|then|please|thanks|thank you)\W+)*(?:forget (?:it|about it|that)|never ?mind|leave it|drop it|scrap (?:it|that)|cancel that|no need(?: any ?more)?|(?:it )?does(?: not|n't) matter|i (?:found|solved|fixed) it)\b[^?]{0,40}$/i;

/** "No" to what waits for the operator: it is theirs to call off. */
export function withdraws({ request, incoming, text, before, draft }: HeardAgain): Thread | undefined {
  const [waiting] = request.conversation.pendingApprovals;
  if (waiting === undefined || before.asked !== undefined || saysUnsolved(text)) return undefined;
  const words = (text.match(/\p{L}+/gu) ?? []).length;
  if (!(saysNo(text) && words <= 6) && !(takesBack.test(text) && words <= 14)) return undefined;
  draft.say('All right. I tell my colleague that you no longer want it, and nothing is done until then.');
  draft.note(`${waiting.id} (${waiting.proposal.summary}) still waits: the customer no longer wants it, so deny it.`);
  return talk(before, incoming);
}

/** "Wait, don't", "stop, we stay", "we've changed our mind". */
const takesBack =
  /^\W*(?:(?:oh|no|sorry|please|ok|okay|actually)\W+)*(?:wait|stop|hold on|hang on|halt)\b[^?]*\b(?:don['’]?t|do not|(?:we|i)(?:['’]ll| will)? (?:stay|keep|wait)|not yet|changed (?:my|our) minds?|leave (?:it|everything))\b|\b(?:please )?(?:don['’]?t|do not) (?:\w+ )?(?:do|cancel|change|refund|send|remove|add|move|downgrade|upgrade|reset|close|end) (?:it|that|anything|us|them|the|our)\b|\bchanged (?:my|our) minds?\b|\b(?:we|i)(?:['’]ll| will) (?:stay|keep it) after all\b/i;
