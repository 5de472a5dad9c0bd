import { expect, test } from 'vitest';
import { differenceOf, sumAsked, sumOf } from '../../../../src/models/local/answer/price-sum.ts';

test.each([
  ['What would 12 of us pay a year on Pro?', { people: 12, period: 'year' }],
  ['we are seven, what is the monthly total on basic?', { people: 7, period: 'month' }],
  ['cost for a team of 40 on Pro, paid annually', { people: 40, period: 'year' }],
] as const)('%s', (text, sum) => {
  expect(sumAsked(text)).toEqual(sum);
});

test.each([
  'How much does Pro cost?',
  'What refund do 12 of us get?',
  'What does it cost to add 3 users?',
  'How long do 12 months take?',
  'Which plan is right for 30 people, and what does it cost?',
])('no sum of the list is asked for: %s', (text) => {
  expect(sumAsked(text)).toBeUndefined();
});

test('a sum and a difference show how they are worked out', () => {
  expect(sumOf({ people: 12, period: 'year' }, '$190')).toBe('12 × $190 = $2,280 a year');
  expect(sumOf({ people: 12, period: 'year' }, 'None stated')).toBeUndefined();
  expect(differenceOf('$9', '$19')).toBe('$19 − $9 = $10');
  expect(differenceOf('$9', '17%')).toBeUndefined();
});
