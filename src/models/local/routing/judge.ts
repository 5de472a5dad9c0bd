import type { Routing, Signal } from '../../../core/routing.ts';
import { tellingWords } from './evidence.ts';
import { vectorOf } from './feature-index.ts';
import { featuresOf } from './features.ts';
import type { ReadMessage } from './read-message.ts';
import type { FoundSignal, SignalFinder } from './signals.ts';
import { type Chances, chancesOf, raisedBy, type TrainedRouter } from './trained-router.ts';
import { urgencyOf } from './urgency.ts';

/** Who takes a message, and the signals that were seen in it. */
export interface Judgement {
  readonly alternatives: Routing['alternatives'];
  readonly signals: readonly Signal[];
  /** With the words that speak for it, which take as long to find as all the rest. */
  routing(): Routing;
  /** Who takes what only that one may decide, and how probable it is that this speaks of it. */
  readonly raised: { readonly to: string; readonly probability: number };
}

/** A signal sends a message to its specialist when the words around it leave at least this chance. */
const leastForSignal = 0.25;

/** @param forced who takes it whatever its words say: one sentence of it decides. */
export function judge(message: ReadMessage, trained: TrainedRouter, finder: SignalFinder, forced?: string): Judgement {
  const signals = finder.find(message.sentences);
  const bag = featuresOf(message, signals);
  const vector = vectorOf(bag, trained.index);
  const chances = chancesOf(trained, vector);
  const likely = trained.labels
    .map((agent, at) => ({ agent, probability: chances.labels[at] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
  const to = forced ?? decide(likely, chances, signals, trained);
  const own = to === 'clarify' ? likely : atLeast(likely, to, trained.calibration.signalRight);
  const alternatives = [...own.filter(({ agent }) => agent === to), ...own.filter(({ agent }) => agent !== to)];
  const words = (): readonly string[] => {
    if (to === 'clarify') return [];
    const rival = own.find(({ agent }) => agent !== to)?.agent ?? to;
    return tellingWords(trained, message, { bag, vector }, likeliest(trained, chances, to), likeliest(trained, chances, rival));
  };
  return {
    alternatives,
    signals: signals.map(({ rule: _, ...signal }) => signal),
    raised: likeliestSignal(chances, trained),
    routing() {
      const telling = words();
      return {
        to,
        alternatives,
        urgency: urgencyOf({ to, bag, signals, message }, trained, finder),
        evidence: [
          ...signals.map((signal) => `${signal.title}: "${signal.words}"`),
          ...(telling.length === 0 ? [] : [`words: ${telling.join(', ')}`]),
        ],
      };
    },
  };
}

/** Who is sent a message for the sake of a signal is more probable than its words alone say; the others share the rest. */
function atLeast(alternatives: Routing['alternatives'], to: string, least: number): Routing['alternatives'] {
  const own = alternatives.find(({ agent }) => agent === to)?.probability ?? 0;
  if (own >= least || alternatives[0]?.agent === to) return alternatives;
  const rest = (1 - least) / (1 - own);
  return alternatives.map(({ agent, probability }) => ({ agent, probability: agent === to ? least : probability * rest }));
}

function likeliestSignal({ signalled }: Chances, { labels }: TrainedRouter): Judgement['raised'] {
  const probability = Math.max(...signalled);
  return { to: labels[signalled.indexOf(probability)] ?? 'clarify', probability };
}

/** The outcome of a label that is most probable. */
function likeliest({ outcomes }: TrainedRouter, chances: Chances, label: string): number {
  return outcomes.reduce((best, one, at) => {
    if (one.label !== label) return best;
    return best < 0 || (chances.outcomes[at] ?? 0) > (chances.outcomes[best] ?? 0) ? at : best;
  }, -1);
}

function decide(
  alternatives: Routing['alternatives'],
  chances: Chances,
  signals: readonly FoundSignal[],
  { calibration, labels }: TrainedRouter,
): string {
  const chance = (name: string) => alternatives.find(({ agent }) => agent === name)?.probability ?? 0;
  const [signalled] = signals
    .flatMap(({ rule }) => (rule.to === undefined ? [] : [rule.to]))
    .filter((name) => chance(name) >= leastForSignal)
    .sort((a, b) => chance(b) - chance(a));
  if (signalled !== undefined) return signalled;
  const learned = raisedBy(chances, labels, calibration.signalAbove);
  if (learned !== undefined) return learned;
  const best = alternatives.find(({ agent }) => agent !== 'clarify');
  const asksBack = chance('clarify') >= calibration.clarifyAbove || (best?.probability ?? 0) < calibration.specialistBelow;
  return asksBack || best === undefined ? 'clarify' : best.agent;
}
