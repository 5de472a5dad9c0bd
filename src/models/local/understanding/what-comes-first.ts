import type { Playbook } from '../../../core/agent.ts';
import type { Conversation } from '../../../core/conversation.ts';
import type { Choice } from '../playbook/choose.ts';
import type { Thread } from '../playbook/thread.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { sentencesOf } from '../routing/sentences.ts';
import type { ChosenToBegin } from './chosen-to-begin.ts';
import type { Heard } from './heard.ts';
import { isForeign } from './own-language.ts';
import type { Reading } from './read-matter.ts';
import { asks, asksToKnow, isRequest, supposes } from './speech.ts';

type First = 'documents' | 'documents, then procedure' | 'procedure';

/** Where a procedure fits: whether it begins, or the documents are asked first, which may make it needless. */
export function whatComesFirst(chosen: ChosenToBegin, slots: Thread['slots'], reading: Reading, heard: Heard): First {
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
  if (known && !sure && !fromRecords && (asks(matter) || !isForeign(matter, routed))) return 'documents, then procedure';
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
export function isAlarm({ signals = [] }: Playbook, matter: string, routed: RoutedMessage): boolean {
  const grave = routed.signals.some(({ name, urgency }) => urgency === 'immediate' && signals.includes(name));
  return grave && sentencesOf(matter).some(({ asks, text }) => !asks && text.split(/\s+/).length >= fewestToReport && !supposes.test(text));
}

const fewestToReport = 3;

/** A procedure that answers from the records of who asks: for nobody, only what the documents are not known to answer. */
export function ofRecords(chosen: Choice | undefined, { ofSomebody, known }: Reading): boolean {
  return chosen?.playbook.answers === true && (ofSomebody || !known);
}

/** A question in general, or one that the documents are known to answer, begins a procedure only when it could be an example of it. */
const muchAlike = 0.7;

/** It looks somebody up, or does something for them. */
export function concernsSomebody({ needs, slots }: Playbook): boolean {
  return needs !== undefined || slots.some(({ kind }) => kind === 'email');
}

/** A known customer who gives a day, an amount or how long it lasted asks about that, and not about the rule. */
function tellsOwnCase({ slots: known }: Playbook, slots: Thread['slots'], matter: string, { customer }: Conversation): boolean {
  const telling = known.some(({ name, kind }) => tellingKinds.has(kind) && (slots[name] ?? null) !== null);
  return customer !== undefined && telling && !/\b(?:if|suppose|supposing|in case|would|in general|usually)\b/i.test(matter);
}

const tellingKinds = new Set(['amount', 'date', 'duration', 'id']);

/** "We are suspended. Is all of it gone?": what a known customer tells before the question calls for the procedure by itself. */
export function reports({ playbook }: Choice, matter: string, { request, routed, skills }: Heard): boolean {
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

/** Classes of words by which something is said not to work. */
export const faults = ['fault', 'notWorking', 'misbehaves'];
