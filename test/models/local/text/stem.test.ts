import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stem } from '../../../../src/models/local/text/stem.ts';

test.each([
  ['cancelled', 'cancellation'],
  ['encrypts', 'encryption'],
  ['charging', 'charges'],
  ['upgraded', 'upgrade'],
  ['companies', 'company'],
  ['invoicing', 'invoice'],
])('%s and %s meet in one stem', (a, b) => {
  expect(stem(a)).toBe(stem(b));
});

test.each(['429', '2fa', 'x', 'größe'])('%s stays as it is', (word) => {
  expect(stem(word)).toBe(word);
});

test('any word has a stem', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,14}$/), (word) => stem(word).length > 0));
});
