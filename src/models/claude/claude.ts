import type { Anthropic } from '@anthropic-ai/sdk';
import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages';
import { ModelError } from '../../core/errors.ts';
import type { Model, ModelEvent } from '../../core/model.ts';
import { buildRequest, type RequestOptions } from './build-request.ts';
import { type Connection, makeClient, tellRetries } from './client.ts';
import { Notices } from './notices.ts';
import { ReplyReader } from './reply-reader.ts';
import { serverEvents } from './server-events.ts';
import { translateError } from './translate-error.ts';

export interface ClaudeOptions extends RequestOptions {
  readonly connection: Connection;
  /** How long a stream may be silent, in ms. */
  readonly idleMs: number;
}

/**
 * The engine on the Anthropic Messages API. One reply is one request (a pause of the server's makes it two);
 * the SDK retries what failed before the answer began, and nothing after that is ever sent twice.
 *
 * A reply that fails or is interrupted yields `finished` with what it has cost so far, then throws.
 */
export function claudeModel(options: ClaudeOptions): Model {
  let client: Anthropic | undefined;
  return {
    engine: 'claude',
    async *stream(request, signal) {
      const built = await buildRequest(request, options);
      if (built.remark !== undefined) yield { type: 'progress', message: built.remark };
      const reader = new ReplyReader(request, built);
      try {
        client ??= makeClient(options.connection);
        yield* converse(client, options, built.params, reader, signal);
      } catch (error) {
        yield* reader.abandon(signal.aborted);
        if (signal.aborted) throw signal.reason;
        const { baseUrl } = options.connection;
        throw translateError(reader.begun ? reader.interruption(error) : error, built.params.model, baseUrl);
      }
    },
  };
}

/** How often a reply that the server paused is continued. */
const mostPauses = 5;

async function* converse(
  client: Anthropic,
  options: ClaudeOptions,
  params: MessageCreateParamsStreaming,
  reader: ReplyReader,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, void> {
  for (let pauses = 0; ; pauses += 1) {
    const said = reader.continuation;
    const messages = said.length === 0 ? params.messages : [...params.messages, { role: 'assistant' as const, content: [...said] }];
    const paused = yield* exchange(client, options, { ...params, messages }, reader, signal);
    if (!paused) return yield* reader.finish();
    if (pauses >= mostPauses)
      throw new ModelError('protocol', `The API paused the reply ${pauses + 1} times.`, { hint: 'Send the message again.' });
  }
}

/** One request and its answer. True when the server paused and wants to be asked to go on. */
async function* exchange(
  client: Anthropic,
  { connection, idleMs }: ClaudeOptions,
  params: MessageCreateParamsStreaming,
  reader: ReplyReader,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, boolean> {
  signal.throwIfAborted();
  // A signal of its own: the turn's would gather a listener for every request.
  const request = new AbortController();
  const abort = () => request.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    const notices = new Notices();
    const middleware = [tellRetries(connection.maxRetries, (message) => notices.add(message))];
    const answer = client.messages.create(params, { signal: request.signal, middleware }).asResponse();
    const response = yield* asProgress(notices.during(answer));
    for await (const event of serverEvents(response, idleMs)) yield* reader.take(event);
    return yield* reader.endPart();
  } finally {
    signal.removeEventListener('abort', abort);
    request.abort();
  }
}

async function* asProgress<T>(messages: AsyncGenerator<string, T>): AsyncGenerator<ModelEvent, T> {
  for (;;) {
    const { done, value } = await messages.next();
    if (done) return value;
    yield { type: 'progress', message: value };
  }
}
