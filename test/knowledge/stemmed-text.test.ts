import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stem } from '../../src/knowledge/query.ts';
import { StemmedText } from '../../src/knowledge/stemmed-text.ts';

test('every form of a word counts, and a phrase only where its words follow one another', () => {
  const text = new StemmedText('Refunds: a refund is refunded to the card that was charged. The card refund takes days.');
  expect(text.count([stem('refund')])).toBe(4);
  expect(text.count([stem('card'), stem('refunds')])).toBe(1);
  expect(text.count([stem('invoice')])).toBe(0);
});

const word = fc.constantFrom(
  ...'happy happily happiness ponies pony relational relate sensibility sensible hoping hope hopped conflated digitizer agreed seed 2fa 10 über'.split(
    ' ',
  ),
);

test('a text says the same however often it is asked', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.array(word, { minLength: 1, maxLength: 2 }), (words, phrase) => {
      const text = new StemmedText(words.join(' '));
      const wanted = phrase.map(stem);
      const first = text.count(wanted);
      for (let look = 0; look < 40; look++) expect(text.count(wanted)).toBe(first);
    }),
  );
});
