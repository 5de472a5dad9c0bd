import type { Agent } from '../../../core/agent.ts';
import { type FeatureIndex, indexFeatures, vectorOf } from '../routing/feature-index.ts';
import type { FeatureBag } from '../routing/features.ts';
import { quantize, strongest } from '../routing/quantize.ts';
import type { Router } from '../routing/router.ts';
import { softmaxInPlace, trainSoftmax } from '../routing/softmax.ts';
import { type QuantizedRows, sumRows } from '../routing/trained-router.ts';
import type { Opening } from './openings.ts';

/** What was learned of all procedures together, from the messages that began them. */
export interface ProcedureModel {
  /** Names of playbooks; null for messages that begin none. */
  readonly procedures: readonly (string | null)[];
  readonly index: FeatureIndex;
  /** By feature, then procedure. */
  readonly linear: QuantizedRows;
  readonly bias: Float32Array;
}

/** A message as features, with the procedure it began. */
export interface KnownOpening {
  readonly bag: FeatureBag;
  readonly procedure: string | null;
}

/** Found by cross-validation. */
const settings = { iterations: 40, l2: 2e-5, minimum: 2, features: 9000 };
/** People disagree on where a procedure begins, so no message is quite certain. */
const doubt = 0.05;

/** Multinomial logistic regression over the features that routing reads. Takes some seconds for some thousand messages. */
export function learnProcedures(openings: readonly KnownOpening[]): ProcedureModel {
  const procedures = [...new Set(openings.map(({ procedure }) => procedure))].sort();
  const index = indexFeatures(
    openings.map(({ bag }) => bag),
    settings.minimum,
  );
  const samples = openings.map(({ bag }) => vectorOf(bag, index));
  const targets = openings.map((opening) => ({
    weight: 1,
    probabilities: procedures.map((procedure) => (procedure === opening.procedure ? 1 - doubt : 0) + doubt / procedures.length),
  }));
  const width = procedures.length;
  const { weights, features } = trainSoftmax(samples, targets, width, index.hashes.length, settings);
  const kept = strongest(weights, width, index, settings.features);
  return {
    procedures,
    index: {
      hashes: Uint32Array.from(kept, (feature) => index.hashes[feature] ?? 0),
      rarity: Uint8Array.from(kept, (feature) => index.rarity[feature] ?? 0),
    },
    linear: quantize(weights, width, kept),
    bias: weights.slice(features * width),
  };
}

/** How probable each procedure is, and none of them (`null`): together they make 1. */
export function procedureChances({ procedures, index, linear, bias }: ProcedureModel, bag: FeatureBag): ReadonlyMap<string | null, number> {
  const scores = sumRows(linear, vectorOf(bag, index));
  for (let place = 0; place < scores.length; place++) scores[place] = (scores[place] ?? 0) + (bias[place] ?? 0);
  softmaxInPlace(scores);
  return new Map(procedures.map((procedure, place) => [procedure, scores[place] ?? 0]));
}

/** The openings, and the examples of the playbooks. */
export function knownOpenings(
  agents: readonly Pick<Agent, 'playbooks'>[],
  openings: readonly Opening[],
  { features }: Pick<Router, 'features'>,
): readonly KnownOpening[] {
  const examples = agents.flatMap(({ playbooks }) =>
    playbooks.flatMap(({ name, examples }) => examples.map((text): Opening => ({ text, procedure: name }))),
  );
  return [...openings, ...examples].map(({ text, procedure }) => ({ bag: features(text), procedure }));
}
