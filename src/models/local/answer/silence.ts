import type { Passage } from '../../../core/knowledge.ts';
import type { Precedent } from './asked-before.ts';
import { flag, oddsOf, sum } from './evidence.ts';
import type { PreparedPassage } from './prepared-passage.ts';
import type { Question, WeighedTerm } from './question.ts';
import { strengthOf } from './vocabulary.ts';

/** What speaks for the documents being silent on a question; how each counts is learned. */
export const silenceEvidence = [
  'always',
  'nothingAsked',
  'familiar',
  'share',
  'closest',
  'likely',
  'odds',
  'unfamiliar',
  'strangeWords',
  'newWords',
  'mostlyNew',
  'strangeName',
  'strangePhrase',
  'fewWords',
] as const;

export type SilenceEvidence = Readonly<Record<(typeof silenceEvidence)[number], number>>;

export interface Silence {
  readonly evidence: SilenceEvidence;
  /** Words and names of the question that stand nowhere, telling ones first. */
  readonly strangers: readonly string[];
}

export function weighSilence(
  question: Question,
  prepared: readonly PreparedPassage[],
  precedents: readonly Precedent[],
  isNew: (term: WeighedTerm) => boolean,
  weights: ReadonlyMap<WeighedTerm, number>,
): Silence {
  const strangers = question.terms.filter(
    (term) =>
      term.weight >= 0.5 && prepared.every(({ heading, whole }) => strengthOf(term, heading) === 0 && strengthOf(term, whole) === 0),
  );
  const phrase = strangePhrase(question.text, prepared);
  const silent = precedents.find(({ section }) => section === null);
  const answered = precedents.find(({ section }) => section !== null);
  const weight = (term: WeighedTerm) => weights.get(term) ?? 0;
  const share = (terms: readonly WeighedTerm[]) => sum(terms, weight) / Math.max(sum(question.terms, weight), Number.EPSILON);
  const names = strangers.filter(({ name }) => name);
  return {
    strangers: [...(phrase === undefined ? [] : [phrase]), ...(names.length > 0 ? names : strangers).map(({ surface }) => surface)],
    evidence: {
      always: 1,
      nothingAsked: flag(precedents.length === 0),
      familiar: silent?.similarity ?? 0,
      share: silent?.share ?? 0,
      closest: flag(silent !== undefined && silent === precedents[0]),
      likely: silent?.likelihood ?? 0,
      odds: oddsOf(silent?.likelihood ?? 0),
      unfamiliar: 1 - (answered?.similarity ?? 0),
      strangeWords: share(strangers),
      newWords: share(strangers.filter(isNew)),
      mostlyNew: flag(share(strangers.filter(isNew)) > 0.5),
      strangeName: flag(names.length > 0),
      strangePhrase: flag(phrase !== undefined),
      fewWords: 1 / (1 + question.terms.length),
    },
  };
}

/** A name of several words ("Apple Pay") that no passage holds as a whole, although its words may occur. */
function strangePhrase(question: string, prepared: readonly PreparedPassage[]): string | undefined {
  const names = [...question.matchAll(/(?<=[\p{Ll}\d,:–—] )\p{Lu}[\p{L}\d]+(?: \p{Lu}[\p{L}\d]+)+/gu)].map(([name]) => name);
  return names.find((name) => !prepared.some(({ passage }) => holdsWords(passage, name)));
}

function holdsWords({ heading, text }: Passage, words: string): boolean {
  return `${heading.join(' ')} ${text}`.toLowerCase().includes(words.toLowerCase());
}
