import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencies, formatMoney, parseAmount, proportion } from '../../src/core/money.ts';

const cents = fc.integer({ min: 0, max: 1_000_000_000_00 });

describe('formatMoney and parseAmount', () => {
  test('what is written can be read again, in every currency', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom(...currencies), (amount, currency) => {
        expect(parseAmount(formatMoney({ cents: amount, currency }))).toBe(amount);
      }),
    );
  });

  test.each([
    ['49.99', 4999],
    ['$1,200', 120000],
    ['1200.5', 120050],
    ['EUR 12', 1200],
    ['12 GBP', 1200],
    ['-3.00', -300],
  ])('%s is %i cents', (text, expected) => {
    expect(parseAmount(text)).toBe(expected);
  });

  test.each(['', '49.999', '1,20', '1.2.3', 'fifty', '1e3', '0x10', '$', '99999999999999999999', '12 13'])(
    '%s is not an amount',
    (text) => {
      expect(parseAmount(text)).toBeUndefined();
    },
  );
});

describe('proportion', () => {
  test('never more than half a cent from the exact value, and symmetric about zero', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 366 }), fc.integer({ min: 1, max: 366 }), (amount, part, whole) => {
        const rounded = proportion(amount, part, whole);
        const doubled = BigInt(amount) * BigInt(part) * 2n - BigInt(rounded) * BigInt(whole) * 2n;
        expect(doubled <= BigInt(whole) && doubled >= -BigInt(whole)).toBe(true);
        expect(proportion(-amount, part, whole)).toBe(rounded === 0 ? 0 : -rounded);
      }),
    );
  });

  test('the whole is the whole, nothing is nothing', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 400 }), (amount, days) => {
        expect(proportion(amount, days, days)).toBe(amount);
        expect(proportion(amount, 0, days)).toBe(0);
      }),
    );
  });

  test.each([
    [1.5, 1, 1],
    [1, 0.5, 1],
    [1, 1, 0],
    [1, 1, -2],
  ])('proportion(%d, %d, %d) is refused', (...args) => {
    expect(() => proportion(...args)).toThrow(RangeError);
  });
});
