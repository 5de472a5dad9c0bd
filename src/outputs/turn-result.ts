import type { AgentName, Urgency } from '../core/agent.ts';
import type { ApprovalRequest } from '../core/approval.ts';
import { addUsage, type Conversation, noUsage } from '../core/conversation.ts';
import type { TurnEvent } from '../core/event.ts';
import type { JsonObject } from '../core/json.ts';
import type { Citation } from '../core/knowledge.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Verdict } from '../core/policy.ts';
import type { ToolCall } from '../core/tool.ts';
import { joinParts, type ReplyPart } from './reply-parts.ts';

/** How a turn ended, as scripts read it. `docs/handbook/scripting.md` describes every field. */
export interface TurnResult {
  readonly type: 'result';
  readonly status: string;
  readonly session: string;
  readonly engine: string;
  readonly agent: AgentName | null;
  readonly agents: readonly AgentName[];
  readonly urgency: Urgency | null;
  readonly reply: string;
  readonly notes: readonly string[];
  readonly citations: readonly WireCitation[];
  readonly calls: readonly WireCall[];
  readonly approvals: readonly WireApproval[];
  readonly verifications: readonly WireVerification[];
  readonly flags: readonly { readonly kind: string; readonly text: string; readonly why: string }[];
  readonly usage: {
    readonly model_calls: number;
    readonly input_tokens: number;
    readonly output_tokens: number;
    readonly cache_read_tokens: number;
  };
  /** US dollars; null when the model has no known price. */
  readonly cost_usd: number | null;
  readonly duration_ms: number;
  /** Why, when it did not end well. */
  readonly error?: { readonly kind: string; readonly message: string; readonly hint: string | null };
}

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
}

/** Gathers a result from the events of one turn. `finish` takes the conversation as it then stands. */
export function turnResults(titleOf: (agent: AgentName) => string): {
  add(event: TurnEvent): void;
  finish(conversation: Conversation): TurnResult;
} {
  const agents: AgentName[] = [];
  const parts: ReplyPart[] = [];
  const notes: string[] = [];
  const citations: WireCitation[] = [];
  const flags: TurnResult['flags'][number][] = [];
  const calls = new Map<string, ToolCall>();
  let urgency: Urgency | null = null;
  let usage = noUsage;
  let engine = '';
  let end: { readonly outcome: Outcome; readonly durationMs: number } | undefined;

  const add = (event: TurnEvent): void => {
    switch (event.type) {
      case 'turn-started':
        engine = event.engine;
        break;
      case 'agent-started':
        if (!agents.includes(event.agent)) agents.push(event.agent);
        break;
      case 'text-delta': {
        const last = parts.at(-1);
        if (last !== undefined && last.agent === event.agent && !last.finished) last.text += event.text;
        else parts.push({ agent: event.agent, text: event.text, finished: false });
        break;
      }
      case 'reply-finished': {
        const last = parts.at(-1);
        if (last !== undefined) last.finished = true;
        usage = addUsage(usage, event.usage);
        flags.push(...event.flags);
        break;
      }
      case 'note':
        notes.push(event.text);
        break;
      case 'citation':
        citations.push(wireCitation(event.citation));
        break;
      case 'routed':
        urgency = event.routing.urgency;
        break;
      case 'handed-off':
        urgency = event.urgency;
        break;
      case 'entry-added':
        if (event.entry.type === 'reply') {
          for (const block of event.entry.blocks) {
            if (block.type === 'tool-call' && block.call.tool !== 'handoff') calls.set(block.call.id, block.call);
          }
        }
        break;
      case 'tool-started':
        calls.set(event.call.id, calls.get(event.call.id) ?? event.call);
        break;
      case 'turn-finished':
        end = event;
        break;
    }
  };

  const finish = (conversation: Conversation): TurnResult => {
    if (end === undefined) throw new Error('the turn has not finished');
    const { outcome, durationMs } = end;
    return {
      type: 'result',
      status: outcome.type.replaceAll('-', '_'),
      session: conversation.session.id,
      engine,
      agent: parts.at(-1)?.agent ?? agents.at(-1) ?? null,
      agents,
      urgency,
      reply: joinParts(parts, titleOf),
      notes,
      citations,
      calls: [...calls.values()].map((call) => wireCall(call, conversation)),
      approvals: conversation.pendingApprovals.map(wireApproval),
      verifications: conversation.pendingVerifications.map(({ id, customer }) => ({
        id,
        account: customer.account,
        customer: customer.name,
      })),
      flags,
      usage: {
        model_calls: usage.modelCalls,
        input_tokens: usage.inputTokens,
        output_tokens: usage.outputTokens,
        cache_read_tokens: usage.cacheReadTokens,
      },
      cost_usd: usage.costUsd,
      duration_ms: durationMs,
      ...errorOf(outcome),
    };
  };
  return { add, finish };
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

function wireCall({ id, tool, input }: ToolCall, conversation: Conversation): WireCall {
  const result = conversation.calls.get(id)?.result;
  return { id, tool, input, status: result?.status ?? 'pending', result: result?.summary ?? null };
}

function errorOf(outcome: Outcome): Pick<TurnResult, 'error'> {
  switch (outcome.type) {
    case 'failed':
      return { error: { kind: outcome.kind, message: outcome.message, hint: outcome.hint ?? null } };
    case 'step-limit':
    case 'budget':
      return { error: { kind: outcome.type.replaceAll('-', '_'), message: outcome.message, hint: null } };
    case 'denied':
      return { error: { kind: 'denied', message: outcome.reason, hint: null } };
    default:
      return {};
  }
}
