import type { FeatureIndex } from './feature-index.ts';
import type { LinearModel } from './softmax.ts';

/** All that was learned. Made by `trainRouter`, kept in a file by `encodeRouter`. */
export interface TrainedRouter {
  /** Classes in the order of the model's scores. */
  readonly labels: readonly string[];
  readonly index: FeatureIndex;
  readonly model: LinearModel;
  /** Divides the scores so that probabilities are honest. */
  readonly temperature: number;
  /** The best specialist's probability below which a question is asked back. */
  readonly clarifyBelow: number;
}
