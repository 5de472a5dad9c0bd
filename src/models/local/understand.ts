import type { Agent, Playbook } from '../../core/agent.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { ModelRequest } from '../../core/model.ts';
import { fillSlots, mergeSlots, saysNo, saysYes } from './playbook/fill-slots.ts';
import { withPrelude } from './playbook/prelude.ts';
import { openThread, type Thread } from './playbook/thread.ts';
import type { ReplyDraft } from './reply-draft.ts';
import type { RoutedMessage } from './routing/router.ts';
import { sentencesOf } from './routing/sentences.ts';
import type { Situation } from './situation.ts';
import type { Skills } from './specialist.ts';
import { inOwnLanguage } from './triage.ts';

type Incoming = NonNullable<Situation['incoming']>;

/** Below it the router is not sure enough to take a matter away from the specialist who has the conversation. */
const sureOfAnother = 0.75;
/** Somebody who wants something done is better off with who can do it. */
const sureOfRequest = 0.5;
/** From it on a playbook is worth offering beside an answer from the documents. */
const sureOfPlaybook = 0.6;

/**
 * What new words mean to a specialist: an answer to its question, a correction, thanks, a follow-up, or a new matter.
 * Gives the thread to go on with; undefined when everything is said with what is in the draft already.
 */
export function understand(
  request: ModelRequest,
  incoming: Incoming,
  before: Thread | undefined,
  skills: Skills,
  draft: ReplyDraft,
): Thread | undefined {
  const { agent, now } = request;
  const text = incoming.text;
  const routed = skills.router.route(text, { previousAgent: agent.name });
  if (incoming.handedOver || before === undefined) {
    if (isForeign(text, routed))
      draft.say(`You wrote in ${routed.language.name}; I answer in English for now. ${inOwnLanguage(routed.language.code)}`);
    return begin(request, incoming, routed, before, skills);
  }
  const current = playbookOf(agent, before.playbook);
  if (before.asked !== undefined && current !== undefined) {
    const answered = answer(current, before, text, routed, now);
    if (answered !== undefined) return answered;
  }
  const resumed = current === undefined ? resume(request, text, routed, skills) : undefined;
  if (resumed !== undefined) return resumed;
  if (current !== undefined && asksAgain(text)) return { ...withoutQuestion(before), since: incoming.seq, said: [], finished: false };
  if (before.offer === 'ticket' && saysYes(text)) return ticketThread(before, incoming);
  const offered = playbookOf(agent, before.offer);
  if (offered !== undefined && (saysYes(text) || (routed.entities.emails.length > 0 && !/\?/.test(text)))) {
    const slots = mergeSlots(
      fillSlots(offered, before.matter, skills.router.route(before.matter), now),
      fillSlots(offered, text, routed, now),
    );
    return {
      kind: 'playbook',
      playbook: offered.name,
      matter: before.matter,
      since: incoming.seq,
      slots,
      said: [],
      finished: false,
      topic: offered.title,
    };
  }
  if (isThanks(text)) {
    draft.say(
      before.finished
        ? 'You are welcome. Write again whenever something comes up.'
        : 'You are welcome. I will let you know here as soon as it is settled.',
    );
    return talk(before, incoming);
  }
  if (before.offer !== undefined && saysNo(text)) {
    draft.say('All right, I leave it at that. Write again whenever something comes up.');
    return talk(before, incoming);
  }
  if (current !== undefined && isCorrection(text)) {
    const corrected = correct(current, before, text, routed, now);
    if (corrected !== undefined) {
      const [waiting] = request.conversation.pendingApprovals;
      if (waiting !== undefined) draft.note(`${waiting.id} (${waiting.proposal.summary}) still waits: deny it if it is no longer wanted.`);
      return corrected;
    }
  }
  if (before.kind === 'question' && isCorrection(text)) {
    const plan = routed.entities.plans.at(-1);
    const asked =
      plan === undefined
        ? `${before.matter} ${text}`
        : before.matter.replace(/\b(?:basic|pro|enterprise)\b/gi, plan.charAt(0).toUpperCase() + plan.slice(1));
    if (asked !== before.matter && /\?\s*$/.test(before.matter))
      return { kind: 'question', matter: asked, since: incoming.seq, slots: {}, said: [], finished: false };
  }
  return newMatter(request, incoming, routed, before, skills, draft);
}

/** What was taken for an answer or a correction led nowhere: the words are a matter of their own. */
export function understandAnew(request: ModelRequest, incoming: Incoming, before: Thread, skills: Skills, draft: ReplyDraft) {
  const routed = skills.router.route(incoming.text, { previousAgent: request.agent.name });
  return newMatter(request, incoming, routed, before, skills, draft);
}

