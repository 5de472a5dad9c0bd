import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Currency, formatMoney } from '../../src/core/money.ts';
import { namesPayment } from '../../src/desk/last-payment.ts';

const now = Date.UTC(2026, 10, 20, 9);
const payment = { amount: { cents: 4_999, currency: 'USD' as Currency }, at: Date.UTC(2026, 10, 3, 14, 40) };
const large = { amount: { cents: 121_600, currency: 'EUR' as Currency }, at: Date.UTC(2026, 10, 13, 12) };

describe('a payment is named', () => {
  test.each(['49.99', '$49.99', '49,99', '49.99 USD', 'USD 49.99', 'US$ 49.99', '$ 49.99', '49.99 dollars', ' 49.99. ', '４９.９９'])(
    'by its amount: %s',
    (text) => {
      expect(namesPayment(text, payment, now)).toBe(true);
    },
  );

  test.each(['1216', '1,216.00', '1.216,00 €', '1 216,00', "1'216.00", '€1216', '1216 euro', 'EUR 1,216'])(
    'by a large amount: %s',
    (text) => {
      expect(namesPayment(text, large, now)).toBe(true);
    },
  );

  test.each([
    '2026-11-03',
    '2026/11/3',
    '3.11.2026',
    '3.11.',
    '03.11.26',
    '11/3/2026',
    '11/03',
    '3/11',
    'Nov 3',
    'November 3rd, 2026',
    '3 Nov 2026',
    'the 3rd of November',
    'Tuesday, 3 November',
    '3. November',
    '3 de noviembre de 2026',
    '3 novembre',
    'on Nov. 3',
  ])('by its date: %s', (text) => {
    expect(namesPayment(text, payment, now)).toBe(true);
  });

  test.each(['$49.99 on 3 Nov', 'Nov 3, $49.99', '49.99 on the 3rd of November 2026'])('by both: %s', (text) => {
    expect(namesPayment(text, payment, now)).toBe(true);
  });

  test('by the date where the customer is: midnight UTC is the evening before in America', () => {
    const midnight = { ...payment, at: Date.UTC(2026, 10, 3) };
    expect(namesPayment('Nov 2', midnight, now)).toBe(true);
    expect(namesPayment('Nov 3', midnight, now)).toBe(true);
    expect(namesPayment('Nov 4', midnight, now)).toBe(false);
    expect(namesPayment('Nov 1', midnight, now)).toBe(false);
  });

  test('by how long ago it was', () => {
    expect(namesPayment('yesterday', payment, Date.UTC(2026, 10, 4, 9))).toBe(true);
    expect(namesPayment('today', payment, Date.UTC(2026, 10, 3, 20))).toBe(true);
    expect(namesPayment('yesterday', payment, now)).toBe(false);
  });
});

describe('a payment is not named', () => {
  test.each([
    '',
    ' ',
    '49',
    '49.98',
    '4999',
    '€49.99',
    '49.99 GBP',
    '49.99 on 9 Nov',
    '48.00 on 3 Nov',
    '2025-11-03',
    '3',
    'Nov',
    'November 2026',
    '11/2026',
    '49.99, 50.99',
    '9, 19, 49.99',
    'I do not know',
    '.*',
    '0x1387',
    '13/13',
  ])('by %j', (text) => {
    expect(namesPayment(text, payment, now)).toBe(false);
  });

  test('by a day without a year that is more than a year back', () => {
    expect(namesPayment('3 Nov', payment, Date.UTC(2027, 10, 20))).toBe(false);
  });
});

test('every amount is named by the way it is written, and by no other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      fc.integer({ min: 1, max: 1e9 }),
      fc.constantFrom<Currency>('USD', 'EUR', 'GBP', 'CAD'),
      (cents, other, currency) => {
        const paid = { amount: { cents, currency }, at: Date.UTC(2026, 4, 5, 12) };
        expect(namesPayment(formatMoney(paid.amount), paid, now)).toBe(true);
        expect(namesPayment(formatMoney({ cents: other, currency }), paid, now)).toBe(other === cents);
      },
    ),
  );
});

test('every date is named by its ISO form and in words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), (days) => {
      const at = Date.UTC(2026, 10, 19, 12) - days * 86_400_000;
      const paid = { ...payment, at };
      expect(namesPayment(new Date(at).toISOString().slice(0, 10), paid, now)).toBe(true);
      for (const language of ['en-US', 'en-GB', 'de', 'fr', 'es']) {
        expect(namesPayment(new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at), paid, now)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('no text makes it fail, however long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(typeof namesPayment(text, payment, now)).toBe('boolean');
    }),
  );
  expect(namesPayment('1 '.repeat(1e6), payment, now)).toBe(false);
});
