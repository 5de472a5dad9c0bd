import type { AgentName } from './agent.ts';
import type { CustomerRef } from './customer.ts';
import type { JsonObject } from './json.ts';
import { isSameName } from './operator-name.ts';
import type { Verdict } from './policy.ts';
import type { CallId, Proposal } from './tool.ts';

export type ApprovalId = string;

export interface Operator {
  readonly name: string;
  readonly roles: readonly string[];
}

/** A write that waits for a decision. What it shows is what runs: `argsHash` binds the decision to the arguments. */
export interface ApprovalRequest {
  /** `a_17` */
  readonly id: ApprovalId;
  readonly callId: CallId;
  readonly session: string;
  readonly agent: AgentName;
  readonly tool: string;
  readonly input: JsonObject;
  /** SHA-256 of tool and input as canonical JSON, in hex. */
  readonly argsHash: string;
  readonly verdict: Verdict;
  readonly proposal: Proposal;
  readonly customer?: CustomerRef;
  /** When the customer was verified and until when; ms, UTC. */
  readonly verified?: { readonly at: number; readonly expiresAt: number };
  /** An identical write that already ran, or that was asked for before in this conversation: probably this one is a repetition. */
  readonly duplicateOf?: {
    readonly session: string;
    readonly callId: CallId;
    /** When it ran or was asked for; ms, UTC. */
    readonly at: number;
    /** The approval it was asked for with, when it had not run. */
    readonly asked?: ApprovalId;
  };
  readonly editable: readonly string[];
  readonly sessionScope: boolean;
  /** The amount has to be typed to approve. */
  readonly typedAmount: boolean;
  /** Who asked: cannot be the second approver. */
  readonly requestedBy: string;
  /** ms, UTC */
  readonly at: number;
}

/** The same tool, target and amount. */
export function isSameWrite(a: Pick<ApprovalRequest, 'tool' | 'proposal'>, b: Pick<ApprovalRequest, 'tool' | 'proposal'>): boolean {
  const [one, other] = [a.proposal, b.proposal];
  return (
    a.tool === b.tool &&
    one.target === other.target &&
    one.amount?.cents === other.amount?.cents &&
    one.amount?.currency === other.amount?.currency
  );
}

/** Whoever asked for a write cannot be its second approver, however their name is spelled: `Fay` and `fay ` are one. */
export function askedForIt({ requestedBy }: Pick<ApprovalRequest, 'requestedBy'>, { name }: Operator): boolean {
  return isSameName(name, requestedBy);
}

export type Decision =
  | {
      readonly type: 'allow';
      readonly scope: 'once' | 'session';
      /** Changed arguments: validated and judged again before they run. */
      readonly editedInput?: JsonObject;
    }
  | { readonly type: 'deny'; readonly reason: string }
  | { readonly type: 'defer' };

/** A decision and who made it. An edge has checked that it is really them. */
export interface SignedDecision {
  readonly decision: Decision;
  readonly by: Operator;
}

/** Asks for a decision: the card of the terminal UI, or rules named on a command line. Called one request at a time. */
export interface Approver {
  decide(
    request: ApprovalRequest,
    queue: { readonly position: number; readonly total: number },
    signal: AbortSignal,
  ): Promise<SignedDecision>;
}
