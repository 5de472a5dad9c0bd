import { describe, expect, test } from 'vitest';
import { budget } from '../../src/core/budget.ts';
import { noUsage, startConversation } from '../../src/core/conversation.ts';
import type { StoredEntry } from '../../src/core/entry.ts';

const session = { id: 's_1', team: 'test', createdAt: 0 };
const message: StoredEntry = { type: 'message', from: 'customer', text: 'hi', seq: 1, at: 0 };
const reply = (costUsd: number | null): StoredEntry => ({
  type: 'reply',
  agent: 'billing',
  blocks: [],
  stop: 'end',
  usage: { ...noUsage, modelCalls: 1, costUsd, model: 'm' },
  flags: [],
  seq: 2,
  at: 0,
});
const never = () => Promise.reject(new Error('not to be asked'));

describe('a budget', () => {
  test('for a turn counts from its message on', async () => {
    const limits = budget({ turn: 0.02 }, never);
    expect(await limits.exceeded(startConversation(session, [message, reply(0.5), message, reply(0.01)]))).toBeUndefined();
    expect(await limits.exceeded(startConversation(session, [message, reply(0.01), reply(0.01)]))).toBe(
      'The budget for this turn is used up: $0.0200 of $0.0200 (raise it with frontdesk config set budget-turn, or go on with the local engine, which costs nothing).',
    );
  });

  test('for a session counts everything', async () => {
    expect(await budget({ session: 0.5 }, never).exceeded(startConversation(session, [message, reply(0.3), message, reply(0.3)]))).toMatch(
      /^The budget for this session is used up: \$0\.60 of \$0\.50/,
    );
  });

  test('for a day asks what was spent today', async () => {
    const limits = budget({ day: 1 }, () => Promise.resolve(1.2));
    expect(await limits.exceeded(startConversation(session))).toMatch(/^The budget for today is used up/);
  });

  test('counts a request of unknown price as nothing', async () => {
    expect(await budget({ turn: 0.02 }, never).exceeded(startConversation(session, [message, reply(null), reply(0.01)]))).toBeUndefined();
  });

  test('without limits stops nothing', async () => {
    expect(await budget({}, never).exceeded(startConversation(session, [message, reply(1000)]))).toBeUndefined();
  });
});
