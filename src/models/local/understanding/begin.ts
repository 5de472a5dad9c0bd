import type { Playbook } from '../../../core/agent.ts';
import type { Conversation } from '../../../core/conversation.ts';
import type { ModelRequest } from '../../../core/model.ts';
import { isKnown } from '../answer/is-known.ts';
import type { Choice } from '../playbook/choose.ts';
import { fillSlots } from '../playbook/fill-slots.ts';
import { withPrelude } from '../playbook/prelude.ts';
import type { Thread } from '../playbook/thread.ts';
import { ReplyDraft } from '../reply-draft.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { asksForDetailsOf, speaksOfAnother } from './account-of-another.ts';
import { withAddress, withoutAddress } from './address.ts';
import { clausesOf } from './clauses.ts';
import { canDoIt, colleagueFor } from './colleague-for.ts';
import { type Heard, passedOn, talk } from './heard.ts';
import { lowered, matterTitle } from './matter-title.ts';
import { fresh, type Reading, readMatter } from './read-matter.ts';
import { asks, asksToKnow, bidsFor, isOrder, isRequest } from './speech.ts';
import { changesSomething } from './want.ts';

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
  if (reading.elliptic && /\?\s*$/.test(matter) && !ofRecords(chosen, reading)) return question;
  if (chosen === undefined || chosen.playbook.otherwise === true || (asWish && chosen.playbook.needs === undefined)) {
    if (reading.elliptic || (reading.wantsToKnow && (reading.known || !isTroubleElsewhere(heard, matter)))) return question;
    const elsewhere = ofTopic(heard, before, asWish) ?? takenElsewhere(heard, before, matter, asWish);
    const fact = reading.known && !knowsTheThingOnly(heard, matter) && (!isRequest(matter) || bidsFor(matter));
    return elsewhere ?? (asWish || fact ? question : withoutProcedure(heard, question));
  }
  const { playbook } = chosen;
  const slots = withAddress(fillSlots({ ...playbook, ...withPrelude(playbook) }, `${matter}\n${text}`, routed, now), text, conversation);
  switch (whatComesFirst(chosen, slots, reading, heard)) {
    case 'documents':
      return question;
    case 'documents, then procedure':
      return { ...question, slots, instead: playbook.name };
    case 'procedure':
      return { ...question, kind: 'playbook', playbook: playbook.name, slots, topic: playbook.title };
  }
}

interface ChosenToBegin extends Choice {
  /** What was told calls for it by itself, and the question only wants a way out. */
  readonly forHelp?: true;
}

/** What is said now decides; when no procedure fits that, "see below" means the mail that is quoted there. */
function chosenFor(matter: string, heard: Heard, asWish: boolean): ChosenToBegin | undefined {
  const { request, routed, skills } = heard;
  const { quoted } = routed.anatomy;
  // What shall be done is not told once more.
  const choose = (text: string) =>
    skills.chooser.choose(request.agent, text, routed).find(({ playbook }) => !asWish || playbook.answers !== true);
  const befell = toldForHelp(matter);
  const tale = befell === undefined ? undefined : choose(befell);
  if (tale?.sure === true) return { ...tale, forHelp: true };
  const said = choose(matter);
  const likeliest = said?.sure === true ? said : choose(withPasted(matter, routed));
  const asked = askedBeside(matter, routed);
  if (
    asked !== undefined &&
    likeliest !== undefined &&
    !reports(likeliest, matter, heard) &&
    isKnown(skills.askedBefore.precedents(asked))
  ) {
    const own = choose(asked);
    if (own?.playbook !== likeliest.playbook) return own;
  }
  const chosen = ordered(matter, likeliest, choose) ?? likeliest;
  if (quoted === '' || (chosen !== undefined && chosen.playbook.otherwise !== true)) return chosen;
  return choose(`${matter}\n${quoted}`) ?? chosen;
}

/** "We pay by wire. When would returned money arrive?": what is only told around a question is not what is wanted. */
function askedBeside(matter: string, { concepts }: RoutedMessage): string | undefined {
  if ([...faults, 'twice'].some((trouble) => concepts.has(trouble))) return undefined;
  const sentences = sentencesOf(matter);
  const asking = sentences.filter(({ text }) => asksToKnow(text) || asksForTime.test(text));
  const told = sentences.filter((sentence) => !asking.includes(sentence));
  const only = asking.length > 0 && told.length > 0 && !told.some(({ text }) => asks(text) || isRequest(text));
  return only ? asking.map(({ text }) => text).join(' ') : undefined;
}

const asksForTime = /^(?:and |so |but )?(?:when|how (?:long|soon|fast|quickly))\b/i;

/** "Move us to yearly billing, and tell me what it costs": what is ordered is done, and tells what it costs. */
function ordered(matter: string, likeliest: Choice | undefined, choose: (text: string) => Choice | undefined): Choice | undefined {
  if (likeliest === undefined || changesSomething(likeliest.playbook)) return undefined;
  const [order, another] = clausesOf(withoutAddress(matter)).filter(({ text }) => isOrder(text));
  const chosen = order === undefined || another !== undefined ? undefined : choose(order.text);
  return chosen?.sure === true && chosen.score >= surelyOrdered && changesSomething(chosen.playbook) ? chosen : undefined;
}

const surelyOrdered = 0.6;

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

/** A procedure that answers from the records of who asks: for nobody, only what the documents are not known to answer. */
function ofRecords(chosen: Choice | undefined, { ofSomebody, known }: Reading): boolean {
  return chosen?.playbook.answers === true && (ofSomebody || !known);
}