/** Back to a question that something else came in between of: "yes, please cancel it now". */
function resume({ agent, conversation, now }: ModelRequest, text: string, routed: RoutedMessage, skills: Skills): Thread | undefined {
  const [chosen] = skills.chooser.choose(agent, text);
  const playbook = playbookOf(agent, chosen?.playbook.name);
  const open = playbook === undefined ? undefined : openThread(conversation.entries, agent.name, playbook.name);
  return playbook === undefined || open === undefined ? undefined : answer(playbook, open, text, routed, now);
}

/** As it is followed: with what it needs first. */
function playbookOf(agent: Agent, name: string | undefined): Playbook | undefined {
  const found = agent.playbooks.find((playbook) => playbook.name === name);
  return found === undefined ? undefined : { ...found, ...withPrelude(found) };
}

/** The message answers the open question when it fills a slot, or is too short to be anything else. */
function answer(playbook: Playbook, before: Thread, text: string, routed: RoutedMessage, now: number): Thread | undefined {
  const step = playbook.steps.find(({ id }) => id === before.asked);
  const slot = step?.type === 'ask' ? step.slot : undefined;
  const kind = playbook.slots.find(({ name }) => name === slot)?.kind;
  const filled = fillSlots(playbook, text, routed, now, kind === 'text' && /\?\s*$/.test(text) ? undefined : slot);
  const fills = slot === undefined ? Object.values(filled).some((value) => value !== null) : filled[slot] !== null;
  if (!fills && (/\?\s*$/.test(text) || text.split(/\s+/).length > 12)) return undefined;
  return { ...withoutQuestion(before), slots: mergeSlots(before.slots, filled), matter: `${before.matter}\n${text}`, finished: false };
}

/** "No, the other charge", "sorry, I meant the Pro plan": the same playbook with what was corrected. */
function correct(playbook: Playbook, before: Thread, text: string, routed: RoutedMessage, now: number): Thread | undefined {
  const filled = mergeSlots(before.slots, fillSlots(playbook, text, routed, now, numberMeant(playbook, before, text)));
  const other =
    /\b(?:the )?(?:other|first|earlier|older|previous|wrong) (?:one|charge|payment|invoice|account)?\b/i.test(text) &&
    'which' in before.slots;
  const which = other
    ? /\b(?:first|earlier|older|previous)\b/i.test(text) || before.slots['which'] !== 'other'
      ? 'other'
      : null
    : undefined;
  const slots = which === undefined ? filled : { ...filled, which };
  if (JSON.stringify(slots) === JSON.stringify(before.slots)) return undefined;
  return { ...withoutQuestion(before), slots, matter: `${before.matter}\n${text}`, finished: false };
}

/** "Sorry, I meant 5": the one number of the message stands for the count that was given before. */
function numberMeant({ slots }: Playbook, before: Thread, text: string): string | undefined {
  const counts = slots.filter(({ name, kind }) => kind === 'count' && (before.slots[name] ?? null) !== null);
  return counts.length === 1 && text.match(/\d+/g)?.length === 1 ? counts[0]?.name : undefined;
}

function withoutQuestion(thread: Thread): Thread {
  const { asked: _, ...rest } = thread;
  return rest;
}

function newMatter(
  request: ModelRequest,
  incoming: Incoming,
  routed: RoutedMessage,
  before: Thread,
  skills: Skills,
  draft: ReplyDraft,
): Thread | undefined {
  const { agent, conversation } = request;
  const { routing } = routed;
  const [best] = routing.alternatives;
  const elsewhere = routing.to !== agent.name && routing.to !== 'clarify' && agent.handoffs.includes(routing.to);
  const sure = (best?.probability ?? 0) >= (isRequest(incoming.text) ? sureOfRequest : sureOfAnother) || routed.signals.length > 0;
  if (elsewhere && sure && (!routed.followUp || isRequest(incoming.text)) && conversation.pinnedAgent === undefined) {
    draft.route(routing);
    const reason = routing.evidence[0]?.slice(0, 120) ?? 'another matter';
    draft.call('handoff', { to: routing.to, reason, urgency: routed.urgency, brief: incoming.text }, `${agent.name}/handoff`);
    return talk(before, incoming);
  }
  return begin(request, incoming, routed, before, skills);
}

