import type { Playbook, Slot } from '../../../core/agent.ts';
import { escapePattern } from '../../../core/escape-pattern.ts';
import type { JsonObject } from '../../../core/json.ts';
import { fillSlots, mergeSlots, saysDone, wantsItAllTheSame } from '../playbook/fill-slots.ts';
import type { Thread } from '../playbook/thread.ts';
import { isNumberWord } from '../text/number-words.ts';
import { accountMeant, accountsShown } from './account-meant.ts';
import { begin } from './begin.ts';
import { isBesides } from './clauses.ts';
import { ordersFromColleague } from './colleague-for.ts';
import { goesOnAsking, type Heard, type HeardAgain, withoutQuestion } from './heard.ts';
import { sameOfAnother } from './same-of-another.ts';
import { asksToKnow, isCorrection, isOrder } from './speech.ts';

/** The words answer what was asked. */
export function answersQuestion(heard: HeardAgain): Thread | undefined {
  const { before, current } = heard;
  return before.asked === undefined || current === undefined ? undefined : answered(current, before, heard);
}

/** The message answers the open question when it fills a slot, or is too short to be anything else. */
export function answered(playbook: Playbook, before: Thread, heard: Heard): Thread | undefined {
  const { text, routed, request } = heard;
  const step = playbook.steps.find(({ id }) => id === before.asked);
  const slot = step?.type === 'ask' ? step.slot : undefined;
  const matter = `${before.matter}\n${text}`;
  if (step?.type === 'ask' && step.optional === true && asksToKnow(text)) return undefined;
  if (!answersPlainly(playbook, before, text) && ordersFromColleague(heard)) return undefined;
  if (step?.type === 'ask' && slot === undefined) return answeredAnew(playbook, before, matter, heard);
  const kind = playbook.slots.find(({ name }) => name === slot)?.kind;
  if (step?.type === 'ask' && step.optional === true && kind === 'text' && saysSomethingElse(text)) return undefined;
  const filled = fillSlots(playbook, text, routed, request.now, kind === 'text' && /\?\s*$/.test(text) ? undefined : slot);
  // "Ok, and when do we get something?" is no yes to what was asked.
  if (kind === 'choice' && filled[slot ?? ''] === 'yes' && goesOnAsking(heard)) return undefined;
  const fills = slot === undefined ? Object.values(filled).some((value) => value !== null) : filled[slot] !== null;
  // "Also send me the last invoice" is no answer to "does it work now?".
  if (!fills && (isBesides(text) || (step?.type === 'ask' && step.optional === true && isOrder(text)))) return undefined;
  if (!fills && (/\?\s*$/.test(text) || (text.split(/\s+/).length > 12 && !tellsMore(playbook, heard)))) return undefined;
  if ((isAnotherMatter(playbook, kind, heard) && !answersPlainly(playbook, before, text)) || isGraver(playbook, heard)) return undefined;
  const account = slot === 'account' ? accountMeant(text, accountsShown(request.conversation)) : undefined;
  const beside = { ...countBeside(playbook, before, heard), ...(account === undefined ? {} : { account }) };
  const slots = mergeSlots(before.slots, { ...filled, ...beside });
  return { ...withoutQuestion(before), slots, matter, finished: false };
}

/** "Ok, please upgrade us then" orders something, an address says who writes: neither tells more about what was asked. */
const saysSomethingElse = (text: string) => isOrder(text.replace(courtesies, '')) || /^\W*\S+@\S+\W*$/.test(text);
const courtesies = /^\W*(?:(?:ok|okay|yes|great|good|fine|well|then|so|please|pls|thanks|thank you)\W+)*/i;

/**
 * So long and so clearly for another procedure, it is no answer: "no, that one is right; but the other was taken twice".
 * Who was asked to describe something names much that other procedures are begun with: only their own words count there.
 */
function isAnotherMatter({ name }: Playbook, asked: Slot['kind'] | undefined, { request, text, routed, skills }: Heard): boolean {
  const [chosen] = skills.chooser.choose(request.agent, text, routed);
  if (chosen?.sure !== true || chosen.playbook.name === name || text.split(/\s+/).length <= 8) return false;
  return (asked === 'text' ? chosen.told : chosen.score) >= 0.6;
}

/** "I've put a new card in just now", "no, please cancel all the same": a yes in other words, however it is parted. */
export function answersPlainly({ steps, slots }: Playbook, { asked }: Thread, text: string): boolean {
  const step = steps.find(({ id }) => id === asked);
  const slot = step?.type === 'ask' ? slots.find(({ name }) => name === step.slot) : undefined;
  return slot?.choices?.includes('yes') === true && !/\?/.test(text) && (wantsItAllTheSame(text) || saysDone(text));
}

/** "Then you will hear from my lawyer": no answer, whatever was asked. */
function isGraver({ signals = [] }: Playbook, { routed, request }: Heard): boolean {
  const grave = routed.signals.some(({ name, urgency }) => urgency === 'immediate' && !signals.includes(name));
  return grave && routed.routing.to !== request.agent.name;
}

