import type { Agent, Playbook } from '../../../core/agent.ts';
import type { Conversation } from '../../../core/conversation.ts';
import { isKnown } from '../answer/is-known.ts';
import type { Choice } from '../playbook/choose.ts';
import { fillSlots } from '../playbook/fill-slots.ts';
import { withPrelude } from '../playbook/prelude.ts';
import { openForm, type Thread } from '../playbook/thread.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { withAddress, withoutAddress } from './address.ts';
import { asksInGeneral } from './asks-in-general.ts';
import { type Heard, passedOn } from './heard.ts';
import { lowered, matterTitle } from './matter-title.ts';
import { isForeign } from './own-language.ts';
import { asks, asksToKnow, isRequest } from './speech.ts';

export interface HowToBegin {
  /** The customer has said that it shall be done: no question, whatever it looks like. */
  readonly asWish?: boolean;
}

/** A matter taken up: by the playbook that fits, by who has one that does, or as a question to the documents. */
export function begin(heard: Heard, before: Thread | undefined, { asWish = false }: HowToBegin = {}): Thread {
  const { request, incoming, text, routed, skills } = heard;
  const { agent, now, conversation } = request;
  const wanted = wantedProcedure(heard);
  if (wanted !== undefined) {
    const slots = fillSlots({ ...wanted, ...withPrelude(wanted) }, text, routed, now);
    return { ...fresh(text, heard), kind: 'playbook', playbook: wanted.name, slots: withAddress(slots, conversation), topic: wanted.title };
  }
  const matter = withoutAddress(routed.anatomy.said === '' ? text : routed.anatomy.said);
  const elliptic =
    !incoming.handedOver &&
    !asWish &&
    before !== undefined &&
    !isRequest(matter) &&
    (!asks(matter) || asksToKnow(matter)) &&
    (routed.followUp || matter.split(/\s+/).length <= (openForm(conversation.entries) === undefined ? 4 : 6));
  const precedents = skills.askedBefore.precedents(matter);
  // So much like a question that was asked before, it needs no other words to be understood; "and to PayPal?" does.
  const standsAlone = (precedents[0]?.similarity ?? 0) >= 0.5 && !/^\W*(?:and|or|but|then|so|what about|how about)\b/i.test(matter);
  const topic = elliptic && !standsAlone ? contextOf(before, conversation) : undefined;
  const question: Thread = { ...fresh(matter, heard), ...(topic === undefined ? {} : { topic }) };
  const inGeneral = !isForeign(matter, routed) && asksInGeneral(matter, routed.entities);
  const wantsToKnow = !asWish && (inGeneral || asksToKnow(matter));
  const known = !asWish && isKnown(precedents);
  const [chosen] = skills.chooser.choose(agent, withPasted(matter, routed), routed);
  const isSomebody = conversation.customer !== undefined || routed.entities.emails.length > 0;
  const ofRecords = chosen?.playbook.answers === true && (isSomebody || !known);
  if (elliptic && /\?\s*$/.test(matter) && !ofRecords) return question;
  if (chosen === undefined || chosen.playbook.otherwise === true || (asWish && chosen.playbook.needs === undefined)) {
    if (wantsToKnow || elliptic) return question;
    const elsewhere = takenElsewhere(heard, before, matter, asWish);
    return elsewhere ?? (asWish || (known && !isRequest(matter)) ? question : withoutProcedure(heard, question));
  }
  const { playbook } = chosen;
  const personal = concernsSomebody(playbook);
  if (!asWish && inGeneral && personal) return question;
  if ((inGeneral || (known && !personal)) && wantsToKnow && chosen.score < muchAlike) return question;
  const slots = withAddress(fillSlots({ ...playbook, ...withPrelude(playbook) }, `${matter}\n${text}`, routed, now), conversation);
  // What was asked before is answered; the procedure that might be meant waits until the documents have nothing to say.
  if (known && !chosen.sure && !ofRecords) return { ...question, slots, instead: playbook.name };
  // Nobody is known yet whose case it could be: what holds for everybody comes first, and with it the question who they are.
  const ofNobody = personal && !isSomebody && asks(matter) && !isRequest(matter);
  if (!asWish && ofNobody && chosen.score < muchAlike) return { ...question, slots, instead: playbook.name };
  const named = ofRecords || (chosen.sure && (routed.entities.emails.length > 0 || tellsOwnCase(playbook, slots, matter, conversation)));
  if (wantsToKnow && !named && (asksFirst(playbook, slots) || !tellsOfTrouble(playbook, routed)))
    return !chosen.sure ? question : { ...question, slots, instead: playbook.name };
  return { ...question, kind: 'playbook', playbook: playbook.name, slots, topic: playbook.title };
}

function fresh(matter: string, { incoming }: Heard): Thread {
  return { kind: 'question', matter, since: incoming.seq, slots: {}, said: [], finished: false };
}

/** Begins the reason of a handoff when the customer has said that it shall be done: nothing is left to be asked about that. */
const toBeDone = 'to be done: ';

function wantedProcedure({ incoming, request }: Heard): Playbook | undefined {
  const { reason } = incoming;
  if (reason?.startsWith(toBeDone) !== true) return undefined;
  return request.agent.playbooks.find(({ title }) => reason === `${toBeDone}${lowered(title)}`);
}

