import type { SignalRule } from '../../../core/routing.ts';
import { calibrate, type Prediction } from './calibrate.ts';
import type { Example } from './examples.ts';
import { type FeatureIndex, indexFeatures, vectorOf } from './feature-index.ts';
import { type FeatureBag, featuresOf } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { quantize } from './quantize.ts';
import { readMessage } from './read-message.ts';
import { createSignalFinder } from './signals.ts';
import { type LinearModel, scoreInto, trainSoftmax } from './softmax.ts';
import { tokensOf } from './tokens.ts';
import type { TrainedRouter } from './trained-router.ts';
import { buildVocabulary } from './vocabulary.ts';

/** The pull towards zero, and the doubt in every label: people disagree, too. Found by cross-validation over authors. */
const settings = { iterations: 60, l2: 3e-5, doubt: 0.1, minimum: 2, features: 90_000 };

/** Learns to route from examples; the same examples give the same result. Takes some seconds. */
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
  const targets = examples.map(({ label }) => labels.indexOf(label));
  const { model, index } = learnFrom(bags, targets, labels.length);
  return {
    labels,
    lexicon,
    vocabulary,
    ...quantize(model, index, settings.features),
    calibration: calibrate(unseenPredictions(examples, bags, targets, labels.length), labels.indexOf('clarify')),
  };
}

const wordsOf = ({ text }: Example) => tokensOf(text).flatMap((token) => (token.kind === 'word' ? [token.text] : []));

interface Fitted {
  readonly model: LinearModel;
  readonly index: FeatureIndex;
}

function learnFrom(bags: readonly FeatureBag[], targets: readonly number[], classes: number): Fitted {
  const index = indexFeatures(bags, settings.minimum);
  const counts = Array.from({ length: classes }, (_, label) => targets.filter((target) => target === label).length);
  const samples = bags.map((bag) => vectorOf(bag, index));
  const softTargets = targets.map((target) => ({
    weight: Math.sqrt(bags.length / classes / (counts[target] ?? 1)),
    probabilities: counts.map((_, label) => (label === target ? 1 - settings.doubt : 0) + settings.doubt / classes),
  }));
  return { model: trainSoftmax(samples, softTargets, classes, index.hashes.length, settings), index };
}

/** What each example would have been taken for by a model that has seen nothing of its author. */
function unseenPredictions(
  examples: readonly Example[],
  bags: readonly FeatureBag[],
  targets: readonly number[],
  classes: number,
): readonly Prediction[] {
  const folds = foldsOf(examples);
  return [...new Set(folds)].flatMap((fold) => {
    const rest = folds.flatMap((other, at) => (other === fold ? [] : [at]));
    const { model, index } = learnFrom(pick(bags, rest), pick(targets, rest), classes);
    return folds.flatMap((other, at): readonly Prediction[] => {
      const bag = bags[at];
      if (other !== fold || bag === undefined) return [];
      const scores = new Float32Array(classes);
      scoreInto(scores, model, vectorOf(bag, index));
      return [{ scores, target: targets[at] ?? 0 }];
    });
  });
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
