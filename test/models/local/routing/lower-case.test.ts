import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerCase } from '../../../../src/models/local/routing/lower-case.ts';

test('every letter stays in its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(lowerCase(text)).toHaveLength(text.length);
    }),
  );
  expect(lowerCase('İSTANBUL Grüße')).toBe('İstanbul grüße');
});