/** A colleague who has a procedure for what this specialist has none for gets the matter. */
function takenElsewhere(heard: Heard, before: Thread | undefined, matter: string, asWish: boolean): Thread | undefined {
  const { request, incoming, text, routed, skills, draft } = heard;
  if (request.conversation.pinnedAgent !== undefined) return undefined;
  const [best] = request.agent.handoffs
    .filter((name) => name !== incoming.from && request.team.agents[name]?.role === 'specialist')
    .flatMap((name): readonly (Choice & { readonly agent: Agent })[] => {
      const agent = request.team.agents[name];
      const [choice] = agent === undefined ? [] : skills.chooser.choose(agent, matter, routed);
      const likely = routed.routing.alternatives.some(({ agent: other, probability }) => other === name && probability >= leastLikely);
      return agent === undefined || choice?.sure !== true || !(likely || choice.score >= fitsAnyway) || !canDoIt(choice.playbook)
        ? []
        : [{ ...choice, agent }];
    })
    .sort((a, b) => b.score - a.score);
  if (best === undefined) return undefined;
  const title = matterTitle(best.agent, matter, routed, skills);
  const reason = asWish ? `${toBeDone}${lowered(best.playbook.title)}` : title;
  draft.call('handoff', { to: best.agent.name, reason, urgency: routed.urgency, brief: text }, `${request.agent.name}/handoff`);
  return passedOn(before, incoming);
}

/** A specialist for whom nothing else speaks gets no matter because of a procedure. */
const leastLikely = 0.01;
const fitsAnyway = 0.6;

/** It does something itself: it neither passes on nor waits for what nobody else takes. */
export function canDoIt({ otherwise, steps }: Playbook): boolean {
  return otherwise !== true && steps[0]?.type !== 'handoff';
}

/** A question in general, or one that the documents are known to answer, begins a procedure only when it could be an example of it. */
const muchAlike = 0.7;

/** It looks somebody up, or does something for them. */
function concernsSomebody({ needs, slots }: Playbook): boolean {
  return needs !== undefined || slots.some(({ kind }) => kind === 'email');
}

const faults = ['fault', 'notWorking', 'misbehaves'];

/**
 * What asks nothing and fits no procedure: the documents may know a fault; anything else they were not asked about, and
 * the agent does what it does otherwise.
 */
function withoutProcedure({ request, text, routed }: Heard, question: Thread): Thread {
  const otherwise = request.agent.playbooks.find((playbook) => playbook.otherwise === true);
  if (otherwise === undefined || asks(question.matter)) return question;
  const slots = fillSlots({ ...otherwise, ...withPrelude(otherwise) }, text, routed, request.now);
  if (faults.some((fault) => routed.concepts.has(fault))) return { ...question, slots, instead: otherwise.name };
  return { ...question, kind: 'playbook', playbook: otherwise.name, slots, topic: otherwise.title };
}

/** What was talked about: a procedure by what it asked the operator for, or by the customer's own words, which say more than its name. */
function contextOf({ kind, topic, matter }: Thread, { calls, entries }: Conversation): string {
  if (topic === undefined || kind === 'question') return topic ?? matter;
  const asked = entries.findLast((entry) => entry.type === 'approval-requested');
  const tool = asked === undefined ? undefined : calls.get(asked.request.callId)?.call.tool;
  return tool === undefined ? `${topic}. ${matter}` : `${topic}, ${objectOf(tool)}`;
}

/** `issue_refund` → refund */
function objectOf(tool: string): string {
  return tool.replace(/^[a-z]+_/, '').replaceAll('_', ' ');
}

/** "What does this mean?" speaks of what was pasted below it. */
function withPasted(matter: string, { anatomy: { said, pasted } }: RoutedMessage): string {
  return said === '' || pasted === '' ? matter : `${matter}\n${pasted.slice(0, 300)}`;
}

/** A known customer who gives a day, an amount or how long it lasted asks about that, and not about the rule. */
function tellsOwnCase({ slots: known }: Playbook, slots: Thread['slots'], matter: string, { customer }: Conversation): boolean {
  const telling = known.some(({ name, kind }) => tellingKinds.has(kind) && (slots[name] ?? null) !== null);
  return customer !== undefined && telling && !/\b(?:if|suppose|supposing|in case|would|in general|usually)\b/i.test(matter);
}

const tellingKinds = new Set(['amount', 'date', 'duration', 'id']);

/** A procedure that may end with a colleague is for trouble, not for who only asks about such things. */
function tellsOfTrouble({ steps }: Playbook, { concepts, entities }: RoutedMessage): boolean {
  return !steps.some(({ type }) => type === 'handoff') || entities.errorCodes.length > 0 || faults.some((fault) => concepts.has(fault));
}

/** It asks the customer something that is not known yet, or wants to know who they are, before it says anything. */
function asksFirst({ needs, steps }: Playbook, slots: Thread['slots']): boolean {
  const first = steps.find(
    (step) => step.type !== 'call' && !(step.type === 'ask' && step.slot !== undefined && (slots[step.slot] ?? null) !== null),
  );
  return needs !== undefined || first?.type === 'handoff' || first?.type === 'ask';
}
