import type { Example } from './examples.ts';
import { indexFeatures, vectorOf } from './feature-index.ts';
import type { FeatureBag } from './features.ts';
import { scoreInto, softmaxInPlace, type Target, trainSoftmax } from './softmax.ts';
import type { Outcome } from './trained-router.ts';

/** People disagree, so no label is quite certain. */
const doubt = 0.1;

/**
 * What each example should come out as. Every label is doubted alike, however many outcomes it has, and rare ones
 * count a little more. Where a file tells no signals, they are guessed from the files that do.
 */
export function targetsOf(
  examples: readonly Example[],
  bags: readonly FeatureBag[],
  outcomes: readonly Outcome[],
  labels: readonly string[],
): readonly Target[] {
  const counts = new Map(labels.map((label) => [label, examples.filter((one) => one.label === label).length]));
  const doubts = outcomes.map(({ label }) => doubt / labels.length / outcomes.filter((other) => other.label === label).length);
  const shares = sharesOf(examples, bags, outcomes);
  return examples.map(({ label }, at) => ({
    weight: Math.sqrt(examples.length / labels.length / (counts.get(label) ?? 1)),
    probabilities: doubts.map((least, outcome) => (1 - doubt) * (shares[at]?.[outcome] ?? 0) + least),
  }));
}

/** How much of each example belongs to each outcome: all to one where its file tells signals. */
function sharesOf(examples: readonly Example[], bags: readonly FeatureBag[], outcomes: readonly Outcome[]): readonly (readonly number[])[] {
  const telling = new Set(examples.flatMap(({ signal, source }) => (signal === undefined ? [] : [source])));
  const guesses = new Map(
    [...new Set(outcomes.flatMap(({ label, signal }) => (signal === undefined ? [] : [label])))].map((label) => {
      const known = examples.flatMap((one, at) => (one.label === label && telling.has(one.source) ? [at] : []));
      return [label, guesser(known, examples, bags, outcomes)] as const;
    }),
  );
  return examples.map((example, at) => {
    const guess = telling.has(example.source) ? undefined : guesses.get(example.label);
    const bag = bags[at];
    if (guess !== undefined && bag !== undefined) return guess(bag);
    return outcomes.map((outcome) => (isOutcomeOf(outcome, example) ? 1 : 0));
  });
}

const isOutcomeOf = (outcome: Outcome, { label, signal }: Example) => outcome.label === label && outcome.signal === signal;

/** Learns to tell the signals of one label apart, from the examples at these places. */
function guesser(
  places: readonly number[],
  examples: readonly Example[],
  bags: readonly FeatureBag[],
  outcomes: readonly Outcome[],
): (bag: FeatureBag) => readonly number[] {
  const known = places.flatMap((at) => {
    const example = examples[at];
    const bag = bags[at];
    return example === undefined || bag === undefined ? [] : [{ example, bag }];
  });
  const index = indexFeatures(
    known.map(({ bag }) => bag),
    2,
  );
  const targets = known.map(({ example }) => ({
    weight: 1,
    probabilities: outcomes.map((outcome) => (isOutcomeOf(outcome, example) ? 1 : 0)),
  }));
  const samples = known.map(({ bag }) => vectorOf(bag, index));
  const model = trainSoftmax(samples, targets, outcomes.length, index.hashes.length, { iterations: 25, l2: 3e-5 });
  const label = known[0]?.example.label;
  return (bag) => {
    const scores = new Float32Array(outcomes.length);
    scoreInto(scores, model, vectorOf(bag, index));
    const own = scores.map((score, at) => (outcomes[at]?.label === label ? score : Number.NEGATIVE_INFINITY));
    softmaxInPlace(own);
    return [...own];
  };
}
