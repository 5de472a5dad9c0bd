import { wordsOf } from '../text/words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How alike two texts are in words, meanings and word order; learned from a list of examples. */
export interface Similarity<Item> {
  /** The examples most like the text, each with 0 to 1, best first. */
  nearest(text: string, limit: number): readonly { readonly item: Item; readonly similarity: number }[];
}

type Vector = ReadonlyMap<string, number>;

/** Cosine of weighed features: rare words say more than common ones. Prepared once, a fraction of a millisecond a look-up. */
export function createSimilarity<Item>(
  examples: readonly { readonly text: string; readonly item: Item }[],
  vocabulary: Vocabulary,
): Similarity<Item> {
  const counted = examples.map(({ text }) => featuresOf(text, vocabulary));
  const frequency = new Map<string, number>();
  for (const features of counted) for (const feature of features.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const rarity = (feature: string) => Math.log((examples.length + 1) / ((frequency.get(feature) ?? 0) + 0.5));
  const weighed = (features: Vector): Vector =>
    normalized(new Map([...features].map(([feature, weight]) => [feature, weight * rarity(feature)])));
  const vectors = counted.map(weighed);
  const postings = new Map<string, { readonly index: number; readonly weight: number }[]>();
  vectors.forEach((vector, index) => {
    for (const [feature, weight] of vector) {
      const list = postings.get(feature) ?? [];
      list.push({ index, weight });
      postings.set(feature, list);
    }
  });
  return {
    nearest(text, limit) {
      const scores = new Float64Array(examples.length);
      for (const [feature, weight] of weighed(featuresOf(text, vocabulary))) {
        for (const posting of postings.get(feature) ?? []) scores[posting.index] = (scores[posting.index] ?? 0) + weight * posting.weight;
      }
      return examples
        .map(({ item }, index) => ({ item, similarity: scores[index] ?? 0 }))
        .filter(({ similarity }) => similarity > 0)
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, limit);
    },
  };
}

/** Stems, pairs of stems, and meanings: a text that says the same in other words shares the meanings. */
function featuresOf(text: string, vocabulary: Vocabulary): Vector {
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

function normalized(vector: Vector): Vector {
  const length = Math.sqrt([...vector.values()].reduce((total, weight) => total + weight * weight, 0));
  return length === 0 ? vector : new Map([...vector].map(([feature, weight]) => [feature, weight / length]));
}
