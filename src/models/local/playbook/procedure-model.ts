import type { Agent } from '../../../core/agent.ts';
import { type Classifier, classChances, learnClassifier } from '../routing/classifier.ts';
import type { FeatureBag } from '../routing/features.ts';
import type { Router } from '../routing/router.ts';
import type { Opening } from './openings.ts';

/** What was learned of all procedures together, from the messages that began them. */
export interface ProcedureModel extends Classifier {
  /** Names of playbooks, in the order of the classes; null for messages that begin none. */
  readonly procedures: readonly (string | null)[];
}

/** A message as features, with the procedure it began. */
export interface KnownOpening {
  readonly bag: FeatureBag;
  readonly procedure: string | null;
}

/** Found by cross-validation. */
const settings = { iterations: 40, l2: 2e-5, minimum: 2, features: 9000 };

export function learnProcedures(openings: readonly KnownOpening[]): ProcedureModel {
  const procedures = [...new Set(openings.map(({ procedure }) => procedure))].sort();
  const lessons = openings.map(({ bag, procedure }) => ({ bag, of: procedures.indexOf(procedure) }));
  return { procedures, ...learnClassifier(lessons, procedures.length, settings) };
}

/** How probable each procedure is, and none of them (`null`): together they make 1. */
export function procedureChances(model: ProcedureModel, bag: FeatureBag): ReadonlyMap<string | null, number> {
  const chances = classChances(model, bag);
  return new Map(model.procedures.map((procedure, place) => [procedure, chances[place] ?? 0]));
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
