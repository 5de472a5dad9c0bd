import type { Synonyms } from '../../../core/agent.ts';
import { remembered } from '../remembered.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { meaningsAt, type PhraseTable, tableOf } from './phrase-table.ts';
import { type Feature, featuresOf } from './text-features.ts';
import { lightWords, stopWords } from './thesaurus.ts';

/** A word or a known phrase of a text. Two terms speak of the same thing when they share an id. */
export interface Term {
  readonly surface: string;
  /** Its own stem first, then the meanings it may have. */
  readonly ids: readonly string[];
  readonly words: readonly Word[];
  /** A phrase or word that the vocabulary has a meaning for. */
  readonly known: boolean;
  readonly light: boolean;
}

/** What words mean: the synonyms of the team and the engine's own thesaurus. Costly to make: keep it. */
export interface Vocabulary {
  /** Terms in order, the longest known phrases first; stop words are left out. */
  terms(text: string): readonly Term[];
  /** Every id that a text can be found by, with how sure: 1 for the word itself, less for a meaning. */
  ids(text: string): ReadonlyMap<string, number>;
  /** What it has in common with texts like it. */
  features(text: string): readonly Feature[];
}

/** How much a shared meaning counts against the same word. */
const meaning = 0.85;

/** A message and its matters are compared with the questions of every place, the examples of every agent, and what was found. */
const textsAtOnce = 16;

export const createVocabulary = (synonyms: Synonyms): Vocabulary => vocabularyOver(tableOf(synonyms));

export function vocabularyOver(table: PhraseTable): Vocabulary {
  const terms = remembered(textsAtOnce, (text) => termsOf(table, text));
  return {
    terms,
    ids: remembered(textsAtOnce, (text) => idsOf(table, text)),
    features: remembered(textsAtOnce, (text) => featuresOf(text, terms(text))),
  };
}

function termsOf(table: PhraseTable, text: string): readonly Term[] {
  const words = wordsOf(text);
  const terms: Term[] = [];
  for (let at = 0; at < words.length; ) {
    const { length, ids: found } = meaningsAt(table, words, at).at(-1) ?? { length: 1, ids: undefined };
    const covered = words.slice(at, at + length);
    at += length;
    if (length === 1 && isStop(covered[0])) continue;
    terms.push({
      surface: covered.map((word) => word.surface).join(' '),
      ids: [...(length === 1 ? covered.map((word) => word.stem) : []), ...(found ?? [])],
      words: covered,
      known: found !== undefined,
      light: length === 1 && covered.every((word) => lightWords.has(word.plain)),
    });
  }
  return terms;
}

function idsOf(table: PhraseTable, text: string): ReadonlyMap<string, number> {
  const words = wordsOf(text);
  const ids = new Map<string, number>();
  words.forEach((word, at) => {
    if (!isStop(word)) ids.set(word.stem, 1);
    for (const { length, ids: found } of meaningsAt(table, words, at)) {
      for (const id of found) ids.set(id, Math.max(ids.get(id) ?? 0, length > 1 ? 1 : meaning));
    }
  });
  return ids;
}

function isStop(word: Word | undefined): boolean {
  if (word === undefined) return true;
  return stopWords.has(word.plain) && !isName(word);
}

/** Written like a name: with a capital letter inside a sentence. */
export function isName(word: Word): boolean {
  return !word.initial && /^\.?\p{Lu}/u.test(word.surface) && !/^I(?:['’]\w+)?$/.test(word.surface);
}

/** How much of a term a text speaks of: 1 for the same word, less for the same meaning, 0 for nothing. */
export function strengthOf(term: Term, ids: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const [index, id] of term.ids.entries()) {
    const there = ids.get(id) ?? 0;
    const own = index === 0 && !id.startsWith('#');
    best = Math.max(best, own ? there : there * (there === 1 ? 1 : meaning));
  }
  return best;
}
