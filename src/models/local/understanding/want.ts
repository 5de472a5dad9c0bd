import type { Agent, AgentName, Playbook } from '../../../core/agent.ts';
import { isKnown } from '../answer/is-known.ts';
import { readTools } from '../playbook/step-results.ts';
import type { RoutedMessage } from '../routing/router.ts';
import type { Skills } from '../specialist.ts';
import { withoutAddress } from './address.ts';
import { type Clause, withoutOpening } from './clauses.ts';
import { canDoIt } from './colleague-for.ts';
import { areOthers, type RecordsNamed, recordsIn } from './records-named.ts';
import { asks, asksToKnow, isRequest } from './speech.ts';

/** What a clause asks for by itself. */
export interface Want {
  readonly kind: 'question' | 'request' | 'trouble';
  readonly to: AgentName;
  /** The procedure that it calls for. */
  readonly playbook?: Playbook;
  /** The place in the documents that answers it. */
  readonly section?: string;
  /** What it names to be changed. */
  readonly records: RecordsNamed;
  /** Clear enough to be a matter of its own even when nothing announces it. */
  readonly strong: boolean;
}

/** How likely the specialist must be for what a clause says by itself. */
const likely = { procedure: 0.15, strong: 0.3, question: 0.5, asked: 0.35, alone: 0.7 };
/** How well a procedure must fit, or how like a known question a clause must be, to be a matter that nothing announces. */
const strongly = { fits: 0.6, alike: 0.5 };

/** "Is there a Linux app?" names all that it asks for, though "there" may point back. */
const isElliptic = (words: string, { followUp }: RoutedMessage) => followUp && !/^(?:is|are) there\b/i.test(words);

type Chance = (agent: AgentName) => number;

/** @param near who takes what stands before it: theirs is a question that nobody is likely for. */
export function wantOf(clause: Clause, takers: readonly Agent[], skills: Skills, near: AgentName | undefined): Want | undefined {
  const want = wantIn(clause, takers, skills, near);
  return want === undefined ? undefined : { ...want, records: recordsIn(clause.text) };
}

type WantAlone = Omit<Want, 'records'>;

function wantIn(
  { text, item, sentence }: Clause,
  takers: readonly Agent[],
  skills: Skills,
  near: AgentName | undefined,
): WantAlone | undefined {
  const words = withoutOpening(withoutAddress(text));
  if (isFine.test(words)) return undefined;
  const routed = skills.router.route(words);
  const chance: Chance = (name) => routed.routing.alternatives.find(({ agent }) => agent === name)?.probability ?? 0;
  const procedure = procedureFor(words, routed, takers, skills, chance);
  // In another language no verb tells that something is wanted; the procedure that changes something does.
  const foreignWish =
    routed.language.code !== 'en' && !/\?\s*$/.test(words) && procedure !== undefined && changesSomething(procedure.playbook);
  const kind = kindOf(words, routed) ?? (item === true || foreignWish ? 'request' : undefined);
  // What is asked of the customer's own records stands in no document.
  const question =
    kind === 'question' && procedure?.playbook.answers !== true ? knownQuestion(words, routed, takers, skills, chance) : undefined;
  if (question !== undefined) return question;
  if (procedure !== undefined) {
    if (kind !== undefined) return { kind, ...procedure };
    return procedure.strong && state.test(words) ? { kind: 'trouble', ...procedure } : undefined;
  }
  const [first] = takers.map(({ name }) => name).sort((a, b) => chance(b) - chance(a));
  if (first === undefined || kind === undefined || isElliptic(words, routed)) return undefined;
  const asked = kind === 'question' && /\?\s*$/.test(words);
  const to = chance(first) >= (asked ? likely.asked : likely.alone) ? first : asked && sentence ? near : undefined;
  return to === undefined ? undefined : { kind, to, strong: false };
}

/** "The app is fine otherwise": what works is told so that nobody looks for the trouble there. */
const isFine =
  /\b(?:fine|ok(?:ay)?|good|well|works?|working) (?:otherwise|apart from (?:that|this)|as (?:ever|always|usual))\b|\b(?:otherwise|apart from (?:that|this)|everything else|all else)\b[^.?!]{0,20}\b(?:fine|ok(?:ay)?|well|works?|working)\b/i;

/**
 * "It crashes since Monday. Give me the month back": what is told beside a wish is its ground when the whole calls for
 * another procedure than the wish alone, and that does the same on other terms.
 */
