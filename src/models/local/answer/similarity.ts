import { wordsOf } from '../text/words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How alike two texts are in words, meanings and word order; learned from a list of examples. */
export interface Similarity<Item> {
  /** The examples most like the text, each with 0 to 1, best first. */
  nearest(text: string, limit: number): readonly { readonly item: Item; readonly similarity: number }[];
}

type Features = ReadonlyMap<string, number>;

interface Posting {
  readonly example: number;
  readonly weight: number;
}

/** Cosine of weighed features: rare words say more than common ones. Prepared once, a fraction of a millisecond a look-up. */
export function createSimilarity<Item>(
  examples: readonly { readonly text: string; readonly item: Item }[],
  vocabulary: Vocabulary,
): Similarity<Item> {
  const postings = new Map<string, Posting[]>();
  examples.forEach(({ text }, example) => {
    for (const [feature, weight] of featuresOf(text, vocabulary)) {
      const list = postings.get(feature);
      if (list === undefined) postings.set(feature, [{ example, weight }]);
      else list.push({ example, weight });
    }
  });
  const rarity = (frequency: number) => Math.log((examples.length + 1) / (frequency + 0.5));
  const lengths = lengthsOf(examples.length, postings, rarity);
  return {
    nearest(text, limit) {
      const scores = new Float64Array(examples.length);
      let asked = 0;
      for (const [feature, weight] of featuresOf(text, vocabulary)) {
        const list = postings.get(feature) ?? [];
        const rare = rarity(list.length);
        asked += (weight * rare) ** 2;
        for (const posting of list) scores[posting.example] = (scores[posting.example] ?? 0) + weight * posting.weight * rare * rare;
      }
      return examples
        .map(({ item }, example) => ({ item, similarity: cosine(scores[example] ?? 0, Math.sqrt(asked) * (lengths[example] ?? 0)) }))
        .filter(({ similarity }) => similarity > 0)
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, limit);
    },
  };
}

/** How long the weighed features of each example are. */
function lengthsOf(
  examples: number,
  postings: ReadonlyMap<string, readonly Posting[]>,
  rarity: (frequency: number) => number,
): Float64Array {
  const squares = new Float64Array(examples);
  for (const list of postings.values()) {
    const rare = rarity(list.length);
    for (const { example, weight } of list) squares[example] = (squares[example] ?? 0) + (weight * rare) ** 2;
  }
  return squares.map(Math.sqrt);
}

function cosine(product: number, lengths: number): number {
  return lengths === 0 ? 0 : product / lengths;
}

/** Stems, pairs of stems, and meanings: a text that says the same in other words shares the meanings. */
function featuresOf(text: string, vocabulary: Vocabulary): Features {
  const features = new Map<string, number>();
  const words = wordsOf(text);
  words.forEach((word, index) => {
    features.set(word.stem, 1);
    const next = words[index + 1];
    if (next !== undefined) features.set(`${word.stem} ${next.stem}`, 0.4);
  });
  for (const term of vocabulary.terms(text)) {
    for (const id of term.ids) if (id.startsWith('#')) features.set(id, 0.8);
  }
  return features;
}
