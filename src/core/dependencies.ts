import type { Team } from './agent.ts';
import type { Approver, Operator, SignedDecision } from './approval.ts';
import type { Conversation } from './conversation.ts';
import type { Identity, Verifier } from './customer.ts';
import type { Model } from './model.ts';
import type { Facts, Policy, ProposedCall } from './policy.ts';
import type { Store } from './store.ts';
import type { AnyTool, Proposal, ToolContext } from './tool.ts';

export interface Clock {
  /** ms, UTC */
  now(): number;
}

export interface Ids {
  /** A new id: `next('c')` → `c_7f3k2m`. */
  next(prefix: 'a' | 'c' | 's' | 'v'): string;
}

/** Gathers what policy may look at, from the records. Implemented by `desk`; a fact that cannot be had throws, and the call is denied. */
export interface FactSource<Records> {
  gather(call: ProposedCall, proposal: Proposal | undefined, context: ToolContext<Records>): Promise<Facts>;
}

/** Stops before the next model call. A sentence says which budget is used up. */
export interface Budget {
  exceeded(conversation: Conversation): Promise<string | undefined>;
}

/** All that a turn needs from outside. `main.ts` chooses the adapters. */
export interface TurnDependencies<Records> {
  readonly team: Team;
  readonly model: Model;
  readonly tools: Readonly<Record<string, AnyTool<Records>>>;
  readonly store: Pick<Store<Records>, 'transaction' | 'records' | 'similarWrites'>;
  readonly policy: Policy;
  readonly facts: FactSource<Records>;
  readonly identity: Identity;
  readonly approver: Approver;
  readonly verifier: Verifier;
  readonly operator: Operator;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly budget?: Budget;
  /** Writes are rehearsed and rolled back. */
  readonly dryRun: boolean;
}

/** What a turn begins with. */
export type TurnInput =
  | { readonly type: 'message'; readonly from: 'operator' | 'customer'; readonly text: string; readonly material?: string }
  /** A decision on a pending approval, made now: here, or by `frontdesk approve`. */
  | { readonly type: 'decision'; readonly id: string; readonly signed: SignedDecision }
  /** A waiting identity check: the verifier is asked. */
  | { readonly type: 'verification'; readonly id: string }
  /** Go on after results that came in elsewhere, or after a turn that failed. */
  | { readonly type: 'continue' };
