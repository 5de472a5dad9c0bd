import { expect, test } from 'vitest';
import { checkFigures } from '../../src/core/check-figures.ts';
import { startConversation } from '../../src/core/conversation.ts';
import { groupFlags } from '../../src/core/group-flags.ts';

const conversation = startConversation({ id: 's_1', team: 't', createdAt: 0 });
const flagsOf = (text: string) => checkFigures(conversation, [{ type: 'text', text }]);

test('figures that nothing backs are named as they are written, once, in one line', () => {
  expect(groupFlags(flagsOf('Basic is $9.00 a month, 9 dollars; the yearly plan 1,080.50.'))).toEqual([
    { words: '“9.00”, “1,080.50”', why: 'in no cited passage and no record' },
  ]);
});

test('of many with the same fault the first are named; another fault is a line of its own', () => {
  const flags = [...flagsOf('1 2 3 4 5 6 7 8 9'), { kind: 'promise', text: 'I have refunded', why: 'no issue_refund has run' } as const];
  expect(groupFlags(flags)).toEqual([
    { words: '“1”, “2”, “3”, “4”, “5”, “6” and 3 more', why: 'in no cited passage and no record' },
    { words: '“I have refunded”', why: 'no issue_refund has run' },
  ]);
});
