import { findHash, hashName } from './hash-name.ts';

/** The words that were seen in learning, by hash, each with a rough count (a byte). */
export interface Vocabulary {
  /** Ascending. */
  readonly hashes: Uint32Array;
  readonly counts: Uint8Array;
}

/** Words of at least `minimum` texts. */
export function buildVocabulary(texts: readonly (readonly string[])[], minimum: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = [...counts]
    .filter(([, count]) => count >= minimum)
    .map(([word, count]) => [hashName(word), Math.min(255, count)] as const)
    .sort(([a], [b]) => a - b);
  return { hashes: Uint32Array.from(kept, ([hash]) => hash), counts: Uint8Array.from(kept, ([, count]) => count) };
}

/** How often a word was seen; 0 when never. */
function countOf({ hashes, counts }: Vocabulary, word: string): number {
  return counts[findHash(hashes, hashName(word))] ?? 0;
}

/**
 * The known word that an unknown one was probably meant to be: one letter left out, added, changed or swapped.
 * Short words, and words that differ in their first letter, are left alone.
 */
export function correct(vocabulary: Vocabulary, word: string): string {
  if (word.length < 5 || word.length > 20 || !/^[a-z]+$/.test(word) || countOf(vocabulary, word) > 0) return word;
  let best = word;
  let most = 1;
  for (const candidate of neighbours(word)) {
    const count = countOf(vocabulary, candidate);
    if (count > most) [best, most] = [candidate, count];
  }
  return best;
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

function* neighbours(word: string): Generator<string> {
  for (let at = 1; at <= word.length; at++) {
    const before = word.slice(0, at);
    const rest = word.slice(at);
    for (const letter of letters) {
      yield before + letter + rest;
      if (rest !== '') yield before + letter + rest.slice(1);
    }
    if (rest !== '') yield before + rest.slice(1);
    if (rest.length > 1) yield before + rest[1] + rest[0] + rest.slice(2);
  }
}
