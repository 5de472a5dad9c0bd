import { expect, test } from 'vitest';
import { areOthers, forEachNamed, recordsIn } from '../../../../src/models/local/understanding/records-named.ts';

test.each([
  ['Refund pay_1, pay_2 and pay_3 please', ['Refund pay_1 please', 'Refund pay_2 please', 'Refund pay_3 please']],
  ['Refund both of our payments, the one of $114.00 and the one of $95', ['$114.00', '$95']],
  ['Send me inv_7 as well as inv_8', ['Send me inv_7', 'Send me inv_8']],
])('"%s" is asked for each', (text, expected) => {
  const found = forEachNamed(text);
  expect(found).toHaveLength(expected.length);
  for (const [index, part] of expected.entries()) expect(found[index]).toContain(part);
});

test.each([
  'Refund the difference between $38 and $19',
  'Refund pay_2, not pay_1',
  'We paid $76.00 and $76.00, send one back',
  'Refund pay_1',
  'Either $5 and $6 or nothing',
])('"%s" is one matter', (text) => {
  expect(forEachNamed(text)).toEqual([text]);
});

test('two wishes are for others when each names records of a kind and none is the same', () => {
  const others = (a: string, b: string) => areOthers(recordsIn(a), recordsIn(b));
  expect(others('refund a@x.example', 'and B@y.example')).toBe(true);
  expect(others('refund the $49.99', 'a payment of $49.99, pay_3')).toBe(false);
  expect(others('refund pay_3', 'of $12')).toBe(false);
});
