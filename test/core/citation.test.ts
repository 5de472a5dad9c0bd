import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citationStands, nextCitation, quoteStands } from '../../src/core/citation.ts';
import { noUsage, startConversation } from '../../src/core/conversation.ts';

const passage = {
  document: 'billing',
  anchor: 'refunds',
  heading: ['Refunds'],
  lines: [1, 2],
  hash: '',
  text: 'A refund takes\n5-10 business days.',
} as const;

test('a quote stands when its words do, whatever the white space', () => {
  expect(quoteStands('takes 5-10  business', passage.text)).toBe(true);
  expect(quoteStands('takes 5-11 business', passage.text)).toBe(false);
  expect(quoteStands('Takes 5-10', passage.text)).toBe(false);
  expect(quoteStands(' \n', passage.text)).toBe(false);
});

test('a citation stands in the passage it names', () => {
  expect(citationStands({ document: 'billing', anchor: 'refunds', quote: '5-10 business days' }, [passage])).toBe(true);
  expect(citationStands({ document: 'billing', anchor: 'other', quote: '5-10 business days' }, [passage])).toBe(false);
});

test('every part of a text stands in it', () => {
  fc.assert(
    fc.property(fc.lorem(), fc.nat(), fc.nat(), (text, a, b) => {
      const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y);
      const part = text.slice(from, (to ?? 0) + 1);
      expect(quoteStands(part, text)).toBe(part.trim() !== '');
    }),
  );
});

test('the replies of a turn count their sources on; the next turn begins anew', () => {
  const citation = (n: number) => ({ type: 'citation', citation: { ...passage, n, quote: 'A refund' } }) as const;
  const reply = { type: 'reply', agent: 'billing', stop: 'end', usage: { ...noUsage, model: 'local' }, flags: [] } as const;
  const entries = [
    { type: 'message', from: 'customer', text: 'hello', seq: 1, at: 0 },
    { ...reply, blocks: [citation(1), citation(2)], seq: 2, at: 0 },
    { ...reply, blocks: [], seq: 3, at: 0 },
  ] as const;
  const session = { id: 's_1', team: 'test', createdAt: 0 };
  expect(nextCitation(startConversation(session))).toBe(1);
  expect(nextCitation(startConversation(session, entries))).toBe(3);
  expect(nextCitation(startConversation(session, [...entries, { ...entries[0], seq: 4 }]))).toBe(1);
});
