import type { Playbook } from '../../../core/agent.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { ModelRequest } from '../../../core/model.ts';
import { saysSolved, saysUnsolved } from '../playbook/fill-slots.ts';
import { isObject, type Thread } from '../playbook/thread.ts';
import { isBesides } from './clauses.ts';
import { type HeardAgain, talk } from './heard.ts';
import { asks, asksToKnow, isAcknowledgement, isOrder, isThanks } from './speech.ts';
import { faults } from './what-comes-first.ts';

/** What a colleague has of this conversation: an escalation, a ticket, a reported fault. */
interface FiledCase {
  /** `ESC-1004`, `T-1008`, `BUG-201` */
  readonly id: string;
  /** "the CTO", or whoever takes it. */
  readonly owner: string;
  /** By when there is an answer; an escalation has a clock. */
  readonly due?: string;
  /** `<playbook>/<step>` that filed it. */
  readonly step: string;
  readonly seq: number;
}

/** "Any news?", "when will I hear?" after something was filed here: how that stands. */
export function asksForNews({ request, incoming, text, before, draft }: HeardAgain): Thread | undefined {
  const { conversation, agent } = request;
  const filed = filedHere(request);
  const isShort = (text.match(/\p{L}+/gu) ?? []).length <= 12;
  if (filed === undefined || before.asked !== undefined || !isShort || !news.test(text)) return undefined;
  const playbook = agent.playbooks.find(
    ({ answers, steps }) => answers === true && steps.some((step) => step.type === 'call' && step.tool === 'list_escalations'),
  );
  if (filed.due === undefined || conversation.customer === undefined || playbook === undefined) {
    draft.say(`Your case ${filed.id} is with ${filed.owner}: ${whenTheyHear(filed)}.`);
    return talk(before, incoming);
  }
  const { name, title } = playbook;
  return { kind: 'playbook', playbook: name, matter: text, since: incoming.seq, slots: {}, said: [], finished: false, topic: title };
}

