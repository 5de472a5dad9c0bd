import { expect, test } from 'vitest';
import { isInRange, isOfCode, matchFigures } from '../../../../src/models/local/answer/match-figures.ts';
import type { Part } from '../../../../src/models/local/answer/passage-parts.ts';

const row = (...cells: string[]): Part => ({ type: 'row', table: 0, header: [], cells, text: cells.join(' | '), quote: cells.join(' | ') });

test.each([
  [500, 'Up to $500', true],
  [501, 'Up to $500', false],
  [2400, 'Above $1,000', true],
  [700, 'Above $500, up to $1,000', true],
  [1200, 'Above $500, up to $1,000', false],
])('$%d and "%s": %s', (value, label, within) => {
  expect(isInRange([{ value, unit: '$' }], row(label, 'Finance'))).toBe(within);
});

test('a row that names no range, and a figure that is no amount, have nothing to do with ranges', () => {
  expect(isInRange([{ value: 5, unit: '$' }], row('Price', '$9'))).toBeUndefined();
  expect(isInRange([{ value: 600, unit: 'users' }], row('Above $500', 'x'))).toBeUndefined();
});

test('figures are the same with and without commas; a code is the first cell', () => {
  expect(matchFigures([{ value: 1000, unit: 'tasks' }], row('Tasks', '1,000'))).toBe(1);
  expect(matchFigures([], row('Tasks', '1,000'))).toBe(0);
  expect(isOfCode([{ value: 429, unit: '' }], row('429', 'Too Many Requests'))).toBe(true);
  expect(isOfCode([{ value: 429, unit: '' }], row('Limit', '429'))).toBe(false);
});
