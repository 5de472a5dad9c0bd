import { type Urgency, urgencies } from '../../../core/agent.ts';
import { type Classifier, classChances, learnClassifier } from './classifier.ts';
import type { Example } from './examples.ts';
import type { FeatureBag } from './features.ts';
import type { ReadMessage } from './read-message.ts';
import type { FoundSignal, SignalFinder } from './signals.ts';
import type { TrainedRouter } from './trained-router.ts';

/** Found by cross-validation. */
const settings = { iterations: 60, l2: 5e-5, minimum: 2, features: 8000 };
/** Fewer examples that say how urgent they are teach nothing that the words of signals do not say better. */
const fewest = 300;

/** What the examples that say how urgent they are teach; undefined when too few do. Its classes are `urgencies`. */
export function learnUrgency(examples: readonly Example[], bags: readonly FeatureBag[]): Classifier | undefined {
  const told = examples.flatMap(({ urgency }, at) => {
    const bag = bags[at];
    return urgency === undefined || bag === undefined ? [] : [{ bag, of: urgencies.indexOf(urgency) }];
  });
  if (told.length < fewest) return undefined;
  const counts = urgencies.map((_, place) => told.filter(({ of }) => of === place).length);
  // The rare ones are what it is for: each counts as if there were more of it, by the root of how much rarer it is.
  const most = Math.max(...counts);
  const lessons = told.map((lesson) => ({ ...lesson, weight: Math.sqrt(most / (counts[lesson.of] ?? most)) }));
  return learnClassifier(lessons, urgencies.length, settings);
}

/** A message, and who takes it. */
interface Routed {
  readonly to: string;
  readonly bag: FeatureBag;
  readonly signals: readonly FoundSignal[];
  readonly message: Pick<ReadMessage, 'sentences'>;
}

/** How urgent a message is: by all its words, of which those of signals are some; by its signals alone where nothing was learned. */
export function urgencyOf(
  routed: Routed,
  { urgency }: Pick<TrainedRouter, 'urgency'>,
  { emergencies }: Pick<SignalFinder, 'emergencies'>,
): Urgency {
  const takesEmergencies = emergencies.has(routed.to);
  if (urgency === undefined) return takesEmergencies ? emergency(routed) : bySignals(routed);
  const chances = classChances(urgency, routed.bag);
  const likeliest = urgencies[chances.indexOf(Math.max(...chances))] ?? 'normal';
  // What is nothing out of the way would not have come there.
  return takesEmergencies && likeliest === 'normal' ? 'high' : likeliest;
}

/** The most urgent of what the signals say; wishes are low unless something else is urgent. */
function bySignals({ signals }: Routed): Urgency {
  const said = signals.flatMap(({ rule }) => (rule.urgency === undefined ? [] : [rule.urgency]));
  if (said.includes('high') || said.includes('immediate')) return 'high';
  return said.includes('low') ? 'low' : 'normal';
}

/** Who takes emergencies has nothing that is less than high, and nothing that speaks of law, safety or outages that can wait. */
function emergency({ signals, message }: Routed): Urgency {
  return speaksOfDanger(message) || signals.some(({ rule }) => rule.urgency === 'immediate') ? 'immediate' : 'high';
}

const dangers = new Set(['legal', 'regulator', 'breach', 'vulnerability', 'dataLoss', 'outage', 'privacy', 'violation']);
const grievances = new Set(['manager', 'complaint', 'unsolved', 'contract', 'churn', 'press']);

/** More words of danger than of grievance. */
function speaksOfDanger({ sentences }: Routed['message']): boolean {
  const hits = sentences.flatMap(({ concepts }) => concepts.map(({ concept }) => concept));
  return hits.filter((concept) => dangers.has(concept)).length > hits.filter((concept) => grievances.has(concept)).length;
}
