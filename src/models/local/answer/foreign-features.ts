import { hashName } from '../routing/hash-name.ts';
import { fold } from '../routing/lexicon.ts';
import type { Feature } from './text-features.ts';

/** How a word begins tells more than how it ends. */
const beginning = 5;
const run = 4;

/**
 * What two questions of other languages may have in common: words, how they begin, and runs of letters, which related
 * languages share too ("disponibilidad", "disponibilité"); and what they have in common when they are said in English.
 * Marks are left out, because many customers write without them.
 */
export function foreignFeaturesOf(text: string, inEnglish: readonly Feature[]): readonly Feature[] {
  const features = new Map<string, number>();
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const [at, word] of words.entries()) {
    const [whole = word, ...shorter] = beginningsOf(word);
    features.set(whole, 1);
    for (const name of shorter) features.set(name, 0.8);
    const next = words[at + 1];
    if (next !== undefined) features.set(`${word} ${next}`, 0.4);
    for (let from = 0; from + run <= word.length; from += 1) features.set(`-${word.slice(from, from + run)}-`, 0.4);
  }
  const own = [...features].map(([name, weight]) => ({ hash: hashName(name), weight }));
  // Words that are written alike in both are not the same feature.
  return [...own, ...inEnglish.map(({ hash, weight }) => ({ hash: (hash ^ otherSide) >>> 0, weight }))];
}

/** The features of a word as a whole. */
export function beginningsOf(word: string): readonly string[] {
  const plain = fold(word);
  return plain.length > beginning ? [plain, `${plain.slice(0, beginning)}-`] : [plain];
}

const otherSide = 0x5bd1e995;
