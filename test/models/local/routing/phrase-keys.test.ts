import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysIn, keysOf } from '../../../../src/models/local/routing/phrase-keys.ts';
import { findPhrase, parsePhrase } from '../../../../src/models/local/routing/phrases.ts';
import { stem } from '../../../../src/models/local/routing/stem.ts';
import { tokensOf } from '../../../../src/models/local/routing/tokens.ts';

const word = fc.constantFrom('refund', 'invoice', 'not', 'can', 'use', '$40', '99', 'a@b.example', '!');
const part = fc.constantFrom('refund', 'refund|invoice', 'inv*', 'refund|inv*', '..', '<amount>', '<email>|use', 'not');

test('wherever a phrase stands, one of its keys does', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.array(part, { minLength: 1, maxLength: 4 }), (words, parts) => {
      const tokens = tokensOf(words.join(' '));
      const stems = tokens.map(({ text }) => stem(text));
      const phrase = parsePhrase(parts.join(' '));
      if (findPhrase(phrase, tokens, stems) === undefined) return;
      const there = keysIn(tokens, stems);
      expect(keysOf(phrase)?.some((key) => there.has(key)) ?? true).toBe(true);
    }),
  );
});

test('the rarest word is the key', () => {
  expect(keysOf(parsePhrase('can not|never reimburse .. me|us'))).toEqual([stem('reimburse')]);
  expect(keysOf(parsePhrase('reimburs*'))).toBeUndefined();
});
