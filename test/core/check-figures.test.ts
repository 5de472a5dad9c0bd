import { expect, test } from 'vitest';
import { checkFigures } from '../../src/core/check-figures.ts';
import { startConversation } from '../../src/core/conversation.ts';
import type { Block, StoredEntry } from '../../src/core/entry.ts';

const session = { id: 's_1', team: 'test', createdAt: 0 };
const message: StoredEntry = { type: 'message', from: 'customer', text: 'What would nine of us pay?', seq: 1, at: 0 };
const citation: Block = {
  type: 'citation',
  citation: { n: 1, document: 'prices', anchor: 'prices', heading: ['Prices'], lines: [1, 2], quote: 'Pro costs $19, Basic $9.' },
};
const flagged = (text: string) =>
  checkFigures(startConversation(session, [message]), [{ type: 'text', text }, citation]).map((flag) => flag.text);

test('what is worked out from known figures before the reader stands on them', () => {
  expect(flagged('Pro: 9 × $19 = $171 a month. That is $19 − $9 = $10 more.')).toEqual([]);
});

test('a wrong sum, one of unknown figures, and a bare result are told', () => {
  expect(flagged('9 × $19 = $172')).toEqual(['172']);
  expect(flagged('8 × $19 = $152')).toEqual(['8', '152']);
  expect(flagged('You pay $171.')).toEqual(['171']);
});
