import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/models/local/words-of.ts';

const message = (text: string, material?: string) =>
  ({ type: 'message', from: 'customer', text, ...(material === undefined ? {} : { material }), seq: 1, at: 0 }) as const;

test('a message is read whole', () => {
  const text = 'word '.repeat(20_000);
  expect(wordsOf(message(text))).toBe(text);
});

test('the material of a customer goes before what the operator asks about it', () => {
  expect(wordsOf(message('draft a reply', 'I was charged twice.'))).toBe('I was charged twice.');
});

test('of a paste of megabytes the beginning and the end are read', () => {
  const words = wordsOf(message(`The start.${'a-'.repeat(3_000_000)}The end.`));
  expect(words.length).toBeLessThan(101_000);
  expect(words).toMatch(/^The start\./);
  expect(words).toMatch(/The end\.$/);
});
