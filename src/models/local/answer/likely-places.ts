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
  // By its place, because there are some ten thousands: `for … of` makes an object for each.
  for (let posting = 0; posting < examples.length; posting += 1) add(sizes, placeOf[examples[posting] ?? 0]);
  const unseen = sizes.map((size) => damping * Math.log(doubt / (size + doubt)));
  const favour = questions.map((count) => popularity * Math.log(count));
  // Of one feature at a time; all zero in between.
  const counts = new Uint32Array(places);
  return {
    likelihoods(text) {
      const scores = new Float64Array(places);
      let weights = 0;
      for (const [feature, weight] of featuresOf(text, vocabulary)) {
        const at = findHash(features, hashName(feature));
        if (at < 0) continue;
        const [start, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
        const expected = (doubt * (end - start)) / examples.length;
        weights += weight;
        for (let posting = start; posting < end; posting += 1) add(counts, placeOf[examples[posting] ?? 0]);
        for (let posting = start; posting < end; posting += 1) {
          const place = placeOf[examples[posting] ?? 0] ?? 0;
          const count = counts[place] ?? 0;
          if (count === 0) continue;
          scores[place] = (scores[place] ?? 0) + damping * weight * Math.log(1 + count / expected);
          counts[place] = 0;
        }
      }
      for (let place = 0; place < places; place += 1) {
        scores[place] = (scores[place] ?? 0) + weights * (unseen[place] ?? 0) + (favour[place] ?? 0);
      }
      return normalized(scores);
    },
  };
}

function add(counts: Float64Array | Uint32Array, place: number | undefined): void {
  if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
}

function normalized(scores: Float64Array): Float64Array {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