/** "My phone went overboard, and the codes with it. How do I get in?": what befell them, when the question only wants a way out of it. */
function toldForHelp(matter: string): string | undefined {
  const sentences = sentencesOf(matter);
  const asking = sentences.filter(({ text }) => asks(text));
  const told = sentences.filter((sentence) => !asking.includes(sentence));
  const forHelp = asking.length > 0 && asking.every(({ text }) => asksForHelp.test(text)) && !supposes.test(matter);
  return forHelp && told.length > 0 ? told.map(({ text }) => text).join(' ') : undefined;
}

/** "What now?", "how do I get in?", "can you help?": wants a way out, and no fact. */
const asksForHelp =
  /\bwhat (?:now|next)\b|\bwhat (?:can|could|should|do|must|shall|am|are) (?:i|we|you) (?:supposed )?(?:to )?do\b|\bhow (?:do|can|could|shall|should|would|will|to|am|are)? ?(?:i|we|she|he|they|you)\b|\b(?:can|could|would|will) (?:you|somebody|someone|anybody|anyone)\b|\b(?:any (?:idea|help|way)|is there (?:a|any) way)\b|\bwhat(?:['’]?s| is) (?:going on|wrong|up|the matter|happening|happened)\b|\bwhy\b/i;

type First = 'documents' | 'documents, then procedure' | 'procedure';

/** Where a procedure fits: whether it begins, or the documents are asked first, which may make it needless. */
function whatComesFirst(chosen: ChosenToBegin, slots: Thread['slots'], reading: Reading, heard: Heard): First {
  const { request, routed } = heard;
  const { playbook, sure, score } = chosen;
  const { matter, asWish, wantsToKnow, inGeneral, known, ofSomebody } = reading;
  const personal = concernsSomebody(playbook);
  const fromRecords = ofRecords(chosen, reading);
  if (chosen.forHelp === true || isAlarm(playbook, matter, routed)) return 'procedure';
  // "For nine people" is no question in general.
  const counts = playbook.slots.some(({ name, kind }) => kind === 'count' && (slots[name] ?? null) !== null);
  if (sure && !personal && counts) return 'procedure';
  if (!asWish && inGeneral && personal) return 'documents';
  if ((inGeneral || (known && !personal)) && wantsToKnow && score < muchAlike) return 'documents';
  // What was asked before is answered; the procedure that might be meant waits until the documents have nothing to say.
  if (known && !sure && !fromRecords) return 'documents, then procedure';
  // Nobody is known yet whose case it could be: what holds for everybody comes first, and with it the question who they are.
  const ofNobody = personal && !ofSomebody && asks(matter) && !isRequest(matter);
  if (!asWish && ofNobody && score < muchAlike) return 'documents, then procedure';
  const tells =
    routed.entities.emails.length > 0 || tellsOwnCase(playbook, slots, matter, request.conversation) || reports(chosen, matter, heard);
  const named = fromRecords || (sure && tells);
  if (wantsToKnow && !named && (asksFirst(playbook, slots) || !tellsOfTrouble(playbook, routed))) {
    return sure ? 'documents, then procedure' : 'documents';
  }
  return 'procedure';
}

/** "All screens went blank just now. Is it down for everybody?": what is grave is not answered from the documents once it is reported. */
function isAlarm({ signals = [] }: Playbook, matter: string, routed: RoutedMessage): boolean {
  const grave = routed.signals.some(({ name, urgency }) => urgency === 'immediate' && signals.includes(name));
  return grave && sentencesOf(matter).some(({ asks, text }) => !asks && text.split(/\s+/).length >= fewestToReport && !supposes.test(text));
}

const fewestToReport = 3;
const supposes = /^\W*(?:if|suppose|supposing|imagine|say|in case|should)\b/i;

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

/** "Are you down? Nothing opens here": asked as a question, but what a colleague has a procedure for, as good as surely. */
function isTroubleElsewhere(heard: Heard, matter: string): boolean {
  const told = sentencesOf(matter).some(({ text }) => !asks(text));
  return told && (colleagueFor(matter, heard)?.chance ?? 0) >= asGoodAsSure;
}

const asGoodAsSure = 0.8;

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

/** A question in general, or one that the documents are known to answer, begins a procedure only when it could be an example of it. */
const muchAlike = 0.7;

/** It looks somebody up, or does something for them. */
function concernsSomebody({ needs, slots }: Playbook): boolean {
  return needs !== undefined || slots.some(({ kind }) => kind === 'email');
}

/** Classes of words by which something is said not to work. */
export const faults = ['fault', 'notWorking', 'misbehaves'];

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

/** "What does this mean?" says nothing without what was pasted below it. */
function withPasted(matter: string, { anatomy: { said, pasted } }: RoutedMessage): string {
  return said === '' || pasted === '' ? matter : `${matter}\n${pasted.slice(0, 300)}`;
}

/** A known customer who gives a day, an amount or how long it lasted asks about that, and not about the rule. */
function tellsOwnCase({ slots: known }: Playbook, slots: Thread['slots'], matter: string, { customer }: Conversation): boolean {
  const telling = known.some(({ name, kind }) => tellingKinds.has(kind) && (slots[name] ?? null) !== null);
  return customer !== undefined && telling && !/\b(?:if|suppose|supposing|in case|would|in general|usually)\b/i.test(matter);
}

const tellingKinds = new Set(['amount', 'date', 'duration', 'id']);

/** "We are suspended. Is all of it gone?": what a known customer tells before the question calls for the procedure by itself. */
function reports({ playbook }: Choice, matter: string, { request, routed, skills }: Heard): boolean {
  if (request.conversation.customer === undefined || playbook.needs === undefined) return false;
  return sentencesOf(matter).some(({ asks, text }) => {
    if (asks || asksToKnow(text) || supposes.test(text)) return false;
    const [told] = skills.chooser.choose(request.agent, text, routed);
    return told?.playbook === playbook && told.sure;
  });
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
