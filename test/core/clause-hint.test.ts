import { expect, test } from 'vitest';
import { clauseHint } from '../../src/core/clause-hint.ts';

const clauses = ['prices › Packages', 'prices › Fees', 'privacy'];

test.each([
  ['prices › Packges', 'did you mean "prices › Packages"?'],
  ['privacy › Where data is kept', 'privacy holds: privacy'],
  ['prices › What it costs in all', 'prices holds: prices › Packages, prices › Fees'],
  ['pricse › What it costs in all', 'did you mean the document "prices"?'],
  ['insurance › Excess of a theft', 'documents: prices, privacy'],
])('%s', (clause, hint) => expect(clauseHint(clause, clauses)).toBe(hint));

test('without documents there is nothing to choose from, and a long list is cut', () => {
  expect(clauseHint('a › B', [])).toBeUndefined();
  const many = Array.from({ length: 9 }, (_, at) => `document-number-${at}`);
  expect(clauseHint('x', many)).toMatch(/document-number-7, …$/);
});
