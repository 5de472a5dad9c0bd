import type { Playbook } from '../../../core/agent.ts';
import type { ModelRequest } from '../../../core/model.ts';
import { sumAsked } from '../answer/price-sum.ts';
import { fillSlots } from '../playbook/fill-slots.ts';
import { withPrelude } from '../playbook/prelude.ts';
import type { Thread } from '../playbook/thread.ts';
import { ReplyDraft } from '../reply-draft.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { asksForDetailsOf, speaksOfAnother } from './account-of-another.ts';
import { withAddress } from './address.ts';
import { chosenFor } from './chosen-to-begin.ts';
import { canDoIt, colleagueFor, troubledColleague } from './colleague-for.ts';
import { type Heard, passedOn, talk } from './heard.ts';
import { lowered, matterTitle } from './matter-title.ts';
import { fresh, readMatter } from './read-matter.ts';
import { asks, bidsFor, isRequest } from './speech.ts';
import { concernsSomebody, faults, isAlarm, ofRecords, whatComesFirst } from './what-comes-first.ts';

export interface HowToBegin {
  /** The customer has said that it shall be done: no question, whatever it looks like. */
  readonly asWish?: boolean;
}

/** A matter taken up: by the playbook that fits, by who has one that does, or as a question to the documents. */
export function begin(heard: Heard, before: Thread | undefined, { asWish = false }: HowToBegin = {}): Thread {
  const { request, text, routed } = heard;
  const { now, conversation } = request;
  const wanted = wantedProcedure(heard);
  if (wanted !== undefined) {
    const slots = fillSlots({ ...wanted, ...withPrelude(wanted) }, text, routed, now);
    return {
      ...fresh(text, heard),
      kind: 'playbook',
      playbook: wanted.name,
      slots: withAddress(slots, text, conversation),
      topic: wanted.title,
    };
  }
  const reading = readMatter(heard, before, asWish);
  const { matter, question } = reading;
  const chosen = chosenFor(matter, heard, asWish);
  const ofAnother = chosen !== undefined && concernsSomebody(chosen.playbook) && speaksOfAnother(text, conversation);
  if (ofAnother || asksForDetailsOf(text)) return keepsQuiet(heard, before);
  // What so many people pay by the list stands in the documents; what a change of an account costs is worked out from its records.
  if (!asWish && chosen?.playbook.needs !== undefined && conversation.customer === undefined && sumAsked(matter) !== undefined)
    return takenElsewhere(heard, before, matter, asWish) ?? question;
  if (reading.elliptic && /\?\s*$/.test(matter) && !ofRecords(chosen, reading)) return question;
  if (chosen === undefined || chosen.playbook.otherwise === true || (asWish && chosen.playbook.needs === undefined)) {
    if (reading.wantsToKnow || reading.elliptic) return question;
    const elsewhere = ofTopic(heard, before, asWish) ?? takenElsewhere(heard, before, matter, asWish);
    const fact = reading.known && !knowsTheThingOnly(heard, matter) && (!isRequest(matter) || bidsFor(matter));
    return elsewhere ?? (asWish || fact ? question : withoutProcedure(heard, question));
  }
  const troubled =
    heard.incoming.handedOver && chosen.chance < hardlyLearned && !isAlarm(chosen.playbook, matter, routed)
      ? troubledColleague(heard, matter)
      : undefined;
  if (troubled === 'to hand over') return takenElsewhere(heard, before, matter, asWish) ?? question;
  const { playbook } = chosen;
  const slots = withAddress(fillSlots({ ...playbook, ...withPrelude(playbook) }, `${matter}\n${text}`, routed, now), text, conversation);
  switch (troubled === undefined ? whatComesFirst(chosen, slots, reading, heard) : 'procedure') {
    case 'documents':
      return question;
    case 'documents, then procedure':
      return { ...question, slots, instead: playbook.name };
    case 'procedure':
      return { ...question, kind: 'playbook', playbook: playbook.name, slots, topic: playbook.title };
  }
}

/** What was learned from openings speaks against a procedure that only its words speak for. */
const hardlyLearned = 0.2;

