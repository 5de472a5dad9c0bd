import type { Classifier } from './classifier.ts';
import type { FeatureIndex } from './feature-index.ts';
import type { Lexicon } from './lexicon.ts';
import { type Network, scoresFrom } from './network.ts';
import { type SparseVector, softmaxInPlace } from './softmax.ts';
import type { Vocabulary } from './vocabulary.ts';

/** All that was learned from a team's examples. Made by `trainRouter`, kept in a file by `encodeRouter`. */
export interface TrainedRouter {
  /** Specialists and `clarify`. */
  readonly labels: readonly string[];
  /** What the models tell apart, in the order of their scores. */
  readonly outcomes: readonly Outcome[];
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly index: FeatureIndex;
  /** By feature, then outcome. */
  readonly linear: QuantizedRows;
  readonly bias: Float32Array;
  /** By feature, then the hidden units of one network after the other. */
  readonly hidden: QuantizedRows;
  readonly networks: readonly Omit<Network, 'input'>[];
  readonly calibration: Calibration;
  /** Where enough examples say how urgent they are. */
  readonly urgency?: Classifier;
}

/** A label, or the part of its messages that have one signal: what is legal and what is down look nothing alike. */
export interface Outcome {
  readonly label: string;
  /** What the examples call their signal: `legal`, `outage`, … */
  readonly signal?: string;
}

/** How probable each label is, and that a signal asks for it. */
export interface Chances {
  /** In the order of `labels`. */
  readonly labels: Float32Array;
  /** The part of each that comes from outcomes with a signal. */
  readonly signalled: Float32Array;
  readonly outcomes: Float32Array;
}

/** How scores become honest probabilities and a decision. */
export interface Calibration {
  /** Sharpens the probabilities of the labels when below one. */
  readonly temperature: number;
  /** Asked back when `clarify` is at least as probable as this … */
  readonly clarifyAbove: number;
  /** … or no specialist is as probable as this. */
  readonly specialistBelow: number;
  /** Goes to a specialist when what only that one may decide is at least as probable as this. */
  readonly signalAbove: number;
  /** How often that is right where somebody else was likelier. */
  readonly signalRight: number;
}

/** A row of weights for each feature, a byte a weight: `bytes[feature * width + column] * scaleOf(scales[feature])`. */
export interface QuantizedRows {
  readonly width: number;
  readonly bytes: Int8Array;
  /** Logarithm of each row's scale in steps. */
  readonly scales: Uint8Array;
}

/** Scales are powers of two in eighths, from 2^-24 upwards. */
export const scaleOf = (step: number): number => 2 ** (step / 8 - 24);
export const stepOf = (scale: number): number => Math.min(255, Math.max(0, Math.ceil((Math.log2(scale) + 24) * 8)));

/** What the linear model says counts as much as one of the networks. */
const linearVotes = 1;

/**
 * Which label a signal asks for: its chance is at least `above`, and no less than half that of there being nothing to
 * go by. Undefined when none does.
 */
export function raisedBy({ labels: chances, signalled }: Chances, labels: readonly string[], above: number): string | undefined {
  const vague = chances[labels.indexOf('clarify')] ?? 0;
  return labels[signalled.findIndex((chance) => chance >= Math.max(above, besideVague * vague))];
}

const besideVague = 0.5;

/** How probable everything is, calibrated. */
export function chancesOf(trained: TrainedRouter, vector: SparseVector): Chances {
  const linear = sumRows(trained.linear, vector);
  for (let c = 0; c < linear.length; c++) linear[c] = (linear[c] ?? 0) + (trained.bias[c] ?? 0);
  return chancesFrom(vote(linear, networkScores(trained, vector)), trained, trained.calibration.temperature);
}

/**
 * From the scores of the outcomes. The temperature sharpens the labels, not their outcomes: a label of many outcomes
 * would lose by it to one that is all of one piece.
 */
export function chancesFrom(
  scores: Float32Array,
  { labels, outcomes }: Pick<TrainedRouter, 'labels' | 'outcomes'>,
  temperature: number,
): Chances {
  const probabilities = Float32Array.from(scores);
  softmaxInPlace(probabilities);
  const sums = new Float32Array(labels.length);
  const places = outcomes.map(({ label }) => labels.indexOf(label));
  for (const [at, place] of places.entries()) sums[place] = (sums[place] ?? 0) + (probabilities[at] ?? 0);
  const chances = sums.map((sum) => Math.log(Math.max(least, sum)));
  softmaxInPlace(chances, temperature);
  const signalled = new Float32Array(labels.length);
  for (const [at, place] of places.entries()) {
    probabilities[at] = ((probabilities[at] ?? 0) * (chances[place] ?? 0)) / Math.max(least, sums[place] ?? 0);
    if (outcomes[at]?.signal !== undefined) signalled[place] = (signalled[place] ?? 0) + (probabilities[at] ?? 0);
  }
  return { labels: chances, signalled, outcomes: probabilities };
}

/** Less than this is never. */
const least = 1e-12;

function networkScores({ hidden, networks }: TrainedRouter, vector: SparseVector): readonly Float32Array[] {
  const received = sumRows(hidden, vector);
  let start = 0;
  return networks.map((network) => {
    const units = received.slice(start, start + network.hidden);
    start += network.hidden;
    for (let unit = 0; unit < units.length; unit++) units[unit] = (units[unit] ?? 0) + (network.hiddenBias[unit] ?? 0);
    return scoresFrom(network, units);
  });
}

/** The logarithms of what each model holds for probable, added up. */
export function vote(linear: Float32Array, networks: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(linear.length);
  const add = (scores: Float32Array, votes: number) => {
    const probabilities = Float32Array.from(scores);
    softmaxInPlace(probabilities);
    for (let c = 0; c < sum.length; c++) sum[c] = (sum[c] ?? 0) + votes * Math.log((probabilities[c] ?? 0) + 1e-4);
  };
  add(linear, linearVotes);
  for (const scores of networks) add(scores, 1);
  return sum.map((score) => score / (linearVotes + networks.length));
}

/** The weights of all features of a message, added up by column. */
export function sumRows({ width, bytes, scales }: QuantizedRows, { indices, values }: SparseVector): Float32Array {
  const sums = new Float32Array(width);
  for (let i = 0; i < indices.length; i++) {
    const feature = indices[i] ?? 0;
    const value = (values[i] ?? 0) * scaleOf(scales[feature] ?? 0);
    for (let column = 0; column < width; column++) sums[column] = (sums[column] ?? 0) + (bytes[feature * width + column] ?? 0) * value;
  }
  return sums;
}
