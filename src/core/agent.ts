import type { JsonValue } from './json.ts';

export type AgentName = string;

/** Low to immediate; `immediate` is a matter of minutes (legal, privacy, security, outage). */
export const urgencies = ['low', 'normal', 'high', 'immediate'] as const;
export type Urgency = (typeof urgencies)[number];

/**
 * A named procedure of a specialist, written once: the Claude engine reads it as instructions,
 * the local engine executes it. `docs/handbook/playbooks.md` describes the language.
 */
export interface Playbook {
  readonly name: string;
  readonly title: string;
  /** When it applies, in words: for people and for a model. */
  readonly when: string;
  /** Messages that call for it, as customers write them: what the local engine learns to recognise it from. */
  readonly examples: readonly string[];
  /** What the words of a message must speak of: of every list at least one phrase, written as in signals. Synonyms count. */
  readonly cues?: readonly (readonly string[])[];
  /** Phrases that speak against it. */
  readonly unless?: readonly string[];
  /** Signals of the team that call for it, by name. */
  readonly signals?: readonly string[];
  /** How a message in another language is recognised: of every list at least one class of words it has to speak of. */
  readonly classes?: readonly (readonly string[])[];
  /** A question is answered by it, not by the documents: it is about the customer's own records. */
  readonly answers?: boolean;
  /** What the agent does with a message that asks nothing and that no other of its playbooks fits. */
  readonly otherwise?: boolean;
  /** What has to be settled before its steps begin: who is writing, or that it is really them. */
  readonly needs?: 'customer' | 'identity';
  /** Facts it needs before it can go on, filled from the message, the records and answers. */
  readonly slots: readonly Slot[];
  readonly steps: readonly PlaybookStep[];
}

export interface Slot {
  readonly name: string;
  readonly kind:
    | 'email'
    | 'amount'
    | 'date'
    | 'plan'
    | 'count'
    | 'id'
    | 'error-code'
    | 'duration'
    | 'size'
    | 'choice'
    | 'text'
    | 'integration'
    | 'said';
  /** What to ask the customer when it is missing and a step needs it. */
  readonly ask?: string;
  readonly choices?: readonly string[];
  /** Of a slot of the kind `said`: one of them was spoken of. Written as in signals. */
  readonly phrases?: readonly string[];
}

/**
 * One step. Expressions are CEL over `slots`, `results` (by step id, hyphens as `_`), `customer`, `verified`, `message`
 * and `now`; templates hold them between `{{ }}`. A step whose `if` is false is passed over.
 * An `ask` waits for the slot it names; one that is `optional` ends a reply that is complete without the answer.
 * A result is `{ status, summary, data }`; status is `none` as long as the step has not run.
 */
export type PlaybookStep =
  | { readonly id: string; readonly if?: string; readonly type: 'call'; readonly tool: string; readonly with: JsonValue }
  | {
      readonly id: string;
      readonly if?: string;
      readonly type: 'ask';
      readonly text: string;
      readonly slot?: string;
      readonly optional?: boolean;
    }
  | { readonly id: string; readonly if?: string; readonly type: 'say'; readonly text: string; readonly cite?: readonly string[] }
  | { readonly id: string; readonly if?: string; readonly type: 'note'; readonly text: string }
  | { readonly id: string; readonly if?: string; readonly type: 'answer'; readonly query: string }
  | { readonly id: string; readonly if?: string; readonly type: 'handoff'; readonly to: AgentName; readonly reason: string }
  | { readonly id: string; readonly if?: string; readonly type: 'stop' };

export interface ModelSettings {
  readonly model?: string;
  readonly maxTokens?: number;
  /** Thinking budget in tokens; absent for none. */
  readonly thinking?: number;
  readonly effort?: 'low' | 'medium' | 'high' | 'xhigh' | 'max';
}

export interface Agent {
  readonly name: AgentName;
  /** As it is shown: `Billing`. */
  readonly title: string;
  readonly role: 'triage' | 'specialist';
  /** What it takes, one line each: what triage decides by. */
  readonly handles: readonly string[];
  readonly instructions: string;
  /** Names of the documents it should know. */
  readonly documents: readonly string[];
  readonly tools: readonly string[];
  readonly handoffs: readonly AgentName[];
  readonly model: ModelSettings;
  readonly playbooks: readonly Playbook[];
}

/** The most that may be spent, in US dollars. What is left out is not limited. */
export interface BudgetLimits {
  readonly turn?: number;
  readonly session?: number;
  readonly day?: number;
}

export interface TeamLimits {
  /** Model requests in one turn. */
  readonly steps: number;
  /** Handoffs in one turn. */
  readonly handoffs: number;
  /** Above it the operator types the amount to approve it, in cents of any currency. */
  readonly typedAmountCents: number;
  /** What may be spent on a model; not limited when left out. */
  readonly budget?: BudgetLimits;
}

/** What customers of a team name, as the team writes it: found in whatever they say. */
export interface Terms {
  /** The smallest first: `Basic`. */
  readonly plans: readonly string[];
  /** Other products that the team's works with: `Slack`. */
  readonly integrations: readonly string[];
  /** Parts of the team's product: `time tracking`. */
  readonly areas: readonly string[];
}

/** Words that say the same: a search for one finds the others. */
export type Synonyms = readonly (readonly string[])[];

export interface Team {
  readonly name: string;
  readonly title: string;
  readonly greeting: string;
  /** Things to try, shown under the greeting. */
  readonly suggestions: readonly string[];
  readonly triage: AgentName;
  /** All agents by name: triage, then the agents in the order of its handoffs, then others. */
  readonly agents: Readonly<Record<AgentName, Agent>>;
  readonly limits: TeamLimits;
  readonly synonyms: Synonyms;
  readonly terms: Terms;
}
