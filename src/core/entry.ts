import type { AgentName, Urgency } from './agent.ts';
import type { ApprovalId, ApprovalRequest, Decision } from './approval.ts';
import type { CustomerRef, VerificationOutcome } from './customer.ts';
import type { JsonValue } from './json.ts';
import type { Citation } from './knowledge.ts';
import type { Outcome } from './outcome.ts';
import type { Routing } from './routing.ts';
import type { CallId, ToolCall, ToolResult } from './tool.ts';

export type Block =
  /** Addressed to the customer. Markdown; citations stand as `[1]`. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'citation'; readonly citation: Citation }
  /** For the operator alone. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  | { readonly type: 'routing'; readonly routing: Routing };

export interface Usage {
  readonly modelCalls: number;
  /** All tokens of the prompts, those from and to the cache among them. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** US dollars; null when the model has no known price. */
  readonly costUsd: number | null;
  /** Which model answered: `local`, `claude-sonnet-…`. */
  readonly model: string;
}

export type StopReason = 'end' | 'clarify' | 'tool-calls' | 'truncated' | 'refused' | 'cancelled' | 'failed';

/** Words in a reply that something speaks against: an action that did not run, a figure that stands nowhere. */
export interface Flag {
  readonly kind: 'promise' | 'figure' | 'citation';
  readonly text: string;
  readonly why: string;
}

/** What is stored. A conversation is the list of its entries; all else is derived from them. */
export type Entry =
  | {
      readonly type: 'message';
      readonly from: 'operator' | 'customer';
      readonly text: string;
      /** The customer's material that came with an operator's message: untrusted. */
      readonly material?: string;
    }
  | {
      readonly type: 'reply';
      readonly agent: AgentName;
      readonly blocks: readonly Block[];
      readonly stop: StopReason;
      readonly usage: Usage;
      readonly flags: readonly Flag[];
      /** What the engine needs to see again, as it was; only the engine that wrote it reads it. */
      readonly replay?: JsonValue;
    }
  /** The loop's answer to a triage that did not route. */
  | { readonly type: 'correction'; readonly agent: AgentName; readonly text: string }
  | {
      readonly type: 'handoff';
      readonly callId: CallId;
      readonly from: AgentName;
      readonly to: AgentName;
      readonly reason: string;
      readonly urgency: Urgency;
      /** What the next agent should know: the matter it takes, in the words of the message where that helps. */
      readonly brief: string;
    }
  | { readonly type: 'approval-requested'; readonly request: ApprovalRequest }
  | {
      readonly type: 'approval-decided';
      readonly id: ApprovalId;
      readonly callId: CallId;
      readonly decision: Decision;
      readonly by: string;
      readonly argsHash: string;
      /** Head of the audit chain after this decision. */
      readonly auditHead: string;
    }
  | {
      readonly type: 'verification-requested';
      readonly id: string;
      readonly callId: CallId;
      readonly agent: AgentName;
      readonly customer: CustomerRef;
      /** Asked for by a rehearsal: what goes on from it is one, too. */
      readonly dryRun?: true;
    }
  | {
      readonly type: 'verification-decided';
      readonly id: string;
      readonly callId: CallId;
      readonly outcome: VerificationOutcome | 'declined';
      readonly customer: CustomerRef;
      readonly by: string;
      /** ms, UTC; with outcome `verified` only. */
      readonly expiresAt?: number;
    }
  /** Written before an `outside` call runs: without a result after it the outcome is unknown. */
  | { readonly type: 'intent'; readonly callId: CallId; readonly idempotencyKey: string }
  | { readonly type: 'tool-result'; readonly callId: CallId; readonly tool: string; readonly result: ToolResult }
  /** The operator chose the specialist, or freed the choice (`null`). */
  | { readonly type: 'pin'; readonly agent: AgentName | null }
  | { readonly type: 'customer'; readonly customer: CustomerRef | null }
  /** The operator's own note; not for the customer. */
  | { readonly type: 'note'; readonly text: string; readonly by: string }
  /** A reply as the operator changed it before using it. */
  | { readonly type: 'edited-reply'; readonly of: number; readonly text: string; readonly by: string }
  | { readonly type: 'engine'; readonly engine: string; readonly model?: string }
  | { readonly type: 'turn-finished'; readonly outcome: Outcome; readonly durationMs: number };

/** An entry in its place: `seq` counts from 1 within the session, `at` is ms, UTC. */
export type StoredEntry = Entry & { readonly seq: number; readonly at: number };
