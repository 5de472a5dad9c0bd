import { findHash } from '../routing/hash-name.ts';
import type { SimilarityIndex } from './similarity-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Belief that a feature of one place says nothing until it was seen there; the more, the more questions it takes. */
const doubt = 3;
/** Features are not independent: together they say less than their sum. */
const damping = 0.6;
/** How much it counts that a place is asked about often. */
const popularity = 0.5;

/** How often each feature was seen in the questions of each place: counted once, when the questions are indexed. */
export interface PlaceCounts {
  /** Of each feature of the index, where its places begin; one more than there are features. */
  readonly starts: Uint32Array;
  /** Numbers of places, each once for a feature. */
  readonly places: Uint32Array;
  /** In how many questions of that place the feature was seen. */
  readonly counts: Uint32Array;
  /** Of each place, how many questions it has. */
  readonly questions: Uint32Array;
  /** Of each place, how many features its questions have, taken together. */
  readonly sizes: Uint32Array;
}

export function countPlaces({ starts, examples, lengths }: SimilarityIndex, placeOf: Uint32Array, places: number): PlaceCounts {
  const questions = new Uint32Array(places);
  const sizes = new Uint32Array(places);
  const seen: { readonly place: number; readonly count: number }[] = [];
  const begins = new Uint32Array(starts.length);
  for (let example = 0; example < lengths.length; example += 1) add(questions, placeOf[example]);
  for (let feature = 0; feature + 1 < starts.length; feature += 1) {
    const counted = new Map<number, number>();
    for (const example of examples.subarray(starts[feature], starts[feature + 1])) {
      const place = placeOf[example] ?? 0;
      counted.set(place, (counted.get(place) ?? 0) + 1);
      add(sizes, place);
    }
    for (const [place, count] of counted) seen.push({ place, count });
    begins[feature + 1] = seen.length;
  }
  return {
    starts: begins,
    places: Uint32Array.from(seen, ({ place }) => place),
    counts: Uint32Array.from(seen, ({ count }) => count),
    questions,
    sizes,
  };
}

export interface LikelyPlaces {
  /** How likely each place is what the text asks about, by its number; together they make 1. */
  likelihoods(text: string): Float64Array;
}

/** Naive Bayes over the questions of each place: what words they are asked with, all of them together. */
export function likelyPlaces(
  { features, starts, examples }: SimilarityIndex,
  { starts: begins, places, counts, questions, sizes }: PlaceCounts,
  vocabulary: Pick<Vocabulary, 'features'>,
): LikelyPlaces {
  const unseen = Float64Array.from(sizes, (size) => damping * Math.log(doubt / (size + doubt)));
  const favour = Float64Array.from(questions, (count) => popularity * Math.log(count));
  return {
    likelihoods(text) {
      const scores = new Float64Array(sizes.length);
      let weights = 0;
      for (const { hash, weight } of vocabulary.features(text)) {
        const at = findHash(features, hash);
        if (at < 0) continue;
        const expected = (doubt * ((starts[at + 1] ?? 0) - (starts[at] ?? 0))) / examples.length;
        weights += weight;
        for (let seen = begins[at] ?? 0; seen < (begins[at + 1] ?? 0); seen += 1) {
          const place = places[seen] ?? 0;
          scores[place] = (scores[place] ?? 0) + damping * weight * Math.log(1 + (counts[seen] ?? 0) / expected);
        }
      }
      for (let place = 0; place < scores.length; place += 1) {
        scores[place] = (scores[place] ?? 0) + weights * (unseen[place] ?? 0) + (favour[place] ?? 0);
      }
      return normalized(scores);
    },
  };
}

function add(counts: Uint32Array, place: number | undefined): void {
  if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
}

function normalized(scores: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let total = 0;
  for (let place = 0; place < scores.length; place += 1) {
    const power = Math.exp((scores[place] ?? 0) - top);
    scores[place] = power;
    total += power;
  }
  for (let place = 0; place < scores.length; place += 1) scores[place] = (scores[place] ?? 0) / total;
  return scores;
}
