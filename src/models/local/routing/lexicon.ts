import { UserError } from '../../../core/errors.ts';
import { stem } from './stem.ts';
import { tokensOf } from './tokens.ts';

/** Words and phrases in classes, ready to be looked up. Made from word lists by `compileLexicon`; plain JSON. */
export interface Lexicon {
  /** Phrases by their first word's stem: class, then the stems that follow. */
  readonly english: Readonly<Record<string, readonly EnglishPhrase[]>>;
  /** By language, or by the one that stands for its family. */
  readonly foreign: Readonly<Record<string, readonly ForeignPhrase[]>>;
  /** For scripts without spaces: found anywhere in the text. */
  readonly unspaced: readonly (readonly [concept: string, text: string])[];
}

export type EnglishPhrase = readonly [concept: string, ...rest: string[]];

/** Class, then words without marks; one that ends in `*` is a beginning. */
export type ForeignPhrase = readonly [concept: string, ...words: string[]];

/** Content of the word lists (`en.txt`, `de.txt`, …) by name. */
export type WordLists = ReadonlyMap<string, string>;

const unspacedList = 'cjk';

/** Throws `UserError` with file and line for one that is not `class: word, word`. */
export function compileLexicon(lists: WordLists): Lexicon {
  const english = new Map<string, EnglishPhrase[]>();
  const foreign: Record<string, readonly ForeignPhrase[]> = {};
  const unspaced: (readonly [string, string])[] = [];
  for (const [file, content] of lists) {
    const language = file.replace(/\.txt$/, '');
    const entries = entriesOf(file, content);
    if (language === unspacedList) unspaced.push(...entries);
    else if (language === 'en') for (const [concept, phrase] of entries) addEnglish(english, concept, phrase);
    else foreign[language] = entries.map(([concept, phrase]) => [concept, ...(fold(phrase).match(/[\p{L}\p{N}]+\*?/gu) ?? [])]);
  }
  return { english: Object.fromEntries(english), foreign, unspaced };
}

function addEnglish(english: Map<string, EnglishPhrase[]>, concept: string, phrase: string): void {
  const [first, ...rest] = tokensOf(phrase).map(({ text }) => stem(text));
  if (first === undefined) return;
  const known = english.get(first) ?? [];
  if (known.some(([other, ...words]) => other === concept && words.join(' ') === rest.join(' '))) return;
  english.set(first, [...known, [concept, ...rest]]);
}

function entriesOf(file: string, content: string): readonly (readonly [concept: string, phrase: string])[] {
  return content.split('\n').flatMap((line, index) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const [, concept, phrases] = /^([A-Za-z]+):\s*(\S.*)$/.exec(line) ?? [];
    if (concept === undefined || phrases === undefined) {
      throw new UserError(`${file}:${index + 1}: this line is not a class and its words.`, 'write "refund: refund, money back"');
    }
    return phrases
      .split(/,\s*/)
      .map((phrase) => [concept, phrase.trim()] as const)
      .filter(([, phrase]) => phrase !== '');
  });
}

/** Lower-case without marks: `Überfällig` → `uberfallig`, `ł` → `l`, `ß` → `ss`. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łßøæı]/g, (letter) => plain[letter] ?? letter);
}

const plain: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', ı: 'i' };