/** "3 please. bea@quarry.example": an address was asked for, and the number is given along. */
function countBeside({ slots }: Playbook, before: Thread, { text }: Heard): JsonObject {
  const open = slots.filter(({ name, kind }) => kind === 'count' && name !== 'target' && (before.slots[name] ?? null) === null);
  const [name] = open.map((slot) => slot.name);
  const numbers = text.replace(/\S+@\S+/g, '').match(/(?<![\w.,$€£-])\d{1,4}(?![\w.,-]*\w)/g) ?? [];
  return open.length === 1 && name !== undefined && numbers.length === 1 ? { [name]: Number(numbers[0]) } : {};
}

/** What was asked for may be long: it is about the same matter, and nothing speaks for another one. */
function tellsMore({ name }: Playbook, { request, text, routed, skills }: Heard): boolean {
  const { to } = routed.routing;
  const [chosen] = skills.chooser.choose(request.agent, text, routed);
  return (to === request.agent.name || to === 'clarify') && (chosen === undefined || chosen.playbook.name === name || !chosen.sure);
}

/** "What is it about?" has no slot: with the answer the whole matter is looked at anew. */
function answeredAnew(playbook: Playbook, before: Thread, matter: string, heard: Heard): Thread {
  const anew = begin({ ...heard, text: matter, routed: heard.skills.router.route(matter) }, before);
  return anew.playbook === playbook.name ? { ...withoutQuestion(before), matter, finished: false } : anew;
}

/** "No, the other charge", "sorry, I meant the Pro plan": the same playbook with what was corrected. */
export function correctsSlots(heard: HeardAgain): Thread | undefined {
  const { request, text, before, current, draft } = heard;
  const corrected = current === undefined || !isCorrection(text) ? undefined : corrects(current, heard);
  if (corrected === undefined) return undefined;
  const { slots } = before;
  const [waiting] = request.conversation.pendingApprovals;
  if (waiting !== undefined && JSON.stringify(corrected.slots) !== JSON.stringify(slots))
    draft.note(`${waiting.id} (${waiting.proposal.summary}) still waits: deny it if it is no longer wanted.`);
  return corrected;
}

function corrects(playbook: Playbook, { text, routed, request, before }: HeardAgain): Thread | undefined {
  const said = fillSlots(playbook, text, routed, request.now, numberMeant(playbook, before, text));
  const filled = mergeSlots(before.slots, { ...said, ...targetMeant(before, said, text) });
  const other =
    /\b(?:the )?(?:other|first|earlier|older|previous|wrong) (?:one|charge|payment|invoice|account)?\b/i.test(text) &&
    'which' in before.slots;
  const which = other
    ? /\b(?:first|earlier|older|previous)\b/i.test(text) || before.slots['which'] !== 'other'
      ? 'other'
      : null
    : undefined;
  const slots = which === undefined ? filled : { ...filled, which };
  if (sameBut(playbook, slots, before.slots)) return undefined;
  return { ...withoutQuestion(before), slots, matter: `${before.matter}\n${text}`, finished: false };
}

/** A yes or a no that nobody asked for corrects nothing, and neither does what is said of the same once more. */
function sameBut(playbook: Playbook, slots: Thread['slots'], before: Thread['slots']): boolean {
  const isAnswer = (name: string) =>
    playbook.slots.some(
      ({ name: slot, kind, choices }) =>
        slot === name && (kind === 'said' || choices?.includes('yes') === true || choices?.includes('unsolved') === true),
    );
  return Object.entries(slots).every(([name, value]) => isAnswer(name) || JSON.stringify(value) === JSON.stringify(before[name] ?? null));
}

/** "Make it 13", then "sorry, it was 12": the number stands for the one in the end when that was spoken of. */
function targetMeant({ slots }: Thread, { users, target }: JsonObject, text: string): JsonObject {
  const had = slots['target'] ?? null;
  return had === null || (target ?? null) !== null || (users ?? null) === null || relative.test(text) ? {} : { target: users ?? null };
}

const relative = /\b(?:more|fewer|less|extra|additional|further|add|remove|off)\b/i;

/** "Sorry, I meant 5": the one number of the message stands for the count that was given before. */
function numberMeant({ slots }: Playbook, before: Thread, text: string): string | undefined {
  const counts = slots.filter(({ name, kind }) => kind === 'count' && (before.slots[name] ?? null) !== null);
  const numbers =
    text
      .toLowerCase()
      .match(/\d+|[a-z]+(?:-[a-z]+)?/g)
      ?.filter((word) => /^\d/.test(word) || isNumberWord(word)) ?? [];
  return counts.length === 1 && numbers.length === 1 ? counts[0]?.name : undefined;
}

/** "How much storage on Enterprise?" "Sorry, I meant Pro": the question is asked again with the correction. */
export function correctsTheQuestion({ request, incoming, text, routed, before, skills }: HeardAgain): Thread | undefined {
  if (before.kind !== 'question' || !isCorrection(text)) return undefined;
  const { plans } = request.team.terms;
  const plan = plans.find((name) => name.toLowerCase() === routed.entities.plans.at(-1));
  const asked =
    plan === undefined
      ? (sameOfAnother(text, before.matter, plans, skills.vocabulary) ?? `${before.matter} ${text}`)
      : before.matter.replace(new RegExp(`\\b(?:${plans.map(escapePattern).join('|')})\\b`, 'gi'), plan);
  if (asked === before.matter || !/\?\s*$/.test(before.matter)) return undefined;
  return { kind: 'question', matter: asked, since: incoming.seq, slots: {}, said: [], finished: false };
}
