import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MessagesServer, messagesServer } from '../helpers/messages-server.ts';
import { TemporaryHome } from '../helpers/program.ts';
import { begins, says } from '../helpers/stream-events.ts';

let server: MessagesServer;
beforeEach(async () => {
  server = await messagesServer();
});
afterEach(() => server.close());

const env = () => ({ ANTHROPIC_API_KEY: 'sk-ant-e2e-0123456789', ANTHROPIC_BASE_URL: server.url });
const ask = (...more: readonly string[]) => ['ask', '--engine', 'claude', '--agent', 'billing', ...more, 'How long does a refund take?'];

test('a key in the environment sends nothing before somebody has said so', async () => {
  using home = new TemporaryHome();
  const { code, stderr } = await home.run(['ask', 'How long does a refund take?'], { env: env() });
  expect(code).toBe(0);
  expect(stderr).toContain('frontdesk config set engine claude');
  expect(server.requests).toHaveLength(0);
  await home.run(['config', 'set', 'engine', 'claude']);
  server.answer(says({ text: 'Up to ten days.' }));
  expect((await home.run(['ask', '--agent', 'billing', 'How long does a refund take?'], { env: env() })).stdout).toBe('Up to ten days.\n');
  expect(server.requests).toHaveLength(1);
});

test('the answer on stdout, its cost in usage, as table and as JSON', async () => {
  using home = new TemporaryHome();
  server.answer(says({ text: 'Up to ten days.<for_operator>She is in a hurry.</for_operator>' }));
  const answered = await home.run(ask('-o', 'json'), { env: env() });
  expect(JSON.parse(answered.stdout)).toMatchObject({
    status: 'answered',
    engine: 'claude',
    agent: 'billing',
    reply: 'Up to ten days.',
    notes: ['She is in a hurry.'],
    usage: { model_calls: 1, input_tokens: expect.any(Number), output_tokens: 20 },
    cost_usd: expect.any(Number),
  });
  expect((await home.run(['usage', '--by', 'agent'])).stdout).toMatch(
    /^AGENT +MODEL CALLS +INPUT +CACHED +OUTPUT +TIME +COST\nbilling +1 .* \$0\.\d{4}\n$/,
  );
  expect(JSON.parse((await home.run(['usage', '-o', 'json'])).stdout)).toMatchObject([{ model_calls: 1, unpriced_calls: 0 }]);
  expect(await home.run(['usage', '--days', '0'])).toMatchObject({ code: 2 });
});

test('a failure is said on stderr with what to do, exit code 1; what was said stays on stdout', async () => {
  using home = new TemporaryHome();
  server.answer({ type: 'stream', events: begins('Let me look'), ending: 'reset' });
  const cut = await home.run(ask(), { env: env() });
  expect(cut).toMatchObject({ code: 1, stdout: expect.stringContaining('Let me look') });
  expect(cut.stderr).toContain('The connection broke off in the middle of the reply');
  expect(cut.stderr).toContain('--engine local');
});

test('a budget stops before the next request, exit code 1', async () => {
  using home = new TemporaryHome();
  server.answer(says({ calls: [{ name: 'find_customer', input: { query: 'maya@northwind.example' } }] }));
  const stopped = await home.run(ask(), { env: { ...env(), FRONTDESK_BUDGET_TURN: '0.0001' } });
  expect(stopped.code).toBe(1);
  expect(stopped.stderr).toContain('The budget for this turn is used up');
  expect(server.requests).toHaveLength(1);
});

test('a budget that is used up does not stop the local engine, which costs nothing', async () => {
  using home = new TemporaryHome();
  server.answer(says({ text: 'Up to ten days.' }));
  const budget = { ...env(), FRONTDESK_BUDGET_SESSION: '0.0001', FRONTDESK_BUDGET_DAY: '0.0001' };
  await home.run(ask(), { env: budget });
  expect((await home.run(ask('-c'), { env: budget })).stderr).toContain('or go on with the local engine, which costs nothing');
  const local = await home.run(['ask', '-c', '--engine', 'local', 'How long does a refund take?'], { env: budget });
  expect(local).toMatchObject({ code: 0, stdout: expect.stringContaining('days') });
  expect(server.requests).toHaveLength(1);
});

test('no key: one sentence, exit code 2', async () => {
  using home = new TemporaryHome();
  expect(await home.run(ask())).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('The claude engine has no key.') });
});
