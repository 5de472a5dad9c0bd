import { type FeatureIndex, vectorOf } from './feature-index.ts';
import type { FeatureBag } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { type SparseVector, softmaxInPlace } from './softmax.ts';
import type { Vocabulary } from './vocabulary.ts';

/** All that was learned from a team's examples. Made by `trainRouter`, kept in a file by `encodeRouter`. */
export interface TrainedRouter {
  /** Specialists and `clarify`, in the order of the model's scores. */
  readonly labels: readonly string[];
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly index: FeatureIndex;
  readonly model: QuantizedModel;
  readonly calibration: Calibration;
}

/** How scores become honest probabilities and a decision. */
export interface Calibration {
  /** Divides the scores. */
  readonly temperature: number;
  /** Asked back when `clarify` is at least as probable as this … */
  readonly clarifyAbove: number;
  /** … or no specialist is as probable as this. */
  readonly specialistBelow: number;
}

/** A linear model with a byte a weight: the weight of feature f for class c is `weights[f * classes + c] * scale(f)`. */
export interface QuantizedModel {
  readonly classes: number;
  readonly weights: Int8Array;
  /** Logarithm of each feature's scale in steps: see `scaleOf`. */
  readonly scales: Uint8Array;
  readonly bias: Float32Array;
}

/** Scales are powers of two in eighths, from 2^-24 upwards. */
export const scaleOf = (step: number): number => 2 ** (step / 8 - 24);
export const stepOf = (scale: number): number => Math.min(255, Math.max(0, Math.ceil((Math.log2(scale) + 24) * 8)));

/** Probability of each label. */
export function probabilitiesOf(trained: TrainedRouter, bag: FeatureBag): Float32Array {
  const scores = scoresOf(trained.model, vectorOf(bag, trained.index));
  softmaxInPlace(scores, trained.calibration.temperature);
  return scores;
}

function scoresOf({ classes, weights, scales, bias }: QuantizedModel, { indices, values }: SparseVector): Float32Array {
  const scores = Float32Array.from(bias);
  for (let i = 0; i < indices.length; i++) {
    const feature = indices[i] ?? 0;
    const value = (values[i] ?? 0) * scaleOf(scales[feature] ?? 0);
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (weights[feature * classes + c] ?? 0) * value;
  }
  return scores;
}
