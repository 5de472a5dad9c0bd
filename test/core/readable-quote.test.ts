import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableQuote } from '../../src/core/readable-quote.ts';

test.each([
  ['a sentence stays', 'Card refunds take 5-10 business days.', 'Card refunds take 5-10 business days.'],
  ['a paragraph over lines is one', 'Card refunds take\n5-10 business days.', 'Card refunds take 5-10 business days.'],
  [
    'rows of a table',
    'Price per month (USD) | $9   | $19  |\n| Price per year (USD)  | $90  | $190',
    'Price per month (USD) · $9 · $19; Price per year (USD) · $90 · $190',
  ],
  ['a table with its rule', '| Plan | Price |\n|------|-----:|\n| `Pro` | a \\| b |', 'Plan · Price; Pro · a | b'],
  ['items of a list', '- **PayPal:** 24-48 hours,\n- wire:\n  2 days', 'PayPal: 24-48 hours; wire: 2 days'],
])('%s', (_name, quote, readable) => {
  expect(readableQuote(quote)).toBe(readable);
});

test('is always one line', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '|', '- ', '\n', ' ', '**', '---', '# ')), (parts) => {
      expect(readableQuote(parts.join(''))).not.toContain('\n');
    }),
  );
});
