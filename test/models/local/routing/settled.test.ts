import { expect, test } from 'vitest';
import { isSettled } from '../../../../src/models/local/routing/settled.ts';

test.each([
  'The question about seats is settled.',
  'Thanks for sending the receipt so quickly.',
  'Please ignore what is quoted.',
  'Search works again.',
  'Die Sache mit der Rechnung ist erledigt.',
  'Lo de la factura ya está resuelto.',
])('%j speaks of what is over', (sentence) => {
  expect(isSettled(sentence)).toBe(true);
});

test.each([
  'Since Monday the search finds nothing.',
  'My paid card was charged twice.',
  'Nothing of it has been solved.',
  'Die Rechnung ist falsch.',
])('%j does not', (sentence) => {
  expect(isSettled(sentence)).toBe(false);
});
