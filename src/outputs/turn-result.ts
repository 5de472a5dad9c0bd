import type { AgentName, Urgency } from '../core/agent.ts';
import { addUsage, type Conversation, noUsage } from '../core/conversation.ts';
import type { Flag } from '../core/entry.ts';
import type { TurnEvent } from '../core/event.ts';
import type { Outcome } from '../core/outcome.ts';
import type { ToolCall } from '../core/tool.ts';
import { joinParts, type ReplyPart } from './reply-parts.ts';
import {
  type WireApproval,
  type WireCall,
  type WireCitation,
  type WireVerification,
  wireApproval,
  wireCall,
  wireCitation,
  wireVerification,
} from './wire.ts';

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
  readonly flags: readonly Flag[];
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

/** Gathers a result from the events of one turn. `finish` takes the conversation as it then stands. */
export function turnResults(titleOf: (agent: AgentName) => string): {
  add(event: TurnEvent): void;
  finish(conversation: Conversation): TurnResult;
} {
  const agents: AgentName[] = [];
  const parts: ReplyPart[] = [];
  const notes: string[] = [];
  const citations: WireCitation[] = [];
  const flags: Flag[] = [];
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
      verifications: conversation.pendingVerifications.map(wireVerification),
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
