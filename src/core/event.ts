import type { AgentName, Urgency } from './agent.ts';
import type { ApprovalId, ApprovalRequest, Decision } from './approval.ts';
import type { CustomerRef, VerificationOutcome } from './customer.ts';
import type { Flag, StopReason, StoredEntry, Usage } from './entry.ts';
import type { Citation } from './knowledge.ts';
import type { Outcome } from './outcome.ts';
import type { Routing } from './routing.ts';
import type { CallId, ToolCall, ToolResult } from './tool.ts';

/**
 * What is shown of a turn, in order. `turn-finished` comes exactly once, last.
 * Text is not sanitized: that is the duty of every sink.
 */
export type TurnEvent =
  | { readonly type: 'turn-started'; readonly session: string; readonly engine: string }
  /** An agent begins to speak: a badge. */
  | { readonly type: 'agent-started'; readonly agent: AgentName }
  | { readonly type: 'text-delta'; readonly agent: AgentName; readonly text: string }
  | { readonly type: 'note'; readonly agent: AgentName; readonly text: string }
  | { readonly type: 'citation'; readonly agent: AgentName; readonly citation: Citation }
  | { readonly type: 'routed'; readonly agent: AgentName; readonly routing: Routing }
  | {
      readonly type: 'reply-finished';
      readonly agent: AgentName;
      readonly stop: StopReason;
      readonly usage: Usage;
      readonly flags: readonly Flag[];
    }
  | {
      readonly type: 'handed-off';
      readonly from: AgentName;
      readonly to: AgentName;
      readonly reason: string;
      readonly urgency: Urgency;
      readonly brief: string;
    }
  | { readonly type: 'tool-started'; readonly agent: AgentName; readonly call: ToolCall; readonly summary: string }
  | { readonly type: 'tool-finished'; readonly callId: CallId; readonly tool: string; readonly result: ToolResult }
  | { readonly type: 'approval-requested'; readonly request: ApprovalRequest }
  | {
      readonly type: 'approval-decided';
      readonly id: ApprovalId;
      readonly callId: CallId;
      readonly decision: Decision;
      readonly by: string;
      readonly auditHead: string;
    }
  | { readonly type: 'verification-requested'; readonly id: string; readonly customer: CustomerRef; readonly dryRun?: true }
  | {
      readonly type: 'verification-decided';
      readonly id: string;
      readonly customer: CustomerRef;
      readonly outcome: VerificationOutcome | 'declined';
      readonly attemptsLeft?: number;
    }
  /** Something to know while waiting: a retry, a condensed history. */
  | { readonly type: 'progress'; readonly message: string }
  | { readonly type: 'entry-added'; readonly entry: StoredEntry }
  | { readonly type: 'turn-finished'; readonly outcome: Outcome; readonly durationMs: number };
