import type { Agent, Playbook } from '../../../core/agent.ts';
import type { Conversation } from '../../../core/conversation.ts';
import { isKnown } from '../answer/is-known.ts';
import type { Choice } from '../playbook/choose.ts';
import { fillSlots } from '../playbook/fill-slots.ts';
import { withPrelude } from '../playbook/prelude.ts';
import type { Thread } from '../playbook/thread.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { asksInGeneral } from './asks-in-general.ts';
import { type Heard, talk } from './heard.ts';
import { matterTitle } from './matter-title.ts';
import { asks, asksToKnow, isRequest } from './speech.ts';

export interface HowToBegin {
  /** The customer has said that it shall be done: no question, whatever it looks like. */
  readonly asWish?: boolean;
}

/** A matter taken up: by the playbook that fits, by who has one that does, or as a question to the documents. */
export function begin(heard: Heard, before: Thread | undefined, { asWish = false }: HowToBegin = {}): Thread {
  const { request, incoming, text, routed, skills } = heard;
  const { agent, now, conversation } = request;
  const matter = withoutAddress(routed.anatomy.said === '' ? text : routed.anatomy.said);
  const elliptic =
    !incoming.handedOver &&
    !asWish &&
    before !== undefined &&
    !isRequest(matter) &&
    (!asks(matter) || asksToKnow(matter)) &&
    (routed.followUp || matter.split(/\s+/).length <= 4);
  const topic = elliptic ? contextOf(before, conversation) : undefined;
  const question: Thread = {
    kind: 'question',
    matter,
    since: incoming.seq,
    slots: {},
    said: [],
    finished: false,
    ...(topic === undefined ? {} : { topic }),
  };
  const wantsToKnow = !asWish && asksToKnow(matter);
  const known = !asWish && isKnown(skills.askedBefore.precedents(matter));
  const [chosen] = skills.chooser.choose(agent, withPasted(matter, routed), routed);
  const ofRecords = chosen?.playbook.answers === true;
  if (elliptic && /\?\s*$/.test(matter) && !ofRecords) return question;
  if (chosen === undefined || chosen.playbook.otherwise === true || (asWish && chosen.playbook.needs === undefined)) {
    return wantsToKnow || elliptic || (known && !isRequest(matter))
      ? question
      : (takenElsewhere(heard, before, matter) ?? (asWish ? question : withoutProcedure(heard, question)));
  }
  const { playbook } = chosen;
  if (!asWish && concernsSomebody(playbook) && asksInGeneral(matter, routed.entities)) return question;
  const filled = fillSlots({ ...playbook, ...withPrelude(playbook) }, `${matter}\n${text}`, routed, now);
  const slots = filled['email'] === null ? { ...filled, email: addressGiven(conversation) } : filled;
  // What was asked before is answered; the procedure that might be meant waits until the documents have nothing to say.
  if (known && !chosen.sure && !ofRecords) return { ...question, slots, instead: playbook.name };
  const named = ofRecords || (routed.entities.emails.length > 0 && chosen.sure);
  if (wantsToKnow && !named && (asksFirst(playbook, slots) || !tellsOfTrouble(playbook, routed)))
    return !chosen.sure ? question : { ...question, slots, instead: playbook.name };
  return { ...question, kind: 'playbook', playbook: playbook.name, slots, topic: playbook.title };
}

/** A colleague who has a procedure for what this specialist has none for gets the matter. */
function takenElsewhere(heard: Heard, before: Thread | undefined, matter: string): Thread | undefined {
  const { request, incoming, text, routed, skills, draft } = heard;
  if (request.conversation.pinnedAgent !== undefined) return undefined;
  const [best] = request.agent.handoffs
    .filter((name) => name !== incoming.from && request.team.agents[name]?.role === 'specialist')
    .flatMap((name): readonly (Choice & { readonly agent: Agent })[] => {
      const agent = request.team.agents[name];
      const [choice] = agent === undefined ? [] : skills.chooser.choose(agent, matter, routed);
      return agent === undefined || choice?.sure !== true || !canDoIt(choice.playbook) ? [] : [{ ...choice, agent }];
    })
    .sort((a, b) => b.score - a.score);
  if (best === undefined) return undefined;
  const reason = matterTitle(best.agent, matter, routed, skills);
  draft.call('handoff', { to: best.agent.name, reason, urgency: routed.urgency, brief: text }, `${request.agent.name}/handoff`);
  return talk(before, incoming);
}

/** It does something itself: it neither passes on nor waits for what nobody else takes. */
export function canDoIt({ otherwise, steps }: Playbook): boolean {
  return otherwise !== true && steps[0]?.type !== 'handoff';
}

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

/** "This is maya@northwind.example." says only who is writing: nothing of it is left. */
const introduction = /\b(?:this is|it['’]s|it is|i am|i['’]m)\s+[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\s+here)?\s*[.,:;!—–-]*\s*/gi;
const address = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\s+here)?\s*[,:;—–-]*\s*/g;

/** Who is writing is known from elsewhere; an address in a question would be searched for. */
function withoutAddress(text: string): string {
  const bare = text.replace(introduction, '').replace(address, '').trim();
  const words = bare.replace(/^[\s.,:;–—-]+/, '');
  return words === '' ? text : words;
}

/** Who gave an address earlier in the conversation is not asked for it again. */
function addressGiven({ entries, customer }: Conversation): string | null {
  if (customer !== undefined) return null;
  const written = entries.flatMap((entry) => (entry.type === 'message' ? [entry.text] : []));
  return (
    written
      .join('\n')
      .match(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)
      ?.at(-1) ?? null
  );
}

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
