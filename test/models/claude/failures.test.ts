import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelError } from '../../../src/core/errors.ts';
import { claudeModel } from '../../../src/models/claude/claude.ts';
import { allFeatures } from '../../../src/models/claude/request-settings.ts';
import { type Answer, type MessagesServer, messagesServer } from '../../helpers/messages-server.ts';
import { begins, end, says, start } from '../../helpers/stream-events.ts';
import { collect, customerSays, kindOf, modelAt, never, requestOf } from './setup.ts';

let server: MessagesServer;
beforeEach(async () => {
  server = await messagesServer();
});
afterEach(() => server.close());

const request = requestOf([customerSays('hello')]);
const status = (code: number, type: string, message: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  type: 'status',
  status: code,
  body: { type: 'error', error: { type, message } },
  headers,
});
const repeated = (answer: Answer, times = 3) => Array.from({ length: times }, () => answer);

describe('an answer that does not begin', () => {
  test.each([
    [401, 'authentication_error', 'invalid bearer token', 'authentication', 'The API does not accept the key.'],
    [403, 'permission_error', 'not allowed', 'permission', 'The key may not do this.'],
    [402, 'billing_error', 'no credit', 'permission', 'The key may not do this.'],
    [404, 'not_found_error', 'model: nope', 'unknown-model', 'There is no model claude-sonnet-5-5 at 127.0.0.1'],
    [413, 'request_too_large', 'too large', 'too-large', 'The conversation is too long for the model.'],
    [400, 'invalid_request_error', 'prompt is too long: 1000001 tokens > 1000000 maximum', 'too-large', 'The conversation is too long'],
    [400, 'invalid_request_error', 'something else', 'protocol', 'The API did not take the request (400).'],
  ])('%i %s is said once, with what to do', async (code, type, message, kind, said) => {
    server.answer(status(code, type, message));
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(kindOf(result)).toBe(kind);
    expect(result.error).toMatchObject({ message: expect.stringContaining(said), hint: expect.stringContaining('/engine local') });
    expect((result.error as ModelError).message).toContain('(req_test)');
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [429, 'rate_limit_error', 'rate-limit', 'The API answers that the rate limit is reached (429); trying again.'],
    [500, 'api_error', 'server', 'The API answers with an error (500); trying again.'],
    [529, 'overloaded_error', 'overloaded', 'The API answers that it is overloaded (529); trying again.'],
  ])('%i is tried again twice, the operator sees it, then it is said', async (code, type, kind, told) => {
    server.answer(...repeated(status(code, type, 'busy')));
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(kindOf(result)).toBe(kind);
    expect(server.requests).toHaveLength(3);
    expect(result.events.filter(({ type: event }) => event === 'progress')).toEqual(
      [told, told].map((message) => ({ type: 'progress', message })),
    );
  });

  test('a busy server that comes back is not noticed in the reply', async () => {
    server.answer(status(529, 'overloaded_error', 'busy'), says({ text: 'Hello.' }));
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(result.text).toBe('Hello.');
    expect(result.error).toBeUndefined();
  });

  test('a server that wants a longer wait than anybody would is not waited for', async () => {
    server.answer(status(429, 'rate_limit_error', 'slow down', { 'retry-after': '3600' }));
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(kindOf(result)).toBe('rate-limit');
    expect(result.error).toMatchObject({ message: expect.stringContaining('it takes requests again in 3600 s') });
    expect(server.requests).toHaveLength(1);
  });

  test('a refused connection', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const result = await collect(modelAt(`http://127.0.0.1:${port}`, { connection: { maxRetries: 0 } }).stream(request, never));
    expect(kindOf(result)).toBe('unreachable');
    expect(result.error).toMatchObject({
      message: `127.0.0.1:${port} cannot be reached (ECONNREFUSED).`,
      hint: expect.stringContaining('/engine local'),
    });
  });

  test('a server that never answers', async () => {
    server.answer({ type: 'silence' }, { type: 'silence' });
    const result = await collect(modelAt(server.url, { connection: { timeoutMs: 60, maxRetries: 1 } }).stream(request, never));
    expect(kindOf(result)).toBe('stalled');
    expect(result.events).toContainEqual({ type: 'progress', message: 'The API has not begun to answer; trying again.' });
  });

  test('a page instead of a stream', async () => {
    server.answer({ type: 'status', status: 200, body: '<html></html>', headers: { 'content-type': 'text/html' } });
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(kindOf(result)).toBe('protocol');
    expect(result.error).toMatchObject({ message: expect.stringContaining('text/html') });
  });

  test('no key, and no gateway that might need none', async () => {
    const options = { knowledge: { passages: async () => undefined }, features: allFeatures, idleMs: 1000 };
    const keyless = claudeModel({ ...options, connection: { timeoutMs: 1000, maxRetries: 0 } });
    expect(kindOf(await collect(keyless.stream(request, never)))).toBe('authentication');
  });

  test('a gateway without keys, its address with or without /v1', async () => {
    const options = { knowledge: { passages: async () => undefined }, features: allFeatures, idleMs: 1000 };
    for (const baseUrl of [server.url, `${server.url}/`, `${server.url}/v1`, `${server.url}/v1/`]) {
      server.answer(says({ text: 'Hello.' }));
      const keyless = claudeModel({ ...options, connection: { baseUrl, timeoutMs: 1000, maxRetries: 0 } });
      expect((await collect(keyless.stream(request, never))).text).toBe('Hello.');
    }
  });
});

