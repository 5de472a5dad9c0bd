import { LLMock } from '@copilotkit/aimock';
import { expect, test } from 'vitest';
import { knowledge, openDeskSession } from '../local/desk-session.ts';
import { afterApproval, beforeApproval, refundMessages } from './refund-conversation.ts';
import { modelAt } from './setup.ts';

/** A peer that somebody else has written: what it makes of our requests, and what it streams, is not ours to bend. */
test('the refund conversation of the README against an independent server', async () => {
  const sayings = [...beforeApproval, ...(await afterApproval(knowledge))];
  const mock = new LLMock({ port: 0, chunkSize: 11 });
  let asked = 0;
  mock.on({ predicate: () => true }, () => {
    const { text, calls = [] } = sayings[asked] ?? {};
    asked += 1;
    const toolCalls = calls.map(({ id, name, input }) => ({ id, name, arguments: JSON.stringify(input) }));
    if (toolCalls.length === 0) return { content: text ?? '' };
    return text === undefined ? { toolCalls } : { content: text, toolCalls };
  });
  await mock.start();
  try {
    const session = await openDeskSession({ model: modelAt(mock.url, { knowledge }) });
    const first = await session.say(refundMessages[0]);
    expect(first.outcome).toMatchObject({ type: 'awaiting-approval' });
    expect(first.calls).toEqual(['find_customer done', 'verify_identity done', 'list_payments done', 'search_knowledge done']);
    const decided = await session.decide({ type: 'allow', scope: 'once' });
    expect(decided.outcome).toEqual({ type: 'answered' });
    expect(decided.text).toContain('I have refunded $49.99 to your card [1].');
    expect(decided.notes).toEqual(['She may ask when it arrives.']);
    const followUp = await session.say(refundMessages[1]);
    expect(followUp.text).toBe('Refunds to a card take 5 to 10 business days [1].');
    expect(followUp.flags).toEqual([]);
    expect(await session.records.refundsOf('pay_1042')).toHaveLength(1);
    expect(mock.getRequests()).toHaveLength(7);
  } finally {
    await mock.stop();
  }
});