const news =
  /\b(?:any|some|what) (?:news|updates?|progress)\b|\bhow (?:long|soon|far|quickly)\b.*\b(?:take|wait|hear|answer|be|you|it)\b|\bwhen (?:will|do|does|can|shall|would|should|is) (?:i|we|you|it|somebody|someone|anybody|anyone|they|he|she|(?:that|this|the|your) (?:\p{L}+ )?(?:person|manager|boss|colleague|director|engineer|team|specialist|owner))\b|\b(?:status|state|update) (?:of|on)\b|\bwhat (?:happens|will happen) (?:now|next)\b|\bwho (?:has|takes|deals|is (?:dealing|working|looking))\b|\bhow (?:much )?long(?:er)?\W*$|\bwhat['’]s (?:next|happening)\b|^\W*(?:so |and |but )?is (?:it|that|this|everything) (?:all )?(?:done|deleted|erased|gone|solved|fixed|settled)\b/iu;

/** "It is still down!", "no codes either, by the way": it belongs to what was filed here for just that, and is no second case. */
export function belongsToCase(heard: HeardAgain): Thread | undefined {
  const { request, incoming, text, before, draft } = heard;
  const filed = filedHere(request);
  if (filed === undefined || before.asked !== undefined || asksToKnow(text) || !saysMoreOf(filed, heard)) return undefined;
  if (saysSolved(text)) {
    draft.say(
      `Good to hear that it works. I tell my colleagues, so that ${filed.id} can be closed. Write again whenever something comes up.`,
    );
    draft.note(`The customer says that it is solved: ${filed.id} may be closed.`);
    return talk(before, incoming);
  }
  const opening = filed.due !== undefined ? 'I am sorry.' : saysUnsolved(text) ? 'I am sorry that it still does not work.' : 'Thank you.';
  draft.say(
    `${opening} This belongs to your case ${filed.id}, which is with ${filed.owner}: ${whenTheyHear(filed)}. I ask my colleagues here to pass on what you have just written.`,
  );
  draft.note(`The customer adds to ${filed.id}: pass it on to ${filed.owner}.`);
  return talk(before, incoming);
}

/**
 * It fits the procedure that filed the case, or another that would only escalate it once more; or it asks, orders and
 * reports nothing right after it. What cannot wait, and what something else can be done about, is a case of its own.
 */
function saysMoreOf({ step, seq, due }: FiledCase, { request, text, routed, before, skills }: HeardAgain): boolean {
  const [chosen] = skills.chooser.choose(request.agent, text, routed);
  if (chosen !== undefined && chosen.playbook.otherwise !== true && step.startsWith(`${chosen.playbook.name}/`)) return true;
  const cannotWait = routed.signals.some(({ urgency }) => urgency === 'immediate');
  if (chosen?.sure === true) return due !== undefined && !cannotWait && escalates(chosen.playbook);
  if (saysUnsolved(text) || (saysSolved(text) && before.finished)) return true;
  const rightAfter = due === undefined && before.finished && before.kind === 'playbook' && seq > before.since;
  const reports = faults.some((fault) => routed.concepts.has(fault));
  const tells = !reports && !asks(text) && !isOrder(text) && !isBesides(text) && !isThanks(text) && !isAcknowledgement(text);
  const { to } = routed.routing;
  return rightAfter && tells && routed.signals.length === 0 && (to === request.agent.name || to === 'clarify');
}

const escalates = ({ steps }: Playbook) => steps.some((step) => step.type === 'call' && step.tool === 'escalate');

/** "False alarm, it was our freelancer": who has the case decides whether that settles it. */
export function givesTheAllClear({ request, incoming, text, before, draft }: HeardAgain): Thread | undefined {
  const filed = filedHere(request);
  if (filed?.due === undefined || before.asked !== undefined || /\?/.test(text) || !allClear.test(text)) return undefined;
  draft.say(
    `Thank you for telling us at once. I pass it on to ${filed.owner}, who has your case ${filed.id} and closes it when nothing else is found.`,
  );
  draft.note(`The customer calls ${filed.id} off (“${text.trim().slice(0, 120)}”): tell ${filed.owner}, who decides whether it is closed.`);
  return talk(before, incoming);
}

const allClear =
  /\b(?:false alarm|my (?:mistake|bad|error|fault)|our (?:own )?(?:mistake|error|fault)|mystery solved|(?:found|have) (?:it|them|everything) (?:again|after all)|(?:it|that|they) (?:was|were) (?:only |just )?(?:me|us|one of us|ours|our (?:own )?\p{L}+)|nothing (?:is |was )?(?:wrong|lost|missing)(?: after all)?)\b/iu;

/** "Should we delete them?", "what can we do meanwhile?": what is with those who decide stays as it is until they answer. */
export function asksWhatToDo({ request, incoming, text, before, draft }: HeardAgain): Thread | undefined {
  const filed = filedHere(request);
  if (filed?.due === undefined || before.asked !== undefined || !whatToDo.test(text)) return undefined;
  draft.say(
    `Please leave everything as it is until you hear from ${filed.owner}, who has your case ${filed.id}: ${whenTheyHear(filed)}, and with it what to do next. Whatever else you see until then, write it to me here; I pass it on.`,
  );
  draft.note(`The customer asks what to do meanwhile, in ${filed.id}: ${filed.owner} may want to tell them before the answer is due.`);
  return talk(before, incoming);
}

const whatToDo =
  /^\W*(?:(?:and|so|but|ok|okay|then|now|meanwhile|until then)\W+)*(?:(?:should|shall|must|may|can|could|do) (?:i|we|they|he|she|our \p{L}+)(?: (?:now|then|better|rather|have to|need to))? (?:delete|remove|do|change|restore|keep|wait|stop|lock|disconnect|switch|shut|close|warn|tell|inform|reset|touch|log|sign|go on)\b|what (?:should|shall|can|could|must|do|am|are) (?:i|we|they)\b[^?]{0,30}\bdo\b|is there (?:something|anything|some\p{L}+) (?:that )?(?:i|we)\b)/iu;

const whenTheyHear = ({ due }: FiledCase) => (due === undefined ? 'you will hear from us' : `you will have an answer by ${due}`);

/** What this agent filed last in this conversation. */
export function filedHere({ conversation, agent: { name } }: ModelRequest): FiledCase | undefined {
  const filed = [...conversation.calls.values()].findLast(
    ({ call, agent, result }) => agent === name && call.tool in filing && result?.status === 'done',
  );
  const data: JsonObject = filed?.result?.status === 'done' && isObject(filed.result.data) ? filed.result.data : {};
  const { owner, respond_by: due } = data;
  const id = data[filing[filed?.call.tool ?? ''] ?? ''];
  if (filed === undefined || typeof id !== 'string') return undefined;
  const whose = typeof owner === 'string' ? `the ${owner}` : 'a colleague';
  return { id, owner: whose, step: filed.call.step ?? '', seq: filed.seq, ...(typeof due === 'string' ? { due } : {}) };
}

/** The tools that file something, and where in their result its id stands. */
const filing: Readonly<Record<string, string>> = { escalate: 'escalation', create_ticket: 'ticket', report_bug: 'bug' };
