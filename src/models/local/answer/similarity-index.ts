import type { Vocabulary } from './vocabulary.ts';

/** Which examples hold which feature, as it lies in memory: made once, then read back from a file without any work. */
export interface SimilarityIndex {
  /** Hashes of the features, ascending. */
  readonly features: Uint32Array;
  /** Where the examples of each feature begin in `examples`; one more than there are features. */
  readonly starts: Uint32Array;
  /** Numbers of examples. */
  readonly examples: Uint32Array;
  /** How long the weighed features of each example are. */
  readonly lengths: Float32Array;
}

export function indexTexts(texts: readonly string[], vocabulary: Pick<Vocabulary, 'features'>): SimilarityIndex {
  const postings = new Map<number, number[]>();
  const squares = new Float64Array(texts.length);
  const weights = new Map<number, number>();
  for (const [example, text] of texts.entries()) {
    for (const { hash, weight } of vocabulary.features(text)) {
      weights.set(hash, weight);
      const list = postings.get(hash);
      if (list === undefined) postings.set(hash, [example]);
      else list.push(example);
    }
  }
  const sorted = [...postings].sort(([a], [b]) => a - b);
  const starts = new Uint32Array(sorted.length + 1);
  for (const [at, [hash, list]] of sorted.entries()) {
    starts[at + 1] = (starts[at] ?? 0) + list.length;
    const weighed = ((weights.get(hash) ?? 0) * rarity(list.length, texts.length)) ** 2;
    for (const example of list) squares[example] = (squares[example] ?? 0) + weighed;
  }
  return {
    features: Uint32Array.from(sorted, ([hash]) => hash),
    starts,
    examples: Uint32Array.from(sorted.flatMap(([, list]) => list)),
    lengths: Float32Array.from(squares, Math.sqrt),
  };
}

/** Rare features say more than common ones. */
export function rarity(frequency: number, examples: number): number {
  return Math.log((examples + 1) / (frequency + 0.5));
}
