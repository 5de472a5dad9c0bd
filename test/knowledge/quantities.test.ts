import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantitiesOf } from '../../src/knowledge/quantities.ts';

const short = (text: string) => quantitiesOf(text).map(({ value, unit }) => `${value} ${unit}`.trim());

test.each([
  ['Up to $1,200.00 or €5', ['1200 usd', '5 eur']],
  ['a $50k contract', ['50000 usd']],
  ['12 dollars, 3 USD', ['12 usd', '3 usd']],
  ['99.95% of 30 percent', ['99.95 %', '30 %']],
  ['2 days, 48 hours, 48h and a 30-day cycle', ['2880 minutes', '2880 minutes', '2880 minutes', '43200 minutes']],
  ['5-10 business days, 24 to 48 hours', ['5-10 business days', '1440-2880 minutes']],
  ['12 months or 1 year', ['12 months', '12 months']],
  ['1 TB is 1,000 GB', ['1000000 mb', '1000000 mb']],
  ['25 users or more, 10 or fewer members', ['25 users', '10 members']],
  ['call 1-800-832-6356', ['18008326356 telephone']],
  ['1,000', ['1000']],
  ['founded in 2019', ['2019 year']],
  ['Unlimited', ['unlimited']],
  ['iPhone 6s, 2FA, v1, SOC2', []],
])('%s', (text, expected) => {
  expect(short(text)).toEqual(expected);
});

test('any text is read without fail, and each figure as it stands', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const quantity of quantitiesOf(text)) expect(text).toContain(quantity.text);
    }),
  );
});