/** A matter taken up: by the playbook that fits, or as a question to the documents. */
function begin(
  { agent, now, conversation }: ModelRequest,
  incoming: Incoming,
  routed: RoutedMessage,
  before: Thread | undefined,
  skills: Skills,
): Thread {
  const { seq } = incoming;
  const matter = withoutAddress(routed.anatomy.said === '' ? incoming.text : routed.anatomy.said);
  const elliptic =
    !incoming.handedOver && before !== undefined && !isRequest(matter) && (routed.followUp || matter.split(/\s+/).length <= 4);
  const topic = elliptic ? contextOf(before, conversation) : undefined;
  const question: Thread = {
    kind: 'question',
    matter,
    since: seq,
    slots: {},
    said: [],
    finished: false,
    ...(topic === undefined ? {} : { topic }),
  };
  if (elliptic && /\?\s*$/.test(matter)) return question;
  const [chosen] = skills.chooser.choose(agent, matter);
  if (chosen === undefined) return question;
  const { playbook } = chosen;
  const slots = fillSlots({ ...playbook, ...withPrelude(playbook) }, `${matter}\n${incoming.text}`, routed, now);
  const named = routed.entities.emails.length > 0 && chosen.score >= sureOfPlaybook;
  if (asksToKnow(matter) && asksFirst(playbook, slots) && !named)
    return chosen.score < sureOfPlaybook ? question : { ...question, slots, instead: playbook.name };
  return { ...question, kind: 'playbook', playbook: playbook.name, slots, topic: playbook.title };
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

/** Wants something done: "please do", "go ahead and upgrade us". */
function isRequest(text: string): boolean {
  return (
    /\b(?:please|pls|go ahead|can you|could you|i want|we want|i'd like|we'd like|i would like|we would like|let's)\b/i.test(text) &&
    !/\?\s*$/.test(text.trim())
  );
}

/** Written in another language. A few English words among names and addresses are English all the same. */
function isForeign(text: string, { language }: RoutedMessage): boolean {
  const english = text.match(/\b(?:the|and|is|are|was|we|you|please|would|like|my|our|for|not|this|that|with|want|how)\b/gi) ?? [];
  return language.code !== 'en' && english.length < 2;
}

/** Who is writing is known from elsewhere; an address in a question would be searched for. */
function withoutAddress(text: string): string {
  const bare = text.replace(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\s+here)?\s*[,:;—–-]*\s*/g, '').trim();
  const words = bare.replace(/^[\s.,:;–—-]+/, '');
  return words === '' ? text : words;
}

/** It asks the customer something that is not known yet, or wants to know who they are, before it says anything. */
function asksFirst({ needs, steps }: Playbook, slots: Thread['slots']): boolean {
  const first = steps.find(
    (step) => step.type !== 'call' && !(step.type === 'ask' && step.slot !== undefined && (slots[step.slot] ?? null) !== null),
  );
  return needs !== undefined || steps.some(({ type }) => type === 'handoff') || first?.type === 'ask';
}

/**
 * The message wants to know something, rather than have something done: it has a question, and the question is no
 * request ("can you …", "can I have my money back?").
 */
function asksToKnow(matter: string): boolean {
  const questions = sentencesOf(matter).filter(({ asks, text }) => asks || /^(?:how|what|when|which|who|where)\b/i.test(text));
  return questions.some(({ text }) => !requests.test(text));
}

const requests =
  /\b(?:can|could|would|will) you\b|\bplease\b|\bcan (?:i|we) (?:please )?(?:get|have) (?:a |my |our |the )?(?:full )?(?:refund|money|copy)|\bhow (?:do|can) (?:i|we) (?:cancel|stop|end|terminate|get (?:a |my )?(?:refund|money))|\bwhat(?:'s| is) (?:going on|wrong|up|happening)|\bwhy\b|\bwhat now\b/i;

function ticketThread(before: Thread, { seq }: Incoming): Thread {
  const { offer: _, ...rest } = before;
  return { ...rest, kind: 'question', since: seq, said: ['ticket'], finished: false };
}

function talk(before: Thread, { seq }: Incoming): Thread {
  const { offer: _, asked: __, ...rest } = before;
  return { ...rest, kind: 'talk', since: seq, finished: true };
}

function isThanks(text: string): boolean {
  return /^\W*(?:(?:ok|okay|great|perfect|super|cool|wonderful|excellent|alright|good)\W+)*(?:many thanks|thanks|thank you|thx|cheers|ta|that's all|that is all|bye|goodbye|great|perfect)\b[^?]{0,60}$/i.test(
    text.trim(),
  );
}

/** "Please try again", "can you check once more": the same procedure from its beginning. */
function asksAgain(text: string): boolean {
  return /^\W*(?:(?:please|can you|could you|ok|okay|and|then|now|so)\W+)*(?:try|check|look|retry)\b[^.?!]{0,30}\b(?:again|once more|one more time|another time)\b/i.test(
    text,
  );
}

function isCorrection(text: string): boolean {
  return /^\W*(?:no|not|sorry|actually|wait|oops|i meant|i mean|correction|wrong|rather|make that)\b|\b(?:i meant|not that one|the other (?:one|charge|payment|account)|instead of)\b/i.test(
    text,
  );
}
