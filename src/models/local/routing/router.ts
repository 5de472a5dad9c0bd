import type { Urgency } from '../../../core/agent.ts';
import type { Routing, Signal } from '../../../core/routing.ts';
import { type Anatomy, dissect } from './anatomy.ts';
import { type Entities, findEntities } from './entities.ts';
import { type Example, parseExamples } from './examples.ts';
import { vectorOf } from './feature-index.ts';
import { featuresOf } from './features.ts';
import { type Language, recognizeLanguage } from './language.ts';
import { scoreInto, softmaxInPlace } from './softmax.ts';
import { trainRouter } from './train-router.ts';
import type { TrainedRouter } from './trained-router.ts';

export type { Anatomy, Entities, Example, Language };

/** A matter of a message: the part that speaks of it, and who takes it. */
export interface Matter {
  readonly text: string;
  readonly routing: Routing;
}

/** All that can be read from a message without records or documents. */
export interface RoutedMessage {
  readonly routing: Routing;
  /** At least one; the most critical first. Several when the message brings up things for different specialists. */
  readonly matters: readonly Matter[];
  readonly signals: readonly Signal[];
  readonly entities: Entities;
  readonly language: Language;
  readonly urgency: Urgency;
  readonly anatomy: Anatomy;
  /** A short, elliptical message that only makes sense after what came before: "and how long does that take?" */
  readonly followUp: boolean;
}

export interface RoutingContext {
  /** Who spoke last, when the message continues a conversation. */
  readonly previousAgent?: string;
}

export interface Router {
  /** A pure function of message and context; a few milliseconds. */
  route(text: string, context?: RoutingContext): RoutedMessage;
}

export interface RouterSources {
  /** Content of the team's example files (`billing.jsonl`, …) by name. */
  readonly examples: ReadonlyMap<string, string>;
  /** Names of the specialists. */
  readonly specialists: readonly string[];
}

/** A router for a team: learned from its examples. */
export function loadRouter({ examples, specialists }: RouterSources): Router {
  return createRouter(trainRouter(parseExamples(examples, [...specialists, 'clarify'])));
}

export function createRouter(trained: TrainedRouter): Router {
  return {
    route(text) {
      const anatomy = dissect(text);
      const routing = routingOf(text, trained);
      const entities = findEntities(text);
      return {
        routing,
        matters: [{ text: anatomy.said === '' ? text : anatomy.said, routing }],
        signals: [],
        entities,
        language: recognizeLanguage(anatomy.said === '' ? text : anatomy.said),
        urgency: routing.urgency,
        anatomy,
        followUp: isFollowUp(anatomy.said),
      };
    },
  };
}

function routingOf(text: string, { labels, index, model, temperature, clarifyBelow }: TrainedRouter): Routing {
  const scores = new Float32Array(labels.length);
  scoreInto(scores, model, vectorOf(featuresOf(text), index));
  softmaxInPlace(scores, temperature);
  const alternatives = labels.map((agent, at) => ({ agent, probability: scores[at] ?? 0 })).sort((a, b) => b.probability - a.probability);
  const best = alternatives[0];
  return {
    to: best === undefined || best.probability < clarifyBelow ? 'clarify' : best.agent,
    alternatives,
    urgency: best?.agent === 'escalation' ? 'high' : 'normal',
    evidence: [],
  };
}

/** Begins with a connecting word or points back, and is short. */
function isFollowUp(said: string): boolean {
  const words = said.trim().split(/\s+/).length;
  return (
    words <= 14 &&
    /^\s*(?:and|but|so|ok|okay|then|also|what about|how about|no,|yes|und|et|y|e)\b|\b(?:that|it|this|those|them|the other)\b/i.test(said)
  );
}
