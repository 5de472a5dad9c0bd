import type { ApprovalRequest } from '../core/approval.ts';
import type { Conversation, WaitingVerification } from '../core/conversation.ts';
import type { JsonObject } from '../core/json.ts';
import type { Citation } from '../core/knowledge.ts';
import type { Verdict } from '../core/policy.ts';
import type { ToolCall } from '../core/tool.ts';

/** Parts of what scripts read, in the names they read: snake_case. `docs/handbook/scripting.md` describes every field. */

export interface WireCitation {
  readonly n: number;
  readonly document: string;
  readonly heading: string;
  readonly lines: readonly [number, number];
  readonly quote: string;
}

export interface WireCall {
  readonly id: string;
  readonly tool: string;
  readonly input: JsonObject;
  readonly status: 'done' | 'failed' | 'invalid' | 'denied' | 'blocked' | 'pending' | 'unknown';
  readonly result: string | null;
}

export interface WireApproval {
  readonly id: string;
  readonly tool: string;
  readonly input: JsonObject;
  readonly summary: string;
  readonly verdict: WireVerdict;
}

export interface WireVerdict {
  readonly effect: string;
  readonly identity: boolean;
  readonly approver_role: string | null;
  readonly escalate_as: string | null;
  readonly clauses: readonly string[];
  readonly reasons: readonly string[];
}

export interface WireVerification {
  readonly id: string;
  readonly account: string;
  readonly customer: string;
  readonly dry_run: boolean;
}

export function wireCitation({ n, document, heading, lines, quote }: Citation): WireCitation {
  return { n, document, heading: heading.join(' › '), lines, quote };
}

export function wireApproval({ id, tool, input, proposal, verdict }: ApprovalRequest): WireApproval {
  return { id, tool, input, summary: proposal.summary, verdict: wireVerdict(verdict) };
}

export function wireVerdict({ effect, identity, approverRole, escalateAs, clauses, reasons }: Verdict): WireVerdict {
  return { effect, identity, approver_role: approverRole ?? null, escalate_as: escalateAs ?? null, clauses, reasons };
}

export function wireCall({ id, tool, input }: ToolCall, conversation: Conversation): WireCall {
  const result = conversation.calls.get(id)?.result;
  return { id, tool, input, status: result?.status ?? 'pending', result: result?.summary ?? null };
}

export function wireVerification({ id, customer, dryRun }: Pick<WaitingVerification, 'id' | 'customer' | 'dryRun'>): WireVerification {
  return { id, account: customer.account, customer: customer.name, dry_run: dryRun === true };
}
