import { findHash, hashName } from '../routing/hash-name.ts';
import { featuresOf, type SimilarityIndex } from './similarity-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Belief that a feature of one place says nothing until it was seen there; the more, the more questions it takes. */
const doubt = 3;
/** Features are not independent: together they say less than their sum. */
const damping = 0.6;
/** How much it counts that a place is asked about often. */
const popularity = 0.5;

export interface LikelyPlaces {
  /** How likely each place is what the text asks about, by its number; together they make 1. */
  likelihoods(text: string): Float64Array;
}

/** Naive Bayes over the questions of each place: what words they are asked with, all of them together. */
export function likelyPlaces(
  { features, starts, examples, lengths }: SimilarityIndex,
  placeOf: Uint32Array,
  places: number,
  vocabulary: Vocabulary,
): LikelyPlaces {
  const questions = new Float64Array(places);
  const sizes = new Float64Array(places);
  for (let example = 0; example < lengths.length; example += 1) add(questions, placeOf[example]);
  for (const example of examples) add(sizes, placeOf[example]);
  return {
    likelihoods(text) {
      const scores = new Float64Array(places);
      let weights = 0;
      for (const [feature, weight] of featuresOf(text, vocabulary)) {
        const at = findHash(features, hashName(feature));
        if (at < 0) continue;
        const held = examples.subarray(starts[at] ?? 0, starts[at + 1] ?? 0);
        const counts = new Map<number, number>();
        for (const example of held) counts.set(placeOf[example] ?? 0, (counts.get(placeOf[example] ?? 0) ?? 0) + 1);
        const expected = (doubt * held.length) / examples.length;
        weights += weight;
        for (const [place, count] of counts) scores[place] = (scores[place] ?? 0) + damping * weight * Math.log(1 + count / expected);
      }
      for (let place = 0; place < places; place += 1) {
        const unseen = Math.log(doubt / ((sizes[place] ?? 0) + doubt));
        scores[place] = (scores[place] ?? 0) + damping * weights * unseen + popularity * Math.log(questions[place] ?? 1);
      }
      return normalized(scores);
    },
  };
}

function add(counts: Float64Array, place: number | undefined): void {
  if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
}

function normalized(scores: Float64Array): Float64Array {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
