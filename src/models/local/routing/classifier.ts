import { type FeatureIndex, indexFeatures, vectorOf } from './feature-index.ts';
import type { FeatureBag } from './features.ts';
import { quantize, strongest } from './quantize.ts';
import { softmaxInPlace, trainSoftmax } from './softmax.ts';
import { type QuantizedRows, sumRows } from './trained-router.ts';

/** Tells classes of messages apart by the features that routing reads. */
export interface Classifier {
  readonly index: FeatureIndex;
  /** By feature, then class. */
  readonly linear: QuantizedRows;
  readonly bias: Float32Array;
}

/** A message as features, and the place of its class. */
export interface Lesson {
  readonly bag: FeatureBag;
  readonly of: number;
  /** How much it counts beside the others; 1 when left out. */
  readonly weight?: number;
}

export interface ClassifierSettings {
  readonly iterations: number;
  readonly l2: number;
  /** In how many messages a feature has to be. */
  readonly minimum: number;
  /** The most that are kept. */
  readonly features: number;
}

/** People disagree on such things, so no message is quite certain. */
const doubt = 0.05;

/**
 * Multinomial logistic regression: on all features to see which of them tell something, then on these alone, so that none
 * of what was learned leans on one that is not kept. Takes some seconds for some thousand messages.
 */
export function learnClassifier(lessons: readonly Lesson[], classes: number, settings: ClassifierSettings): Classifier {
  const all = indexFeatures(
    lessons.map(({ bag }) => bag),
    settings.minimum,
  );
  const index = only(all, strongest(fitted(lessons, classes, all, settings), classes, all, settings.features));
  const weights = fitted(lessons, classes, index, settings);
  return { index, linear: quantize(weights, classes, [...index.hashes.keys()]), bias: weights.slice(index.hashes.length * classes) };
}

/** Weights by feature, then class, and the biases. */
function fitted(lessons: readonly Lesson[], classes: number, index: FeatureIndex, settings: ClassifierSettings): Float32Array {
  const samples = lessons.map(({ bag }) => vectorOf(bag, index));
  const targets = lessons.map(({ of, weight = 1 }) => ({
    weight,
    probabilities: Array.from({ length: classes }, (_, place) => (place === of ? 1 - doubt : 0) + doubt / classes),
  }));
  return trainSoftmax(samples, targets, classes, index.hashes.length, settings).weights;
}

function only({ hashes, rarity }: FeatureIndex, kept: readonly number[]): FeatureIndex {
  return {
    hashes: Uint32Array.from(kept, (feature) => hashes[feature] ?? 0),
    rarity: Uint8Array.from(kept, (feature) => rarity[feature] ?? 0),
  };
}

/** How probable each class is; together they make 1. */
export function classChances({ index, linear, bias }: Classifier, bag: FeatureBag): Float32Array {
  const scores = sumRows(linear, vectorOf(bag, index));
  for (let place = 0; place < scores.length; place++) scores[place] = (scores[place] ?? 0) + (bias[place] ?? 0);
  softmaxInPlace(scores);
  return scores;
}
