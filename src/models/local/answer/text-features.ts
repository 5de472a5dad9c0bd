import { hashName } from '../routing/hash-name.ts';
import { wordsOf } from '../text/words.ts';
import type { Term } from './vocabulary.ts';

/** Something that two texts may have in common. */
export interface Feature {
  readonly hash: number;
  readonly weight: number;
}

/**
 * Stems, pairs of stems, and meanings, each with its weight: a text that says the same in other words shares the meanings.
 * The weight depends on the kind of feature alone.
 */
export function featuresOf(text: string, terms: readonly Term[]): readonly Feature[] {
  const features = new Map<string, number>();
  const words = wordsOf(text);
  words.forEach((word, index) => {
    features.set(word.stem, 1);
    const next = words[index + 1];
    if (next !== undefined) features.set(`${word.stem} ${next.stem}`, 0.4);
  });
  for (const term of terms) {
    for (const id of term.ids) if (id.startsWith('#')) features.set(id, 0.8);
  }
  return [...features].map(([name, weight]) => ({ hash: hashName(name), weight }));
}
