import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/core/nearest.ts';

test.each([
  ['handofs', 'handoffs'],
  ['max_tokens', 'maxTokens'],
  ['Titel', 'title'],
  ['zzz', undefined],
  ['', undefined],
])('%s is meant to be %s', (word, expected) => {
  expect(nearest(word, ['handoffs', 'maxTokens', 'title', 'documents'])).toBe(expected);
});

test('a word is nearest to itself', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1 }), (words) => {
      for (const word of words) expect(nearest(word, words)).toBe(word);
    }),
  );
});

test('distance is a distance', () => {
  const word = fc.stringMatching(/^[abc]{0,6}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});