export function isGroundOf(wish: string, whole: string, taker: Agent | undefined, { router, chooser }: Skills): boolean {
  if (taker === undefined) return false;
  const [alone] = chooser.choose(taker, wish, router.route(wish));
  const [together] = chooser.choose(taker, whole, router.route(whole));
  if (alone === undefined || together?.sure !== true) return false;
  return alone.playbook !== together.playbook && sharesWrite(alone.playbook, together.playbook);
}

/** The procedure that fits best, of specialists who are likely at all. */
function procedureFor(words: string, routed: RoutedMessage, takers: readonly Agent[], { chooser }: Skills, chance: Chance) {
  const [best] = takers
    .filter(({ name }) => chance(name) >= likely.procedure)
    .flatMap((agent) => {
      const [choice] = chooser.choose(agent, words, routed);
      return choice?.sure === true && canDoIt(choice.playbook) ? [{ ...choice, to: agent.name }] : [];
    })
    .sort((a, b) => b.score + chance(b.to) - a.score - chance(a.to));
  if (best === undefined) return undefined;
  const { playbook, score, to } = best;
  return { to, playbook, strong: score >= strongly.fits && chance(to) >= likely.strong };
}

/** It is answered from the documents, as far as can be told. */
export const isPlainQuestion = ({ kind, playbook }: Pick<Want, 'kind' | 'playbook'>) => kind === 'question' && playbook === undefined;

/** Whether two clauses ask for the same, or for what one procedure does to one record; what cannot be told stays together. */
export function isOneMatter(a: Want, b: Want, { announced, sentence }: Clause): boolean {
  if (a.kind === 'request' && b.kind === 'request' && areOthers(a.records, b.records)) return false;
  if (a.playbook !== undefined && b.playbook !== undefined) return a.playbook === b.playbook || sharesWrite(a.playbook, b.playbook);
  if (isPlainQuestion(a) && isPlainQuestion(b) && sentence) return a.section !== undefined && a.section === b.section;
  if (a.section !== undefined && b.section !== undefined) return a.section === b.section;
  const told = (want: Want) => want.playbook !== undefined || want.section !== undefined;
  return a.to === b.to && !(told(a) && told(b)) && !(announced && a.kind !== b.kind);
}

function kindOf(words: string, routed: RoutedMessage): Want['kind'] | undefined {
  if (asksToKnow(words)) return 'question';
  if (isRequest(words) || asks(words) || wishes.test(words)) return 'request';
  return troubles.some((name) => routed.concepts.has(name)) ? 'trouble' : undefined;
}

const troubles = ['fault', 'notWorking', 'misbehaves', 'twice'];
/** How something is: "my login is locked"; what somebody did is no trouble by itself. */
const state = /\b(?:is|are|am|keeps?|stays?|remains?|(?:has|have) been)\b|['’](?:s|m|re)\b/i;
const wishes = /\b(?:i|we)(?:['’]d| would) (?:like|love)\b|\b(?:i|we) (?:want|need|wish)\b/i;

function knownQuestion(
  words: string,
  routed: RoutedMessage,
  takers: readonly Agent[],
  { askedBefore }: Skills,
  chance: Chance,
): WantAlone | undefined {
  const precedents = askedBefore.precedents(words);
  const [precedent] = precedents;
  if (precedent === undefined || precedent.section === null || isElliptic(words, routed) || !isKnown(precedents)) return undefined;
  const document = precedent.section.split(' › ')[0] ?? '';
  // Anybody answers from the documents: who is likely does, else who knows this one.
  const [to] = takers
    .filter(({ name, documents }) => documents.includes(document) || chance(name) >= likely.question)
    .map(({ name }) => name)
    .sort((a, b) => chance(b) - chance(a));
  return to === undefined
    ? undefined
    : { kind: 'question', to, section: precedent.section, strong: precedent.similarity >= strongly.alike };
}

function sharesWrite(a: Playbook, b: Playbook): boolean {
  const writes = writesOf(a);
  return [...writesOf(b)].some((tool) => writes.has(tool));
}

/** What a procedure may change; looking somebody up, and passing on to a colleague, is part of many. */
function writesOf({ steps }: Playbook): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) => (step.type === 'call' && !readTools.has(step.tool) && !passing.has(step.tool) ? [step.tool] : [])),
  );
}

/** It proposes a change of its own. */
export const changesSomething = (playbook: Playbook) => writesOf(playbook).size > 0;

const passing: ReadonlySet<string> = new Set(['verify_identity', 'create_ticket', 'escalate']);
