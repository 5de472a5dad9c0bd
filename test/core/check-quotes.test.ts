import { expect, test } from 'vitest';
import { checkQuotes } from '../../src/core/check-quotes.ts';
import { noUsage, startConversation } from '../../src/core/conversation.ts';
import type { Block } from '../../src/core/entry.ts';

const passage = {
  document: 'billing',
  anchor: 'refunds',
  heading: ['Refunds'],
  lines: [3, 4],
  hash: '',
  text: 'A refund takes\n5-10 business days.',
} as const;
const reply = { type: 'reply', agent: 'billing', stop: 'tool-calls', usage: noUsage, flags: [] } as const;
const conversation = startConversation({ id: 's_1', team: 'test', createdAt: 0 }, [
  { ...reply, blocks: [{ type: 'tool-call', call: { id: 'c_1', tool: 'search_knowledge', input: {} } }], seq: 1, at: 0 },
  {
    type: 'tool-result',
    callId: 'c_1',
    tool: 'search_knowledge',
    result: { status: 'done', summary: '1 passage', data: null, passages: [passage] },
    seq: 2,
    at: 0,
  },
]);

const cited = (quote: string, anchor = 'refunds'): Block => ({ type: 'citation', citation: { ...passage, anchor, n: 1, quote } });

test('a quote that stands in the section as it was read is fine', () => {
  expect(checkQuotes(conversation, [{ type: 'text', text: 'x' }, cited('refund takes 5-10 business')])).toEqual([]);
});

test('words that do not stand there are flagged', () => {
  expect(checkQuotes(conversation, [cited('takes 3-5 business days')])).toEqual([
    { kind: 'citation', text: '[1]', why: 'its quote does not stand in billing › Refunds' },
  ]);
});

test('a section that was not read in this conversation is not judged here', () => {
  expect(checkQuotes(conversation, [cited('anything', 'invoices')])).toEqual([]);
});
