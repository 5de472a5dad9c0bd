import type { SignalRule } from '../../../core/routing.ts';
import { calibrate, type Prediction } from './calibrate.ts';
import type { Example } from './examples.ts';
import { type FeatureIndex, indexFeatures, vectorOf } from './feature-index.ts';
import { type FeatureBag, featuresOf } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { type Network, networkScores, trainNetwork } from './network.ts';
import { quantize, strongest } from './quantize.ts';
import { readMessage } from './read-message.ts';
import { createSignalFinder } from './signals.ts';
import { type LinearModel, scoreInto, type Target, trainSoftmax } from './softmax.ts';
import { targetsOf } from './targets.ts';
import { tokensOf } from './tokens.ts';
import { type Outcome, type TrainedRouter, vote } from './trained-router.ts';
import { learnUrgency } from './urgency.ts';
import { buildVocabulary } from './vocabulary.ts';

/** Found by cross-validation over authors. */
const settings = { iterations: 40, l2: 3e-5, minimum: 2, features: 24_400 };
const hidden = 16;
/** One that is shown the examples half covered, and two that see little of each but more often: they err on different ones. */
const views = [
  { hidden, epochs: 8, dropout: 0.5, seed: 1 },
  { hidden, epochs: 16, dropout: 0.7, seed: 2 },
  { hidden, epochs: 16, dropout: 0.7, seed: 3 },
];

/** Learns to route from examples; the same examples give the same result. Takes a minute for some thousands. */
export function trainRouter(
  examples: readonly Example[],
  labels: readonly string[],
  rules: readonly SignalRule[],
  lexicon: Lexicon,
): TrainedRouter {
  const vocabulary = buildVocabulary(examples.map(wordsOf), 2);
  const finder = createSignalFinder(rules);
  const bags = examples.map(({ text }) => {
    const message = readMessage(text, { vocabulary, lexicon });
    return featuresOf(message, finder.find(message.sentences));
  });
  const outcomes = outcomesOf(examples, labels);
  const targets = targetsOf(examples, bags, outcomes, labels);
  const { linear, networks, index } = learnFrom(bags, targets);
  const urgency = learnUrgency(examples, bags);
  const kept = strongest(linear.weights, outcomes.length, index, settings.features);
  return {
    labels,
    outcomes,
    lexicon,
    vocabulary,
    index: {
      hashes: Uint32Array.from(kept, (feature) => index.hashes[feature] ?? 0),
      rarity: Uint8Array.from(kept, (feature) => index.rarity[feature] ?? 0),
    },
    linear: quantize(linear.weights, outcomes.length, kept),
    bias: linear.weights.slice(linear.features * linear.classes),
    hidden: quantize(sideBySide(networks, index.hashes.length), networks.length * hidden, kept),
    networks: networks.map(({ input: _, ...rest }) => rest),
    calibration: calibrate(unseenPredictions(examples, bags, targets), { labels, outcomes }),
    ...(urgency === undefined ? {} : { urgency }),
  };
}

/** Each label, and each of its signals, in a fixed order. */
function outcomesOf(examples: readonly Example[], labels: readonly string[]): readonly Outcome[] {
  return labels.flatMap((label) => {
    const signals = new Set(examples.flatMap((one) => (one.label === label && one.signal !== undefined ? [one.signal] : [])));
    return [{ label }, ...[...signals].sort().map((signal) => ({ label, signal }))];
  });
}

const wordsOf = ({ text }: Example) => tokensOf(text).flatMap((token) => (token.kind === 'word' ? [token.text] : []));

interface Learned {
  readonly linear: LinearModel;
  readonly networks: readonly Network[];
  readonly index: FeatureIndex;
}

function learnFrom(bags: readonly FeatureBag[], targets: readonly Target[]): Learned {
  const index = indexFeatures(bags, settings.minimum);
  const features = index.hashes.length;
  const classes = targets[0]?.probabilities.length ?? 0;
  const samples = bags.map((bag) => vectorOf(bag, index));
  return {
    linear: trainSoftmax(samples, targets, classes, features, settings),
    networks: views.map((view) => trainNetwork(samples, targets, classes, features, view)),
    index,
  };
}

/** What each example would have been taken for by models that have seen nothing of its author. */
function unseenPredictions(examples: readonly Example[], bags: readonly FeatureBag[], targets: readonly Target[]): readonly Prediction[] {
  const folds = foldsOf(examples);
  return [...new Set(folds)].flatMap((fold) => {
    const rest = folds.flatMap((other, at) => (other === fold ? [] : [at]));
    const { linear, networks, index } = learnFrom(pick(bags, rest), pick(targets, rest));
    return folds.flatMap((other, at): readonly Prediction[] => {
      const bag = bags[at];
      const example = examples[at];
      if (other !== fold || bag === undefined || example === undefined) return [];
      const vector = vectorOf(bag, index);
      const scores = new Float32Array(linear.classes);
      scoreInto(scores, linear, vector);
      const votes = networks.map((one) => networkScores(one, vector));
      return [{ scores: vote(scores, votes), label: example.label, hasSignal: example.signal !== undefined }];
    });
  });
}

/** The input weights of all networks as one row a feature. */
function sideBySide(networks: readonly Network[], features: number): Float32Array {
  const width = networks.length * hidden;
  const rows = new Float32Array(features * width);
  for (const [place, { input }] of networks.entries()) {
    for (let feature = 0; feature < features; feature++) {
      rows.set(input.subarray(feature * hidden, (feature + 1) * hidden), feature * width + place * hidden);
    }
  }
  return rows;
}

/** Each fold is a model to be learned. */
const mostFolds = 4;

/**
 * An author's examples are all in one fold. Files that hold several labels are an author each; files of one label are
 * taken together, and in three parts when there is nothing else.
 */
function foldsOf(examples: readonly Example[]): readonly string[] {
  const mixed = [...new Set(examples.filter(({ label, source }) => label !== source).map(({ source }) => source))].sort();
  return examples.map(({ source }, at) => (mixed.length > 1 ? String((mixed.indexOf(source) + 1) % mostFolds) : String(at % 3)));
}

const pick = <T>(values: readonly T[], places: readonly number[]): readonly T[] =>
  places.flatMap((place) => {
    const value = values[place];
    return value === undefined ? [] : [value];
  });