/** A short wish is about what was only asked about: "put two more on then" after a question about further users. */
function ofTopic({ text, ...heard }: Heard, before: Thread | undefined, asWish: boolean): Thread | undefined {
  const short = isRequest(text) && text.split(/\s+/).length <= shortWish;
  if (asWish || before?.kind !== 'question' || heard.incoming.handedOver || !short) return undefined;
  const matter = `${before.matter}\n${text}`;
  // Only a procedure of its own counts: to whom it would be handed over is not done twice.
  const trial = new ReplyDraft(1);
  const wanted = begin({ ...heard, draft: trial, text: matter, routed: heard.skills.router.route(matter) }, before, { asWish: true });
  return wanted.kind === 'playbook' && !isOtherwise(heard.request, wanted) ? wanted : undefined;
}

const shortWish = 14;

function isOtherwise({ agent }: ModelRequest, { playbook }: Thread): boolean {
  return agent.playbooks.some(({ name, otherwise }) => name === playbook && otherwise === true);
}

/** Nobody is told anything of an account that is not theirs, and nothing is done there; not even a check is begun. */
function keepsQuiet({ incoming, request, draft }: Heard, before: Thread | undefined): Thread {
  const { customer } = request.conversation;
  const own = customer === undefined ? 'If it is about your own account' : `If you have an account of your own beside ${customer.name}`;
  draft.say(
    `I am sorry, I cannot say or change anything about an account that is not yours, and I have not looked it up: we speak about an account only with its own contacts, and only after they have shown who they are. They are welcome to write to us themselves. ${own}, tell me “my address is …” and I will go on from there.`,
  );
  draft.note('Asks about the account of somebody else. Nothing was looked up, and nothing about it should be said.');
  return talk(before, incoming);
}

/** Begins the reason of a handoff when the customer has said that it shall be done: nothing is left to be asked about that. */
const toBeDone = 'to be done: ';

function wantedProcedure(heard: Heard): Playbook | undefined {
  const { incoming, request, skills } = heard;
  const { reason, from } = incoming;
  if (reason === undefined) return undefined;
  if (reason.startsWith(toBeDone)) return request.agent.playbooks.find(({ title }) => reason === `${toBeDone}${lowered(title)}`);
  // A procedure that ends with a colleague says why: that counts, whatever the words of the customer look like.
  const ends = request.team.agents[from ?? '']?.playbooks.some(({ steps }) =>
    steps.some((step) => step.type === 'handoff' && step.reason === reason),
  );
  const [chosen] = ends === true ? skills.chooser.choose(request.agent, reason, skills.router.route(reason)) : [];
  return chosen?.sure === true && canDoIt(chosen.playbook) ? chosen.playbook : undefined;
}

/** A colleague who has a procedure for what this specialist has none for gets the matter. */
function takenElsewhere(heard: Heard, before: Thread | undefined, matter: string, asWish: boolean): Thread | undefined {
  const { request, incoming, text, routed, skills, draft } = heard;
  const best = colleagueFor(matter, heard);
  // What shall be done is done for somebody.
  if (best === undefined || (asWish && best.playbook.needs === undefined)) return undefined;
  const title = matterTitle(best.agent, matter, routed, skills);
  const reason = asWish ? `${toBeDone}${lowered(best.playbook.title)}` : title;
  draft.call('handoff', { to: best.agent.name, reason, urgency: routed.urgency, brief: text }, `${request.agent.name}/handoff`);
  return passedOn(before, incoming);
}

/** What asks nothing and fits no procedure: the documents were not asked about it, and the agent does what it does otherwise. */
function withoutProcedure({ request, text, routed }: Heard, question: Thread): Thread {
  const otherwise = request.agent.playbooks.find((playbook) => playbook.otherwise === true);
  if (otherwise === undefined || asks(question.matter)) return question;
  const slots = fillSlots({ ...otherwise, ...withPrelude(otherwise) }, text, routed, request.now);
  return { ...question, kind: 'playbook', playbook: otherwise.name, slots, topic: otherwise.title };
}

/** A fault is told of something that the documents describe: what it can do is of no use, only a section about such a fault is. */
function knowsTheThingOnly({ routed, skills }: Heard, matter: string): boolean {
  const tellsFault = ({ concepts }: Pick<RoutedMessage, 'concepts'>) => faults.some((fault) => concepts.has(fault));
  const [known] = skills.askedBefore.precedents(matter);
  return tellsFault(routed) && known?.section != null && !tellsFault(skills.router.route(known.section));
}
