import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { problemsOf } from './messages-rules.ts';

/** What the server does with one request. */
export type Answer =
  /** Streams these events; `ending` says how, when not in order: by a reset of the connection, or not at all. */
  | { readonly type: 'stream'; readonly events: readonly StreamEvent[]; readonly ending?: 'reset' | 'hang' }
  | {
      readonly type: 'status';
      readonly status: number;
      readonly body?: JsonValue | string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Accepts the request and never answers. */
  | { readonly type: 'silence' };

/** An event by name; `{{usage}}` in its data is filled in with what the request took. Text is sent as it stands. */
export type StreamEvent = JsonObject | string;

export interface SeenRequest {
  readonly body: JsonObject;
  /** Every byte of the body. */
  readonly raw: string;
  readonly headers: IncomingMessage['headers'];
}

export interface MessagesServer {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** What the next requests get, in order. */
  answer(...answers: readonly Answer[]): void;
  /** Resolves with the request once it has arrived. */
  arrived(count: number): Promise<SeenRequest>;
  close(): Promise<void>;
}

/**
 * A server that speaks the Messages API over real HTTP. It refuses what the API would refuse (with a 400 that says why),
 * and counts tokens and cache as the API does: a prefix that was marked before is read from the cache.
 */
export async function messagesServer(): Promise<MessagesServer> {
  const answers: Answer[] = [];
  const requests: SeenRequest[] = [];
  const cache = new Set<string>();
  const waiting: { readonly count: number; readonly resolve: (request: SeenRequest) => void }[] = [];
  const server = createServer(async (incoming, response) => {
    const raw = await readBody(incoming);
    const body = JSON.parse(raw) as JsonObject;
    const seen = { body, raw, headers: incoming.headers };
    requests.push(seen);
    for (const { resolve } of waiting.filter(({ count }) => count === requests.length)) resolve(seen);
    const problems = incoming.url === '/v1/messages' ? problemsOf(body) : [`no such path: ${incoming.url}`];
    const refusal = { type: 'error', error: { type: 'invalid_request_error', message: problems.join('; ') } };
    const answer: Answer = problems.length > 0 ? { type: 'status', status: 400, body: refusal } : (answers.shift() ?? noAnswer);
    await play(answer, response, usageOf(body, cache), body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (...more) => void answers.push(...more),
    arrived: (count) => {
      const there = requests[count - 1];
      return there === undefined ? new Promise((resolve) => waiting.push({ count, resolve })) : Promise.resolve(there);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const noAnswer: Answer = {
  type: 'status',
  status: 400,
  body: { type: 'error', error: { type: 'invalid_request_error', message: 'not foreseen' } },
};

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function play(answer: Answer, response: ServerResponse, usage: JsonObject, body: JsonObject): Promise<void> {
  if (answer.type === 'silence') return;
  if (answer.type === 'status') {
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'request-id': 'req_test',
      'retry-after-ms': '1',
      ...answer.headers,
    });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req_test' });
  for (const event of answer.events) {
    const text = typeof event === 'string' ? event : `event: ${event['type']}\ndata: ${JSON.stringify(filled(event, usage, body))}\n\n`;
    await new Promise<void>((resolve) => response.write(text, () => resolve()));
  }
  if (answer.ending === 'reset') response.socket?.resetAndDestroy();
  else if (answer.ending !== 'hang') response.end();
}

function filled(event: JsonObject, usage: JsonObject, body: JsonObject): JsonValue {
  return JSON.parse(
    JSON.stringify(event, (_key, value: unknown) =>
      value === '{{usage}}' ? usage : value === '{{model}}' ? (body['model'] ?? '') : value,
    ),
  ) as JsonValue;
}

/** Tokens of a request, four characters each, and which of them a marked prefix had brought into the cache before. */
function usageOf(body: JsonObject, cache: Set<string>): JsonObject {
  const parts = [...list(body['tools']), ...list(body['system']), ...list(body['messages']).flatMap((message) => partsOf(message))];
  let text = '';
  let read = 0;
  let written = 0;
  const marks: { readonly key: string; readonly size: number }[] = [];
  for (const part of parts) {
    const marked = typeof part === 'object' && part !== null && 'cache_control' in part;
    text += JSON.stringify(part, (key, value: unknown) => (key === 'cache_control' ? undefined : value));
    const key = createHash('sha256').update(text).digest('hex');
    if (cache.has(key)) read = text.length;
    if (marked) marks.push({ key, size: text.length });
  }
  for (const { key, size } of marks) {
    cache.add(key);
    written = Math.max(written, size);
  }
  const tokens = (characters: number) => Math.ceil(characters / 4);
  return {
    input_tokens: tokens(text.length) - tokens(Math.max(read, written)),
    cache_read_input_tokens: tokens(read),
    cache_creation_input_tokens: tokens(Math.max(written - read, 0)),
    output_tokens: 1,
  };
}

function partsOf(message: JsonValue): readonly JsonValue[] {
  const content = (message as JsonObject)['content'];
  return [String((message as JsonObject)['role']), ...list(content)];
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : value === undefined ? [] : [value];
}
