import type { Agent, Team } from './agent.ts';
import type { Conversation } from './conversation.ts';
import type { StopReason, Usage } from './entry.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { Citation } from './knowledge.ts';
import type { Routing } from './routing.ts';
import type { ToolSpec } from './tool.ts';

/** All a model gets to see. A model is a function of it. */
export interface ModelRequest {
  readonly team: Team;
  /** Who is to speak. */
  readonly agent: Agent;
  /** Everything so far; the last entries are what is to be answered. */
  readonly conversation: Conversation;
  /** The tools this agent may call, `handoff` among them when it may hand over. */
  readonly tools: readonly ToolSpec[];
  /** The matter handed to this agent in this turn, when there is one. */
  readonly brief?: string;
  /** ms, UTC */
  readonly now: number;
}

/** What a model does, as it does it. `finished` comes exactly once, last. */
export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'citation'; readonly citation: Citation }
  | { readonly type: 'routing'; readonly routing: Routing }
  | {
      readonly type: 'tool-call';
      readonly tool: string;
      readonly input: JsonObject;
      readonly malformed?: string;
      readonly id?: string;
      readonly step?: string;
    }
  | { readonly type: 'progress'; readonly message: string }
  | { readonly type: 'finished'; readonly stop: StopReason; readonly usage: Usage; readonly replay?: JsonValue };

/**
 * An engine. Fails only with `ModelError`, or with the signal's reason when it was aborted.
 * What was streamed before a failure counts as said; a `finished` with stop `failed` or `cancelled` may come right before it,
 * so that what the request has used is counted.
 */
export interface Model {
  /** `local`, `claude`, … */
  readonly engine: string;
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
