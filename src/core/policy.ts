import type { JsonObject } from './json.ts';
import type { Clause } from './knowledge.ts';

/** What an operator may be: `support`, `finance`, `finance-director`, `manager`, …; the team's policies name them. */
export type Role = string;

export const escalationClasses = ['immediate', 'priority', 'standard'] as const;
export type EscalationClass = (typeof escalationClasses)[number];

/** What policy says of a call: the union of what every applying rule requires. Deny beats all. */
export interface Verdict {
  readonly effect: 'allow' | 'confirm' | 'deny';
  /** The customer's identity must be verified, for the customer the call touches, and not have run out. */
  readonly identity: boolean;
  /** A second person with this role must approve, never the one who asked. */
  readonly approverRole?: Role;
  /** An escalation of this class must be filed first. Set only while none is on file that counts: rules ask the facts for it. */
  readonly escalateAs?: EscalationClass;
  /** With `escalateAs`: what the escalation has to be about, where the rule says so, and the reason of that rule. */
  readonly escalateFor?: { readonly about?: string; readonly reason: string };
  readonly clauses: readonly Clause[];
  /** Why, one sentence a rule: what denies first, then in the order of the rules. For the card, the model and the audit. */
  readonly reasons: readonly string[];
  /** Names of the rules that applied. */
  readonly rules: readonly string[];
  /** The reason that weighs most: of a deny, else of the highest approver, else of the escalation, else of the last confirmation. */
  readonly decisive?: { readonly reason: string; readonly clause?: Clause };
}

export interface ProposedCall {
  readonly tool: string;
  readonly effect: 'read' | 'write' | 'input' | 'outside';
  readonly input: JsonObject;
}

/**
 * What the rules may look at, gathered from the records by the desk, never from what a model says.
 * Every variable that a rule names must be declared in the policy file; the whole is checked before any rule runs.
 */
export type Facts = JsonObject;

/** Judges a proposed call. Must not throw: a rule that cannot be evaluated is a deny with the reason. */
export interface Policy {
  judge(call: ProposedCall, facts: Facts): Verdict;
}
