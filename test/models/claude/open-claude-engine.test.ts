import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openClaudeEngine } from '../../../src/models/claude/open-claude-engine.ts';
import type { EngineOptions } from '../../../src/models/index.ts';
import { messagesServer } from '../../helpers/messages-server.ts';
import { says } from '../../helpers/stream-events.ts';
import { temporaryDirectory } from '../../helpers/temporary-directory.ts';
import { knowledge, loaded } from '../local/desk-session.ts';
import { collect, customerSays, never, requestOf } from './setup.ts';

const open = (env: EngineOptions['env']) => openClaudeEngine({ team: loaded, knowledge, cacheFolder: '', wordsFolder: '', env });
const request = requestOf([customerSays('hi')]);

test('takes key, address and switches from the environment', async () => {
  const server = await messagesServer();
  server.answer(says({ text: 'Hello.' }), says({ text: 'Hello.' }));
  const env = { ANTHROPIC_API_KEY: 'sk-ant-env', ANTHROPIC_BASE_URL: `${server.url}/v1` };
  await collect((await open({ ...env, FRONTDESK_CLAUDE_CACHE: '1h' })).stream(request, never));
  await collect((await open({ ...env, FRONTDESK_CLAUDE_OFF: 'cache, thinking' })).stream(request, never));
  await server.close();
  const [first, second] = server.requests;
  expect(first?.headers.authorization).toBe('Bearer sk-ant-env');
  expect(first?.raw).toContain('"cache_control":{"type":"ephemeral","ttl":"1h"}');
  expect(second?.raw).not.toMatch(/cache_control|"thinking":/);
});

test('records, and replays without a key', async () => {
  const file = join(temporaryDirectory(), 'hello.json');
  const server = await messagesServer();
  server.answer(says({ text: 'Hello.' }));
  const recorded = await open({ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: server.url, FRONTDESK_CASSETTE: `record:${file}` });
  expect((await collect(recorded.stream(request, never))).text).toBe('Hello.');
  await server.close();
  expect((await collect((await open({ FRONTDESK_CASSETTE: `replay:${file}` })).stream(request, never))).text).toBe('Hello.');
});

test.each([
  [{ FRONTDESK_CLAUDE_OFF: 'thinkin' }, 'FRONTDESK_CLAUDE_OFF: "thinkin" is not one of cache, thinking, effort.'],
  [{ FRONTDESK_CLAUDE_CACHE: '2h' }, 'FRONTDESK_CLAUDE_CACHE: "2h" is neither 5m nor 1h.'],
  [{ FRONTDESK_CONTEXT_TOKENS: 'many' }, 'FRONTDESK_CONTEXT_TOKENS needs a whole number from 1 on, not "many".'],
  [{ FRONTDESK_CLAUDE_TIMEOUT: '0' }, 'FRONTDESK_CLAUDE_TIMEOUT needs a whole number from 1 on, not "0".'],
])('%j is said in a sentence', async (env, message) => {
  await expect(open(env)).rejects.toThrow(message);
});
