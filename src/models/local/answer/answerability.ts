import type { Passage } from '../../../core/knowledge.ts';
import type { Precedent } from './asked-before.ts';
import type { ComposedAnswer } from './compose.ts';
import { preparedPassage } from './prepared-passage.ts';
import type { Expected, Question, WeighedTerm } from './question.ts';
import { type Candidate, holdsIn } from './rank.ts';
import { strengthOf, type Vocabulary } from './vocabulary.ts';

/** Whether the documents answer a question, and if not, what of it they are silent about. */
export type Answerability =
  | { readonly type: 'answered' }
  /** They speak of the matter but not of what was asked: a figure that is not given, a name that does not occur. */
  | { readonly type: 'silent-on'; readonly what: string; readonly nearest: boolean }
  /** Nothing fits well; the nearest passage may help. */
  | { readonly type: 'unsure' }
  | { readonly type: 'unknown' };

/** Below it nothing in the documents is about the question; between the two it is uncertain. */
const unknownBelow = 0.3;
const unsureBelow = 0.4;
/** So much of a question in words that stand nowhere makes it a question about something else. */
const strangeShare = 0.45;

/** Judges by the best candidate, by words that stand nowhere, and by what questions like this one turned out to be. */
export function judgeAnswer(
  question: Question,
  candidates: readonly Candidate[],
  precedents: readonly Precedent[],
  passages: readonly Passage[],
  vocabulary: Vocabulary,
  composed: ComposedAnswer,
): Answerability {
  const best = candidates[0];
  if (best === undefined) return { type: 'unknown' };
  const unanswered = Math.max(0, ...precedents.filter(({ section }) => section === null).map(({ similarity }) => similarity));
  const confidence = best.coverage + best.familiar - unanswered;
  const strangers = strangersIn(question, passages, vocabulary);
  const compound = strangeName(question.text, passages);
  if (compound !== undefined && best.familiar < 0.6) return { type: 'silent-on', what: `“${compound}”`, nearest: false };
  const names = strangers.filter(({ name }) => name);
  const blank = names.length > 0 ? names : shareOf(strangers, question.terms) >= strangeShare ? strangers : [];
  if (blank.length > 0 && best.familiar < 0.6) {
    return { type: 'silent-on', what: listed(blank.map(({ surface }) => surface)), nearest: best.coverage >= 0.45 };
  }
  if (confidence < unknownBelow) return { type: 'unknown' };
  const missing = missingKind(question, best, composed);
  if (missing !== undefined) return { type: 'silent-on', what: missing, nearest: confidence >= unsureBelow };
  return confidence < unsureBelow ? { type: 'unsure' } : { type: 'answered' };
}

/** A name of several words ("Apple Pay") that no passage holds as a whole, although its words may occur. */
function strangeName(question: string, passages: readonly Passage[]): string | undefined {
  const names = [...question.matchAll(/(?<=[\p{Ll}\d,:–—] )\p{Lu}[\p{L}\d]+(?: \p{Lu}[\p{L}\d]+)+/gu)].map(([name]) => name);
  return names.find(
    (name) => !passages.some(({ text, heading }) => `${heading.join(' ')} ${text}`.toLowerCase().includes(name.toLowerCase())),
  );
}

function shareOf(some: readonly WeighedTerm[], all: readonly WeighedTerm[]): number {
  const total = (terms: readonly WeighedTerm[]) => terms.reduce((sum, { weight }) => sum + weight, 0);
  return total(some) / Math.max(total(all), Number.EPSILON);
}

/** Words of the question that no passage speaks of. */
function strangersIn(question: Question, passages: readonly Passage[], vocabulary: Vocabulary): readonly WeighedTerm[] {
  const known = passages.map((passage) => preparedPassage(passage, vocabulary).all);
  return question.terms.filter((term) => term.weight >= 0.5 && known.every((ids) => strengthOf(term, ids) === 0));
}

/** Kinds that cannot be answered by anything else, and what to call them. */
const strict: Partial<Record<Expected, string>> = {
  percent: 'a percentage for that',
  money: 'a price for that',
  duration: 'a time for that',
  phone: 'a phone number for that',
  address: 'an address for that',
  number: 'that number',
  name: 'that name',
};

/** The question asks for a figure, and neither the answer nor the headings it stands under have one: what is missing. */
function missingKind(question: Question, best: Candidate, { text, citations }: ComposedAnswer): string | undefined {
  const said = `${text.replace(/\[\d+\]/g, '')}\n${citations.map(({ heading }) => heading.join(' ')).join('\n')}`;
  const kind = question.expected.find((expected) => strict[expected] !== undefined);
  if (kind === undefined || best.fitting.includes(kind) || holdsIn(kind, said)) return undefined;
  if (kind === 'money' && /\d\s?%|\bpro rata\b|\bwithout money back\b/i.test(said)) return undefined;
  if (/\bnot documented\b/i.test(best.part.text)) return 'that';
  return question.expected.every((expected) => !best.fitting.includes(expected)) || question.expected[0] === kind
    ? strict[kind]
    : undefined;
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length <= 1 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
