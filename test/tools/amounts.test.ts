import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencies, formatMoney } from '../../src/core/money.ts';
import { readAmount } from '../../src/tools/amounts.ts';

const cents = fc.integer({ min: 1, max: 100_000_000 });

test('an amount that is written out is read back, in its own currency only', () => {
  fc.assert(
    fc.property(cents, fc.constantFrom(...currencies), (value, currency) => {
      const money = { cents: value, currency };
      expect(readAmount(formatMoney(money), currency)).toEqual(money);
      expect(readAmount((value / 100).toFixed(2), currency)).toEqual(money);
      expect(readAmount(value, currency)).toEqual(money);
      for (const other of currencies) {
        if (other === currency) continue;
        expect(typeof readAmount(`${(value / 100).toFixed(2)} ${currency}`, other)).toBe('string');
      }
    }),
  );
});

test('whatever is given, what comes out is a positive number of whole cents or one sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer(), fc.double().map(String), fc.stringMatching(/^[-+$€£0-9., A-Z]{0,14}$/)), (given) => {
      const read = readAmount(given, 'USD');
      if (typeof read === 'string') expect(read).toMatch(/\.$/);
      else expect(Number.isSafeInteger(read.cents) && read.cents > 0 && read.cents <= 100_000_000).toBe(true);
    }),
  );
});
