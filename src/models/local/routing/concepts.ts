import type { Language } from './language.ts';
import { european } from './lexicon/european.ts';
import { faults } from './lexicon/faults.ts';
import { grievances } from './lexicon/grievances.ts';
import { money } from './lexicon/money.ts';
import { otherLanguages } from './lexicon/other-languages.ts';
import { places } from './lexicon/places.ts';
import { product } from './lexicon/product.ts';
import { speech } from './lexicon/speech.ts';
import { stem } from './stem.ts';
import { tokensOf } from './tokens.ts';

/** A class of words found in a sentence, and at which token. */
export interface ConceptHit {
  readonly concept: string;
  readonly at: number;
  readonly length: number;
}

interface Pattern {
  readonly concept: string;
  readonly rest: readonly string[];
}

const englishLists: Readonly<Record<string, string>> = { ...places, ...money, ...product, ...faults, ...grievances, ...speech };
const english = compileEnglish(englishLists);

/** The classes of words in an English sentence, in order. A word may belong to several. */
export function conceptsOf(stems: readonly string[]): readonly ConceptHit[] {
  return stems.flatMap((first, at) =>
    (english.get(first) ?? [])
      .filter(({ rest }) => rest.every((word, offset) => stems[at + 1 + offset] === word))
      .map(({ concept, rest }) => ({ concept, at, length: 1 + rest.length })),
  );
}

function compileEnglish(lexicon: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Pattern[]> {
  const patterns = new Map<string, Pattern[]>();
  for (const [concept, phrases] of Object.entries(lexicon)) {
    const seen = new Set<string>();
    for (const phrase of phrases.split(',')) {
      const [first, ...rest] = tokensOf(phrase).map(({ text }) => stem(text));
      if (first === undefined || seen.has([first, ...rest].join(' '))) continue;
      seen.add([first, ...rest].join(' '));
      patterns.set(first, [...(patterns.get(first) ?? []), { concept, rest }]);
    }
  }
  return patterns;
}

interface ForeignPattern {
  readonly concept: string;
  /** Each matches a word, or its beginning when it ends in `*`. */
  readonly words: readonly string[];
}

/** Languages near enough to share a list. */
const families: Readonly<Record<string, string>> = {
  da: 'sv',
  no: 'sv',
  uk: 'ru',
  sk: 'cs',
  hu: 'cs',
  ro: 'cs',
  ja: 'cjk',
  zh: 'cjk',
  ko: 'cjk',
};
const foreign = new Map<string, readonly ForeignPattern[]>();

/** The same classes in a text of another language. */
export function foreignConceptsOf(text: string, { code }: Language): readonly ConceptHit[] {
  const family = families[code] ?? code;
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...european, ...otherLanguages };
  const list = lists[family];
  if (list === undefined) return [];
  if (family === 'cjk') return substringsOf(text, list);
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const patterns = foreign.get(family) ?? compileForeign(list);
  foreign.set(family, patterns);
  return words.flatMap((_, at) =>
    patterns
      .filter(({ words: wanted }) => wanted.every((word, offset) => fits(word, words[at + offset])))
      .map(({ concept, words: { length } }) => ({ concept, at, length })),
  );
}

function substringsOf(text: string, list: Readonly<Record<string, string>>): readonly ConceptHit[] {
  return Object.entries(list)
    .flatMap(([concept, alternatives]) =>
      [...text.matchAll(new RegExp(alternatives, 'g'))].map(({ index }) => ({ concept, at: index, length: 1 })),
    )
    .sort((a, b) => a.at - b.at);
}

function compileForeign(list: Readonly<Record<string, string>>): readonly ForeignPattern[] {
  return Object.entries(list).flatMap(([concept, phrases]) =>
    phrases
      .split(',')
      .map((phrase) => ({ concept, words: fold(phrase).match(/[\p{L}\p{N}]+\*?/gu) ?? [] }))
      .filter(({ words }) => words.length > 0),
  );
}

const fits = (wanted: string, word: string | undefined) =>
  word !== undefined && (wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted);

/** Lower-case without marks: `Überfällig` → `uberfallig`, `ł` → `l`, `ß` → `ss`. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ı', 'i');
}

/** Every word of the English lists, as written. */
export function lexiconWords(): readonly string[] {
  return Object.values(englishLists).flatMap((phrases) => tokensOf(phrases).map(({ text }) => text));
}

/** Classes of words that speak of no matter by themselves. */
const general = new Set(
  'vagueNoun askContact pointsBack negation contrast condition past future othersHit courtesy requestsAction asksExistence asksHow asksWhy evaluates urgency badTemper wishes talk file'.split(
    ' ',
  ),
);

/** Whether a class of words tells what a message is about. */
export const isTopic = (concept: string): boolean => !general.has(concept);

/** All lists as one text: what a fingerprint is taken of. */
export const lexiconText = (): string => JSON.stringify([englishLists, european, otherLanguages, [...general]]);
