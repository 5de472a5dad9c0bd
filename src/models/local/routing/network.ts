import { randomFrom, shuffle } from './random.ts';
import { type SparseVector, softmaxInPlace, type Target } from './softmax.ts';

/** One hidden layer: it sees what goes together, where the linear model only adds up. */
export interface Network {
  readonly hidden: number;
  readonly classes: number;
  /** By feature, then hidden unit. */
  readonly input: Float32Array;
  readonly hiddenBias: Float32Array;
  /** By hidden unit, then class. */
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
}

export interface NetworkOptions {
  readonly hidden: number;
  readonly epochs: number;
  /** Share of the features of a message that are hidden each time it is shown, so that none is relied on. */
  readonly dropout: number;
  readonly seed: number;
}

const rate = 0.05;
const l2 = 1e-5;
/** How much a unit lets through below zero: a dead unit could not come back. */
const leak = 0.1;

/** Stochastic gradient descent with a rate for each weight of its own (AdaGrad). The same seed gives the same network. */
export function trainNetwork(
  samples: readonly SparseVector[],
  targets: readonly Target[],
  classes: number,
  features: number,
  { hidden, epochs, dropout, seed }: NetworkOptions,
): Network {
  const random = randomFrom(seed);
  const network: Network = {
    hidden,
    classes,
    input: new Float32Array(features * hidden).map(() => (random() - 0.5) * 0.2),
    hiddenBias: new Float32Array(hidden),
    output: new Float32Array(hidden * classes).map(() => (random() - 0.5) * 0.6),
    outputBias: new Float32Array(classes),
  };
  const seen = { input: new Float32Array(features * hidden).fill(1e-3), output: new Float32Array(hidden * classes).fill(1e-3) };
  const order = samples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const sample = samples[index];
      const target = targets[index];
      if (sample !== undefined && target !== undefined) learn(network, seen, thinned(sample, dropout, random), target);
    }
  }
  return network;
}

function thinned({ indices, values }: SparseVector, dropout: number, random: () => number): SparseVector {
  const kept = indices.map(() => (random() < dropout ? 0 : 1));
  return {
    indices: indices.filter((_, at) => kept[at] === 1),
    values: values.filter((_, at) => kept[at] === 1).map((value) => value / (1 - dropout)),
  };
}

function learn(
  network: Network,
  seen: { readonly input: Float32Array; readonly output: Float32Array },
  sample: SparseVector,
  target: Target,
): void {
  const { hidden, classes, input, hiddenBias, output, outputBias } = network;
  const units = new Float32Array(hidden);
  const errors = activate(network, sample, units);
  softmaxInPlace(errors);
  for (let c = 0; c < classes; c++) errors[c] = target.weight * ((errors[c] ?? 0) - (target.probabilities[c] ?? 0));
  const back = new Float32Array(hidden);
  for (let unit = 0; unit < hidden; unit++) {
    const value = units[unit] ?? 0;
    for (let c = 0; c < classes; c++) {
      const at = unit * classes + c;
      const weight = output[at] ?? 0;
      back[unit] = (back[unit] ?? 0) + weight * (errors[c] ?? 0);
      step(output, seen.output, at, (errors[c] ?? 0) * value + l2 * weight);
    }
    back[unit] = (back[unit] ?? 0) * (value > 0 ? 1 : leak);
    hiddenBias[unit] = (hiddenBias[unit] ?? 0) - rate * 0.1 * (back[unit] ?? 0);
  }
  for (let c = 0; c < classes; c++) outputBias[c] = (outputBias[c] ?? 0) - rate * 0.1 * (errors[c] ?? 0);
  for (let i = 0; i < sample.indices.length; i++) {
    const start = (sample.indices[i] ?? 0) * hidden;
    const value = sample.values[i] ?? 0;
    for (let unit = 0; unit < hidden; unit++)
      step(input, seen.input, start + unit, (back[unit] ?? 0) * value + l2 * (input[start + unit] ?? 0));
  }
}

function step(weights: Float32Array, seen: Float32Array, at: number, gradient: number): void {
  const sum = (seen[at] ?? 0) + gradient * gradient;
  seen[at] = sum;
  weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(sum);
}

/** Fills the hidden units and returns the score of each class. */
function activate({ hidden, input, hiddenBias, ...rest }: Network, { indices, values }: SparseVector, units: Float32Array): Float32Array {
  units.set(hiddenBias);
  for (let i = 0; i < indices.length; i++) {
    const start = (indices[i] ?? 0) * hidden;
    const value = values[i] ?? 0;
    for (let unit = 0; unit < hidden; unit++) units[unit] = (units[unit] ?? 0) + (input[start + unit] ?? 0) * value;
  }
  return scoresFrom(rest, units);
}

/** The score of each class. */
export function networkScores(network: Network, vector: SparseVector): Float32Array {
  return activate(network, vector, new Float32Array(network.hidden));
}

/** From what the hidden units received to the score of each class; the units are left as they fire. */
export function scoresFrom(
  { classes, output, outputBias }: Pick<Network, 'classes' | 'output' | 'outputBias'>,
  units: Float32Array,
): Float32Array {
  const scores = Float32Array.from(outputBias);
  for (let unit = 0; unit < units.length; unit++) {
    const received = units[unit] ?? 0;
    const value = received > 0 ? received : received * leak;
    units[unit] = value;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (output[unit * classes + c] ?? 0) * value;
  }
  return scores;
}
