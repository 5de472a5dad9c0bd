import { APIError } from '@anthropic-ai/sdk';
import { Stream } from '@anthropic-ai/sdk/streaming';
import { ModelError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { isObject } from './replay.ts';
import { goLocal } from './translate-error.ts';

/**
 * The events of a streamed answer as they come, also those that nobody knows yet. The SDK bounds the time until the
 * answer begins; `idleMs` bounds the silence after that.
 *
 * Throws `ModelError` ('stalled', 'protocol'), or what the SDK makes of an error that the server reports in the stream.
 */
export async function* serverEvents(response: Response, idleMs: number): AsyncGenerator<JsonObject, void> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('text/event-stream')) {
    await response.body?.cancel();
    throw new ModelError('protocol', `The server answered with ${type === '' ? 'something' : type} instead of a stream of events.`, {
      hint: `Check that ANTHROPIC_BASE_URL names a server that speaks the Messages API, or ${goLocal}.`,
    });
  }
  const events = Stream.rawEvents(response);
  const watch = new Watch(idleMs);
  try {
    for (;;) {
      const next = await watch.over(events.next());
      if (next.done) return;
      const { event, data } = next.value;
      if (event === 'ping' || data === '' || data === '[DONE]') continue;
      const value = parse(data);
      if (event === 'error' || value['type'] === 'error') throw reported(value, response.headers);
      yield value;
    }
  } finally {
    watch.end();
  }
}

/** One timer for the whole stream, wound up again with every event. */
class Watch {
  readonly #timer: NodeJS.Timeout;
  readonly #silence: Promise<never>;

  constructor(ms: number) {
    const { promise, reject } = Promise.withResolvers<never>();
    this.#silence = promise;
    promise.catch(() => {});
    const stalled = `The API has sent nothing for ${Math.round(ms / 1000)} s.`;
    this.#timer = setTimeout(() => reject(new ModelError('stalled', stalled, { hint: `Send the message again, or ${goLocal}.` })), ms);
  }

  over<T>(work: Promise<T>): Promise<T> {
    this.#timer.refresh();
    return Promise.race([work, this.#silence]);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

function parse(data: string): JsonObject {
  try {
    const value: unknown = JSON.parse(data);
    if (isObject(value)) return value;
  } catch (cause) {
    throw new ModelError('protocol', 'The server sent an event that is not JSON.', {
      hint: `Send the message again, or ${goLocal}.`,
      cause,
    });
  }
  throw new ModelError('protocol', 'The server sent an event that is no object.', { hint: `Send the message again, or ${goLocal}.` });
}

function reported(body: JsonObject, headers: Headers): APIError {
  return new APIError(undefined, body, undefined, headers);
}