describe('an answer that breaks off', () => {
  test('a reset in the middle: what was said stays, what it cost is counted, nothing is sent again', async () => {
    server.answer({ type: 'stream', events: begins('Let me look'), ending: 'reset' });
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(result.text).toBe('Let me look');
    expect(kindOf(result)).toBe('interrupted');
    expect(result.events.at(-1)).toMatchObject({
      type: 'finished',
      stop: 'failed',
      usage: { modelCalls: 1, inputTokens: expect.any(Number) },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('a stream that ends before the reply does', async () => {
    server.answer({ type: 'stream', events: begins('Let me') });
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(result.text).toBe('Let me');
    expect(kindOf(result)).toBe('interrupted');
  });

  test('an empty stream', async () => {
    server.answer({ type: 'stream', events: [] });
    expect(kindOf(await collect(modelAt(server.url).stream(request, never)))).toBe('protocol');
  });

  test('a stream that falls silent', async () => {
    server.answer({ type: 'stream', events: begins('Let me'), ending: 'hang' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const result = await collect(modelAt(server.url).stream(request, never), () => vi.advanceTimersByTime(10_000)).finally(() =>
      vi.useRealTimers(),
    );
    expect(result.text).toBe('Let me');
    expect(kindOf(result)).toBe('stalled');
  });

  test('an error that the server reports in the stream', async () => {
    server.answer({
      type: 'stream',
      events: [...begins('Let me'), { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }],
    });
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(result.text).toBe('Let me');
    expect(kindOf(result)).toBe('overloaded');
  });

  test('an event that is not JSON', async () => {
    server.answer({ type: 'stream', events: [...begins('Let me'), 'event: content_block_delta\ndata: {"type":\n\n'] });
    expect(kindOf(await collect(modelAt(server.url).stream(request, never)))).toBe('protocol');
  });

  test('a call that was cut short is not made', async () => {
    const events = [
      start,
      { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 'toolu_cut', name: 'find', input: {} } },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"email": "ma' } },
    ];
    server.answer({ type: 'stream', events, ending: 'reset' });
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(kindOf(result)).toBe('interrupted');
    expect(result.events.map(({ type }) => type)).toEqual(['finished']);
  });
});

describe('ends that are no failures', () => {
  const stopOf = async (answer: Answer) => {
    server.answer(answer);
    return (await collect(modelAt(server.url).stream(request, never))).events.at(-1);
  };

  test('max_tokens and a full window: truncated', async () => {
    expect(await stopOf(says({ text: 'And so', stop: 'max_tokens' }))).toMatchObject({ type: 'finished', stop: 'truncated' });
    expect(await stopOf(says({ text: 'And so', stop: 'model_context_window_exceeded' }))).toMatchObject({ stop: 'truncated' });
  });

  test('refusal: refused, with the reason for the operator', async () => {
    const details = { type: 'refusal', category: 'cyber', explanation: 'It looks like an attack.' };
    server.answer(says({ text: 'I', stop: 'refusal', details }));
    const { events } = await collect(modelAt(server.url).stream(request, never));
    expect(events.at(-1)).toMatchObject({ type: 'finished', stop: 'refused' });
    expect(events).toContainEqual({ type: 'note', text: 'The model declined to answer. It looks like an attack.' });
  });

  test('a reply without a word is no answer', async () => {
    server.answer(says({}));
    const result = await collect(modelAt(server.url).stream(request, never));
    expect(kindOf(result)).toBe('protocol');
    expect(result.events).toMatchObject([{ type: 'finished', stop: 'failed', usage: { modelCalls: 1, outputTokens: 20 } }]);
  });

  test('pause_turn: the request goes on with what was said', async () => {
    server.answer(says({ text: 'First part.', stop: 'pause_turn' }), says({ text: 'Second part.' }));
    const model = modelAt(server.url, { model: 'paused' });
    const { text, events } = await collect(model.stream(request, never));
    expect(text).toBe('First part.\n\nSecond part.');
    expect(server.requests[1]?.body['messages']).toMatchObject([
      { role: 'user' },
      { role: 'assistant', content: [{ type: 'text', text: 'First part.' }] },
    ]);
    expect(events.at(-1)).toMatchObject({ stop: 'end', usage: { modelCalls: 2 } });
  });

  test('malformed arguments are a call that says so', async () => {
    server.answer(
      says({
        calls: [
          { name: 'find', json: '{"email": maya}' },
          { name: 'find', json: '[1]' },
        ],
      }),
    );
    const { events } = await collect(modelAt(server.url).stream(request, never));
    expect(events.filter(({ type }) => type === 'tool-call')).toMatchObject([
      { tool: 'find', input: {}, malformed: expect.stringMatching(/^The arguments are not valid JSON/) },
      { tool: 'find', input: {}, malformed: 'The arguments are not a JSON object.' },
    ]);
  });

  test('parallel calls, each with its arguments', async () => {
    server.answer(
      says({
        text: 'Looking.',
        calls: [
          { name: 'find', input: { email: 'a' } },
          { name: 'find', input: { email: 'b' } },
        ],
      }),
    );
    const { events } = await collect(modelAt(server.url).stream(request, never));
    expect(events.flatMap((event) => (event.type === 'tool-call' ? [event.input] : []))).toEqual([{ email: 'a' }, { email: 'b' }]);
    expect(events.at(-1)).toMatchObject({ stop: 'tool-calls' });
  });

  test('unknown events, blocks and deltas are passed over', async () => {
    const events = [
      start,
      { type: 'weather_report', sunny: true },
      { type: 'content_block_start', index: 0, content_block: { type: 'hologram', depth: 3 } },
      { type: 'content_block_delta', index: 0, delta: { type: 'hologram_delta', depth: 4 } },
      { type: 'content_block_stop', index: 0 },
      'event: ping\ndata: {"type": "ping"}\n\n',
      ': a comment\n\n',
      { type: 'content_block_start', index: 1, content_block: { type: 'text', text: 'Hel' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: 'lo.' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'sparkle_delta', sparkle: 1 } },
      { type: 'content_block_stop', index: 1 },
      ...end('end_turn'),
    ];
    server.answer({ type: 'stream', events });
    const { text, events: seen } = await collect(modelAt(server.url).stream(request, never));
    expect(text).toBe('Hello.');
    expect(seen.at(-1)).toMatchObject({ stop: 'end' });
  });

  test('a gateway that sends no usage, no names of events and no ends', async () => {
    const events = [
      'data: {"type":"message_start","message":{"role":"assistant","content":[]}}\n\n',
      'data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\n\n',
      'data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello."}}\n\n',
      'data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"call:0","name":"find","input":{"email":"m"}}}\n\n',
      'data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}\n\n',
      'data: [DONE]\n\n',
    ];
    server.answer({ type: 'stream', events });
    const { events: seen, text } = await collect(modelAt(server.url, { model: 'llama3.3' }).stream(request, never));
    expect(text).toBe('Hello.');
    expect(seen.find(({ type }) => type === 'tool-call')).toEqual({ type: 'tool-call', tool: 'find', input: { email: 'm' } });
    expect(seen.at(-1)).toEqual({
      type: 'finished',
      stop: 'tool-calls',
      usage: expect.objectContaining({ modelCalls: 1, inputTokens: 0, costUsd: null, model: 'llama3.3' }),
    });
  });
});

describe('Esc', () => {
  test('before the answer begins', async () => {
    server.answer({ type: 'silence' });
    const abort = new AbortController();
    const running = collect(modelAt(server.url).stream(request, abort.signal));
    await server.arrived(1);
    abort.abort(new Error('esc'));
    const result = await running;
    expect(result.error).toEqual(new Error('esc'));
    expect(result.events).toMatchObject([{ type: 'finished', stop: 'cancelled' }]);
  });

  test('while the SDK waits to try again', async () => {
    server.answer(status(429, 'rate_limit_error', 'busy', { 'retry-after-ms': '50000' }));
    const abort = new AbortController();
    const result = await collect(modelAt(server.url).stream(request, abort.signal), ({ type }) => type === 'progress' && abort.abort());
    expect(result.error).toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(1);
  });

  test('in the middle of the text', async () => {
    server.answer({ type: 'stream', events: begins('Let me look'), ending: 'hang' });
    const abort = new AbortController();
    const result = await collect(modelAt(server.url).stream(request, abort.signal), ({ type }) => type === 'text' && abort.abort());
    expect(result.text).toBe('Let me look');
    expect(result.error).toMatchObject({ name: 'AbortError' });
    expect(result.events.at(-1)).toMatchObject({ type: 'finished', stop: 'cancelled', usage: { modelCalls: 1 } });
  });

  test('in the middle of the arguments of a call', async () => {
    const half = [
      ...begins('Looking.'),
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', id: 'toolu_half', name: 'find', input: {} } },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"ema' } },
    ];
    server.answer({ type: 'stream', events: half, ending: 'hang' });
    const abort = new AbortController();
    const result = await collect(modelAt(server.url).stream(request, abort.signal), ({ type }) => type === 'text' && abort.abort());
    expect(result.events.map(({ type }) => type)).toEqual(['text', 'finished']);
  });

  test('before anything was sent', async () => {
    const result = await collect(modelAt(server.url).stream(request, AbortSignal.abort()));
    expect(result.error).toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(0);
  });
});
