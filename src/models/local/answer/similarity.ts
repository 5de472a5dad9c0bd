import { findHash } from '../routing/hash-name.ts';
import { rarity, type SimilarityIndex } from './similarity-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How alike two texts are in words, meanings and word order; learned from a list of examples. */
export interface Similarity<Item> {
  /** The examples most like the text, each with 0 to 1, best first. */
  nearest(text: string, limit: number): readonly Near<Item>[];
}

interface Near<Item> {
  readonly item: Item;
  readonly similarity: number;
}

/** Cosine of weighed features: rare words say more than common ones. A fraction of a millisecond a look-up. */
export function similarityOver<Item>(
  { features, starts, examples, lengths }: SimilarityIndex,
  itemOf: (example: number) => Item | undefined,
  vocabulary: Pick<Vocabulary, 'features'>,
): Similarity<Item> {
  return {
    nearest(text, limit) {
      const similarities = new Float64Array(lengths.length);
      let asked = 0;
      for (const { hash, weight } of vocabulary.features(text)) {
        const at = findHash(features, hash);
        const [start, end] = at < 0 ? [0, 0] : [starts[at] ?? 0, starts[at + 1] ?? 0];
        const square = (weight * rarity(end - start, lengths.length)) ** 2;
        asked += square;
        for (let posting = start; posting < end; posting += 1) {
          const example = examples[posting] ?? 0;
          similarities[example] = (similarities[example] ?? 0) + square;
        }
      }
      const length = Math.sqrt(asked);
      for (let example = 0; example < similarities.length; example += 1) {
        const product = similarities[example] ?? 0;
        // Most have nothing in common with the text.
        if (product > 0) similarities[example] = product / (length * (lengths[example] ?? 0));
      }
      return greatest(similarities, limit).flatMap((example): readonly Near<Item>[] => {
        const item = itemOf(example);
        return item === undefined ? [] : [{ item, similarity: similarities[example] ?? 0 }];
      });
    },
  };
}

/** The places of the greatest values above zero, the greatest first; of equal ones the first. */
function greatest(values: Float64Array, most: number): readonly number[] {
  const places: number[] = [];
  let least = 0;
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0;
    if (value <= least) continue;
    const before = places.findIndex((other) => (values[other] ?? 0) < value);
    places.splice(before < 0 ? places.length : before, 0, place);
    if (places.length > most) places.pop();
    if (places.length === most) least = values[places.at(-1) ?? 0] ?? 0;
  }
  return places;
}
