import { minimize } from './minimize.ts';

/** A message as a bag of numbered features. */
export interface SparseVector {
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

/** Weights by feature, then class: the weight of feature f for class c stands at `f * classes + c`; the biases follow the last feature. */
export interface LinearModel {
  readonly classes: number;
  readonly features: number;
  readonly weights: Float32Array;
}

export interface SoftmaxOptions {
  readonly iterations: number;
  /** Strength of the pull of all weights towards zero. */
  readonly l2: number;
}

/** What a sample should come out as: a probability for each class, and how much it counts. */
export interface Target {
  readonly probabilities: readonly number[];
  readonly weight: number;
}

/** Multinomial logistic regression, to the optimum. The same samples in the same order give the same weights. */
export function trainSoftmax(
  samples: readonly SparseVector[],
  targets: readonly Target[],
  classes: number,
  features: number,
  { iterations, l2 }: SoftmaxOptions,
): LinearModel {
  const scores = new Float32Array(classes);
  const total = targets.reduce((sum, { weight }) => sum + weight, 0);
  const weights = minimize(
    (model, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let s = 0; s < samples.length; s++) {
        const sample = samples[s];
        const target = targets[s];
        if (sample === undefined || target === undefined) continue;
        scoreInto(scores, { classes, features, weights: model }, sample);
        softmaxInPlace(scores);
        const share = target.weight / total;
        for (let c = 0; c < classes; c++) {
          const wanted = target.probabilities[c] ?? 0;
          if (wanted > 0) loss -= share * wanted * Math.log(Math.max(1e-12, scores[c] ?? 0));
          scores[c] = share * ((scores[c] ?? 0) - wanted);
        }
        addInto(gradient, scores, classes, features, sample);
      }
      const penalized = features * classes;
      for (let i = 0; i < penalized; i++) {
        const weight = model[i] ?? 0;
        loss += 0.5 * l2 * weight * weight;
        gradient[i] = (gradient[i] ?? 0) + l2 * weight;
      }
      return loss;
    },
    new Float32Array((features + 1) * classes),
    iterations,
  );
  return { classes, features, weights };
}

/** Writes the raw score of each class into `scores`. */
export function scoreInto(scores: Float32Array, { classes, features, weights }: LinearModel, { indices, values }: SparseVector): void {
  const bias = features * classes;
  for (let c = 0; c < classes; c++) scores[c] = weights[bias + c] ?? 0;
  for (let i = 0; i < indices.length; i++) {
    const at = (indices[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (weights[at + c] ?? 0) * value;
  }
}

function addInto(gradient: Float32Array, errors: Float32Array, classes: number, features: number, { indices, values }: SparseVector): void {
  for (let i = 0; i < indices.length; i++) {
    const at = (indices[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    for (let c = 0; c < classes; c++) gradient[at + c] = (gradient[at + c] ?? 0) + (errors[c] ?? 0) * value;
  }
  const bias = features * classes;
  for (let c = 0; c < classes; c++) gradient[bias + c] = (gradient[bias + c] ?? 0) + (errors[c] ?? 0);
}

/** Turns scores into probabilities; a temperature above one makes them less sure. */
export function softmaxInPlace(scores: Float32Array, temperature = 1): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const power = Math.exp(((scores[c] ?? 0) - top) / temperature);
    scores[c] = power;
    sum += power;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}
