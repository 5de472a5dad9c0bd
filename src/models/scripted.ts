import { noUsage } from '../core/conversation.ts';
import type { StopReason } from '../core/entry.ts';
import { ModelError } from '../core/errors.ts';
import type { JsonObject } from '../core/json.ts';
import type { Model, ModelEvent, ModelRequest } from '../core/model.ts';

/** One reply of a script. */
export interface ScriptedReply {
  /** Who is expected to be asked; anyone when left out. */
  readonly agent?: string;
  readonly text?: string;
  readonly note?: string;
  readonly calls?: readonly { readonly tool: string; readonly input?: JsonObject; readonly id?: string; readonly malformed?: string }[];
  readonly stop?: StopReason;
  /** Fails after what comes before it was streamed. */
  readonly error?: Error;
  /** Called with the request before anything is streamed: for looking at it, or for holding the reply back. */
  readonly onRequest?: (request: ModelRequest, signal: AbortSignal) => void | Promise<void>;
}

export interface ScriptedModel extends Model {
  /** Throws when replies are left that nobody asked for. */
  assertConsumed(): void;
}

/** A model that follows a script to the letter: it fails on a request that the script does not foresee. */
export function scriptedModel(replies: readonly ScriptedReply[], engine = 'scripted'): ScriptedModel {
  let next = 0;
  return {
    engine,
    async *stream(request, signal) {
      const reply = replies[next];
      next += 1;
      if (reply === undefined)
        throw new ModelError('protocol', `unexpected request ${next} to ${request.agent.name}: the script has ${replies.length} replies`);
      if (reply.agent !== undefined && reply.agent !== request.agent.name) {
        throw new ModelError('protocol', `reply ${next} is for ${reply.agent}, but ${request.agent.name} was asked`);
      }
      await reply.onRequest?.(request, signal);
      yield* play(reply, signal);
    },
    assertConsumed() {
      if (next < replies.length) throw new Error(`${replies.length - next} replies of the script were never asked for`);
    },
  };
}

function* play(reply: ScriptedReply, signal: AbortSignal): Generator<ModelEvent, void> {
  for (const piece of reply.text?.match(/\S+\s*/g) ?? []) {
    signal.throwIfAborted();
    yield { type: 'text', text: piece };
  }
  if (reply.note !== undefined) yield { type: 'note', text: reply.note };
  for (const { tool, input, id, malformed } of reply.calls ?? []) {
    signal.throwIfAborted();
    yield {
      type: 'tool-call',
      tool,
      input: input ?? {},
      ...(id === undefined ? {} : { id }),
      ...(malformed === undefined ? {} : { malformed }),
    };
  }
  if (reply.error !== undefined) throw reply.error;
  yield {
    type: 'finished',
    stop: reply.stop ?? (reply.calls === undefined ? 'end' : 'tool-calls'),
    usage: { ...noUsage, modelCalls: 1, model: 'scripted' },
  };
}
