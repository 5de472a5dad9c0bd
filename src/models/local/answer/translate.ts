import { fold } from '../routing/lexicon.ts';
import { dictionary } from './dictionary.ts';

/** A question of another language, word by word. */
export interface Translation {
  /** In English words, as far as they are known; names and figures as they stand. */
  readonly text: string;
  /** Words that may tell something and that nobody knows. */
  readonly unknown: readonly string[];
}

interface Entry {
  readonly english: string;
  readonly words: readonly string[];
  readonly language: string | undefined;
}

/** By the word that a phrase begins with, `kost*` with its star. */
let table: ReadonlyMap<string, readonly Entry[]> | undefined;

/** Translates what customers of support desks write; `isKnown` tells words that are the same in English, such as names of products. */
export function translate(text: string, language: string, isName: (word: string) => boolean): Translation {
  table ??= tableOf(dictionary);
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.,]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu)].map(([word]) => word);
  const folded = words.map(fold);
  const said: string[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const plain = folded[at] ?? '';
    const found = longest(folded, at, language, table);
    if (found !== undefined) {
      said.push(found.english);
      if (found.rest !== '') said.push(...within(found.rest, language, table));
      at += found.length;
      continue;
    }
    at += 1;
    const parts = within(plain, language, table);
    if (parts.length > 0) said.push(...parts);
    else if (/\d/.test(word) || isName(word)) said.push(word);
    else if (plain.length > 3) unknown.push(word);
  }
  return { text: said.filter((word, at) => said.indexOf(word) === at).join(' '), unknown };
}

interface Found {
  readonly english: string;
  /** Words that it covers. */
  readonly length: number;
  /** Letters of the word that are left over: what it is put together with. */
  readonly rest: string;
}

function longest(
  words: readonly string[],
  at: number,
  language: string,
  entries: ReadonlyMap<string, readonly Entry[]>,
): Found | undefined {
  const first = words[at] ?? '';
  let best: Found | undefined;
  let most = 0;
  for (const [key, rest] of keysOf(first)) {
    for (const entry of entries.get(key) ?? []) {
      if (entry.language !== undefined && entry.language !== language) continue;
      if (!entry.words.every((word, index) => matches(words[at + index] ?? '', word))) continue;
      const length = entry.words.join(' ').length;
      if (length > most)
        [best, most] = [{ english: entry.english, length: entry.words.length, rest: entry.words.length === 1 ? rest : '' }, length];
    }
  }
  return best;
}

/** The word itself, then all that it begins with. */
function keysOf(word: string): readonly (readonly [string, string])[] {
  const beginnings = Array.from({ length: Math.max(0, word.length - 2) }, (_, cut) => word.length - cut);
  return [[word, ''], ...beginnings.map((end) => [`${word.slice(0, end)}*`, word.slice(end)] as const)];
}

function matches(word: string, pattern: string): boolean {
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}

/** German and Dutch put words together: what else is in one. */
function within(rest: string, language: string, entries: ReadonlyMap<string, readonly Entry[]>): readonly string[] {
  if (language !== 'de' && language !== 'nl') return [];
  for (let from = 0; from + 4 <= rest.length; from += 1) {
    const found = longest([rest.slice(from)], 0, language, entries);
    if (found !== undefined && rest.length - from - found.rest.length >= 4)
      return [found.english, ...within(found.rest, language, entries)];
  }
  return [];
}

function tableOf(lines: string): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const line of lines.trim().split('\n')) {
    const [english = '', said = ''] = line.split(': ', 2);
    for (const phrase of said
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')) {
      const [, language, plain = ''] = /^(?:([a-z]{2}):)?(.*)$/.exec(phrase) ?? [];
      const words = plain.split(' ');
      const first = words[0] ?? '';
      const list = entries.get(first) ?? [];
      list.push({ english, words, language });
      entries.set(first, list);
    }
  }
  return entries;
}
