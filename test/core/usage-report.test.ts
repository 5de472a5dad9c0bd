import { expect, test } from 'vitest';
import { noUsage } from '../../src/core/conversation.ts';
import type { StoredEntry, Usage } from '../../src/core/entry.ts';
import { totalOf, usageReport } from '../../src/core/usage-report.ts';

const day = 86_400_000;
const message = (at: number): StoredEntry => ({ type: 'message', from: 'customer', text: 'hi', seq: 1, at });
const reply = (agent: string, at: number, usage: Partial<Usage>): StoredEntry => ({
  type: 'reply',
  agent,
  blocks: [],
  stop: 'end',
  usage: { ...noUsage, modelCalls: 1, model: 'm', ...usage },
  flags: [],
  seq: 2,
  at,
});

async function* sessions() {
  yield {
    id: 's_1',
    entries: [
      message(0),
      reply('triage', 500, { inputTokens: 10, costUsd: 0.01 }),
      reply('billing', 2500, { inputTokens: 100, cacheReadTokens: 60, costUsd: 0.2 }),
    ],
  };
  yield { id: 's_2', entries: [message(day), reply('billing', day + 1000, { outputTokens: 7, costUsd: null })] };
}

test('by agent: the costliest first, time from what was answered to the reply', async () => {
  expect(await usageReport(sessions(), 'agent')).toMatchObject([
    {
      key: 'billing',
      modelCalls: 2,
      inputTokens: 100,
      cacheReadTokens: 60,
      outputTokens: 7,
      costUsd: 0.2,
      unpricedCalls: 1,
      engineMs: 3000,
    },
    { key: 'triage', modelCalls: 1, inputTokens: 10, costUsd: 0.01, unpricedCalls: 0, engineMs: 500 },
  ]);
});

test('by day: the latest first; by session', async () => {
  expect((await usageReport(sessions(), 'day')).map(({ key, modelCalls }) => [key, modelCalls])).toEqual([
    ['1970-01-02', 1],
    ['1970-01-01', 2],
  ]);
  expect((await usageReport(sessions(), 'session')).map(({ key }) => key)).toEqual(['s_1', 's_2']);
});

test('only since a time', async () => {
  expect((await usageReport(sessions(), 'agent', day)).map(({ key }) => key)).toEqual(['billing']);
});

test('a total of all rows', async () => {
  expect(totalOf(await usageReport(sessions(), 'agent'))).toMatchObject({
    key: 'total',
    modelCalls: 3,
    costUsd: 0.21000000000000002,
    unpricedCalls: 1,
  });
});
