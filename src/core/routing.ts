import type { AgentName, Urgency } from './agent.ts';

/** How a message was routed: what `/why` and `--debug` show. */
export interface Routing {
  readonly to: AgentName | 'clarify';
  /** All candidates with calibrated probabilities, best first; empty when a model decided without giving any. */
  readonly alternatives: readonly { readonly agent: AgentName | 'clarify'; readonly probability: number }[];
  readonly urgency: Urgency;
  /** What was seen: `legal threat: "my lawyer"`, `words: charged twice, refund`. */
  readonly evidence: readonly string[];
}

/** Words that decide or colour a routing by themselves: a legal threat, a leak, an outage. */
export interface Signal {
  /** `legal-threat`; names are the team's. */
  readonly name: string;
  /** `legal threat` */
  readonly title: string;
  /** The words of the message that gave it away. */
  readonly words: string;
  /** How urgent it makes a message, by the team's rule. */
  readonly urgency?: Urgency;
}

/** What counts as a signal for a team: `signals.yml`. */
export interface SignalRule {
  readonly name: string;
  readonly title: string;
  /** Who takes a message with it, whatever else stands there; absent when it only says how urgent the message is. */
  readonly to?: AgentName;
  readonly urgency?: Urgency;
  /** Patterns of words; one is enough. `docs/handbook/routing.md` describes them. */
  readonly phrases: readonly string[];
  /** Patterns that take it back when they stand in the same sentence. */
  readonly unless?: readonly string[];
  /** False: a sentence that only asks ("are you GDPR certified?") does not count. */
  readonly inQuestions?: boolean;
}
