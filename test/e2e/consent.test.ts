import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryHome } from '../helpers/program.ts';

/** Something that listens where the API would be, and counts who comes. */
let server: Server;
let requests = 0;
let key: Readonly<Record<string, string>>;

beforeEach(async () => {
  requests = 0;
  server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end('{"type":"error","error":{"type":"authentication_error","message":"no"}}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  key = { ANTHROPIC_API_KEY: 'sk-ant-found-in-the-environment', ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}` };
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

const question = 'How many users may the Basic plan have?';

test('a key that happens to be set sends nothing anywhere, and that is said', async () => {
  using home = new TemporaryHome();
  const asked = await home.run(['ask', question, '-o', 'json'], { env: key });
  expect(asked.code).toBe(0);
  expect(JSON.parse(asked.stdout).engine).toBe('local');
  expect(asked.stderr).toContain('frontdesk config set engine claude');
  await home.run(['chat'], { env: key, input: `${question}\n` });
  expect(requests).toBe(0);
});

test.each([
  ['the configuration', ['config', 'set', 'engine', 'claude'], {}, []],
  ['a variable', undefined, { FRONTDESK_ENGINE: 'claude' }, []],
  ['a flag', undefined, {}, ['--engine', 'claude']],
])('once %s has named Claude, it is asked; its failure is said and exits 1', async (_name, before, env, flags) => {
  using home = new TemporaryHome();
  if (before !== undefined) await home.run(before);
  const asked = await home.run(['ask', question, ...flags], { env: { ...key, ...env } });
  expect(requests).toBeGreaterThan(0);
  expect(asked.code).toBe(1);
  expect(asked.stderr).not.toContain('sk-ant-found');
});
