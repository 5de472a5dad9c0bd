import type { Passage } from '../../../core/knowledge.ts';
import { type AskedBefore, type Precedent, sectionOf } from './asked-before.ts';
import { type ComposedAnswer, compose } from './compose.ts';
import { eachOnce } from './each-once.ts';
import { holds, holdsIn, strictKinds } from './kinds-of-thing.ts';
import { isPriceFor } from './price-sum.ts';
import { type Question, readQuestion } from './question.ts';
import { type Candidate, type Recent, rank, saysSomething } from './rank.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Answer extends ComposedAnswer {
  /** Whether the documents answer it: `likely` is not sure of it; `nearest` says that they do not, then what they say close by. */
  readonly found: 'answer' | 'likely' | 'nearest' | 'nothing';
}

export interface AnswerSources {
  readonly passages: readonly Passage[];
  readonly vocabulary: Vocabulary;
  readonly askedBefore: AskedBefore;
  /** What the team sells, by name. */
  readonly plans: readonly string[];
  /** What the customer has of it. */
  readonly plan?: string;
  /** How it was asked, when that is not how `said` puts it: in another language. */
  readonly asked?: string;
  /** Words of another language that nobody knows: what they mean may be just what the documents do not say. */
  readonly strange?: readonly string[];
  /** What was talked about, for a follow-up: helps to find the place. */
  readonly context?: string;
  /** Sections cited in the reply before, for a follow-up. */
  readonly recent?: readonly Recent[];
  /** The number of the first citation; 1 when left out. */
  readonly firstNumber?: number;
}

/** How likely the documents are silent: from here on an answer is not sure, then it is none, then there is nothing to say. */
const unsureFrom = 0.22;
const unansweredFrom = 0.5;
const silentFrom = 0.85;
/** For a question in another language, every word of which is known. */
const abroadFrom = 0.6;
/** When what they say holds no such thing as was asked for: no price, no time. */
const doubtfulFrom = 0.1;

/** Answers a question from passages, in their words, or says honestly that they do not answer it. */
export function answerFrom(
  said: string,
  { passages, vocabulary, askedBefore, plans, plan, asked: words, strange = [], context = '', recent = [], firstNumber = 1 }: AnswerSources,
): Answer {
  const question = readQuestion(said, vocabulary, context);
  const asked = words ?? (question.text === said ? said : `${question.text} ${said}`);
  const subject = saysSomething(question) ? asked : `${context} ${asked}`;
  const say = (some: readonly Candidate[], whole = false) =>
    compose(question, some, { vocabulary, plans, firstNumber, whole, ...(plan === undefined ? {} : { plan }) });
  const { candidates, silence, strangers } = rank(question, eachOnce(passages), subject, askedBefore, vocabulary, recent);
  // What is understood only with what was said before is nobody's question word for word.
  const place = context === '' ? placeNamed(subject, askedBefore) : undefined;
  const told = candidates.filter((candidate) => place !== undefined && isAt(candidate, place));
  if (told.length > 0) return { ...say(told, place?.part === undefined), found: 'answer' };
  if (candidates.length === 0 || silence >= silentFrom) {
    const what = strangers.length === 0 ? 'that' : listed(strangers);
    return { text: `Our documents do not say anything about ${what}.`, citations: [], found: 'nothing' };
  }
  const { sum } = question;
  const price = sum === undefined ? undefined : candidates.find(({ part }) => isPriceFor(sum, part));
  if (price !== undefined) return { ...say([price]), found: 'answer' };
  const fitting = narrowed(question, candidates, recent);
  const composed = say(fitting);
  // Word by word much of a question is lost, and so it is less alike; every word of it is known all the same.
  const from = words !== undefined && strange.length === 0 ? abroadFrom : unansweredFrom;
  if (silence < (kindMissing(question, composed) ? doubtfulFrom : from))
    return { ...composed, found: silence < unsureFrom && !leavesOpen.test(composed.text) ? 'answer' : 'likely' };
  const nearest = say(fitting.filter(({ passage }) => passage === fitting[0]?.passage));
  return { ...nearest, text: `Our documents do not answer this directly. The nearest they say:\n\n${nearest.text}`, found: 'nearest' };
}

/** From here on a question is the same as one that was asked before, in other words at most. */
const theSame = 0.9;

/** Of a question that was asked before: the place that the team named for it. */
function placeNamed(asked: string, askedBefore: AskedBefore): Precedent | undefined {
  const [first] = askedBefore.precedents(asked);
  return first !== undefined && first.similarity >= theSame ? first : undefined;
}

function isAt({ passage, part }: Candidate, place: Pick<Precedent, 'section' | 'part'>): boolean {
  return sectionOf(passage) === place.section && (place.part === undefined || part.text.includes(place.part));
}

/** Where documents say of themselves that they say no more. */
const leavesOpen = /\b(?:is|are) not documented\b|\bname no plan\b/;

/** A price, a time, a number was asked for, and there is none in what would be said, nor in the headings it stands under. */
function kindMissing({ expected }: Question, { text, citations }: ComposedAnswer): boolean {
  const said = [text.replace(/\[\d+\]/g, ''), ...citations.flatMap(({ heading }) => heading)].join('\n');
  const kind = expected.find((one) => strictKinds.has(one));
  return kind !== undefined && !holdsIn(kind, said);
}

/** A follow-up that says nothing of its own ("how long does that take?") asks for its kind of thing: the rest is left out. */
function narrowed(question: Question, candidates: readonly Candidate[], recent: readonly Recent[]): readonly Candidate[] {
  if (recent.length === 0 || saysSomething(question)) return candidates;
  const fitting = candidates.filter(({ part }) => question.expected.some((kind) => holds(kind, part)));
  return fitting.length > 0 ? fitting : candidates;
}

function listed(words: readonly string[]): string {
  const quoted = words.slice(0, 3).map((word) => `“${word}”`);
  return quoted.length <= 1 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
