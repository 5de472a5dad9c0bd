/** A message as a bag of numbered features. */
export interface SparseVector {
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

/** Weights by feature, then class: the weight of feature f for class c stands at `f * classes + c`. */
export interface LinearModel {
  readonly classes: number;
  readonly features: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface SoftmaxOptions {
  readonly epochs: number;
  /** Strength of the pull of all weights towards zero. */
  readonly l2: number;
  readonly rate: number;
}

/**
 * Multinomial logistic regression by AdaGrad over the samples in an order that is always the same. `weightOf` gives
 * the weight of a sample.
 */
export function trainSoftmax(
  samples: readonly SparseVector[],
  labels: readonly number[],
  sampleWeights: readonly number[],
  classes: number,
  features: number,
  { epochs, l2, rate }: SoftmaxOptions,
): LinearModel {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-4);
  const bias = new Float32Array(classes);
  const biasSquares = new Float32Array(classes).fill(1e-4);
  const touched = new Int32Array(features);
  const scores = new Float32Array(classes);
  const order = samples.map((_, index) => index);
  const random = mulberry(17);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const sampleIndex of order) {
      step++;
      const sample = samples[sampleIndex];
      if (sample === undefined) continue;
      scoreInto(scores, { classes, features, weights, bias }, sample);
      softmaxInPlace(scores);
      const label = labels[sampleIndex] ?? 0;
      const weight = sampleWeights[sampleIndex] ?? 1;
      for (let c = 0; c < classes; c++) scores[c] = ((scores[c] ?? 0) - (c === label ? 1 : 0)) * weight;
      for (let c = 0; c < classes; c++) {
        const gradient = scores[c] ?? 0;
        biasSquares[c] = (biasSquares[c] ?? 0) + gradient * gradient;
        bias[c] = (bias[c] ?? 0) - (rate * gradient * 0.1) / Math.sqrt(biasSquares[c] ?? 1);
      }
      for (let i = 0; i < sample.indices.length; i++) {
        const feature = sample.indices[i] ?? 0;
        const value = sample.values[i] ?? 0;
        const idle = step - (touched[feature] ?? 0);
        touched[feature] = step;
        for (let c = 0; c < classes; c++) {
          const at = feature * classes + c;
          const weightNow = weights[at] ?? 0;
          const gradient = (scores[c] ?? 0) * value + l2 * idle * weightNow;
          const sum = (squares[at] ?? 0) + gradient * gradient;
          squares[at] = sum;
          weights[at] = weightNow - (rate * gradient) / Math.sqrt(sum);
        }
      }
    }
  }
  return { classes, features, weights, bias };
}

/** Writes the raw score of each class into `scores`. */
export function scoreInto(scores: Float32Array, { classes, weights, bias }: LinearModel, { indices, values }: SparseVector): void {
  scores.set(bias);
  for (let i = 0; i < indices.length; i++) {
    const at = (indices[i] ?? 0) * classes;
    const value = values[i] ?? 0;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (weights[at + c] ?? 0) * value;
  }
}

export function softmaxInPlace(scores: Float32Array, temperature = 1): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const e = Math.exp(((scores[c] ?? 0) - top) / temperature);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** A small generator of pseudo-random numbers in [0, 1): the same sequence for the same seed, everywhere. */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
