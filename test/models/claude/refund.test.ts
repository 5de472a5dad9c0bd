import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MessagesServer, messagesServer } from '../../helpers/messages-server.ts';
import { says } from '../../helpers/stream-events.ts';
import { type DeskSession, knowledge, openDeskSession, type SessionChoices } from '../local/desk-session.ts';
import { afterApproval, beforeApproval, refundMessages } from './refund-conversation.ts';
import { modelAt } from './setup.ts';

let server: MessagesServer;
beforeEach(async () => {
  server = await messagesServer();
});
afterEach(() => server.close());

const key = 'sk-ant-test-0123456789abcdef';
const [charged, howLong] = refundMessages;

async function converse(
  first: string = charged,
  verify?: SessionChoices['verify'],
): Promise<{ readonly session: DeskSession; readonly turns: Awaited<ReturnType<DeskSession['say']>>[] }> {
  server.answer(...[...beforeApproval, ...(await afterApproval(knowledge))].map(says));
  const session = await openDeskSession({
    model: modelAt(server.url, { knowledge, connection: { apiKey: key } }),
    ...(verify === undefined ? {} : { verify }),
  });
  const turns = [await session.say(first)];
  turns.push(await session.decide({ type: 'allow', scope: 'once' }));
  turns.push(await session.say(howLong));
  return { session, turns };
}

test('a refund from the message to the reply: routed, looked up, verified, confirmed, cited', async () => {
  const { session, turns } = await converse();
  const [first, decided, followUp] = turns;
  expect(first?.outcome).toMatchObject({ type: 'awaiting-approval' });
  expect(first?.agents).toEqual(['triage', 'billing']);
  expect(first?.calls).toEqual(['find_customer done', 'verify_identity done', 'list_payments done', 'search_knowledge done']);
  expect(first?.waiting[0]).toMatchObject({ tool: 'issue_refund', proposal: { amount: { cents: 4999, currency: 'USD' } } });
  expect(decided?.outcome).toEqual({ type: 'answered' });
  expect(decided?.text).toBe(
    'Both charges are there, and the second one, pay_1042, was a mistake. I have refunded $49.99 to your card [1].',
  );
  expect(decided?.notes).toEqual(['She may ask when it arrives.']);
  expect(decided?.flags).toEqual([]);
  expect(await session.records.refundsOf('pay_1042')).toHaveLength(1);
  expect(followUp?.agents).toEqual(['billing']);
  expect(followUp?.flags).toEqual([]);
  const citation = followUp?.events.find((event) => event.type === 'citation');
  expect(citation).toMatchObject({ citation: { n: 1, document: 'billing-policies', quote: expect.stringMatching(/10 business days/) } });
});

test('one request for the routing, one for a follow-up, and one for each round of tools', async () => {
  const { turns } = await converse();
  const calls = turns.map(({ events }) => events.filter(({ type }) => type === 'reply-finished').length);
  expect(calls).toEqual([5, 1, 1]);
  expect(server.requests).toHaveLength(7);
});

test('what a request repeats comes from the cache', async () => {
  const { session } = await converse();
  const replies = session.conversation.entries.flatMap((entry) =>
    entry.type === 'reply' && entry.agent === 'billing' ? [entry.usage] : [],
  );
  const [, ...later] = replies;
  for (const usage of later) expect(usage.cacheReadTokens / usage.inputTokens).toBeGreaterThan(0.85);
  expect(session.conversation.usage.costUsd).toBeGreaterThan(0);
});

test('no secret leaves: every byte of every request is read', async () => {
  const card = '4242 4242 4242 4242';
  const pasted = 'sk_live_a1b2c3d4e5f6a7b8c9d0';
  const typed: string[] = [];
  const { turns } = await converse(`${charged} My card is ${card}, and our key is ${pasted}.`, (request) => {
    const right = request.demoAnswers ?? {};
    // The first attempt is wrong: neither does it leave.
    const answers = typed.length === 0 ? { ...right, 'security-answer': 'Mumbletown 7', 'postal-code': 'Q9Z8' } : right;
    typed.push(...Object.values(answers));
    return answers;
  });
  expect(turns[0]?.calls).toContain('verify_identity done');
  expect(server.requests).toHaveLength(7);
  // Her address stands in her message too, and the amount in the records.
  const secrets = typed.filter((answer) => answer !== '' && !/@|^\$/.test(answer));
  expect(secrets.length).toBeGreaterThanOrEqual(3);
  for (const { raw, headers } of server.requests) {
    for (const secret of [key, pasted, card, card.replaceAll(' ', ''), 'sk-ant', 'sk_live', ...secrets]) {
      expect(raw.toLowerCase()).not.toContain(secret.toLowerCase());
    }
    expect(raw).toContain('[card ····4242]');
    expect(headers.authorization).toBe(`Bearer ${key}`);
  }
});
