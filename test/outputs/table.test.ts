import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type Column, table } from '../../src/outputs/table.ts';

interface Row {
  readonly id: string;
  readonly what: string;
  readonly clause: string;
}

const columns: readonly Column<Row>[] = [
  { title: 'ID', value: ({ id }) => id },
  { title: 'WHAT', value: ({ what }) => what, least: 8 },
  { title: 'CLAUSE', value: ({ clause }) => clause, least: 8, optional: true },
];
const rows: readonly Row[] = [
  { id: 'a_1', what: 'Refund $49.99 to Visa', clause: 'billing-policies › Refunds › Full refund' },
  { id: 'a_22', what: 'Note', clause: '請求' },
];

describe('a table', () => {
  test('is as wide as its cells where nothing limits it', () => {
    expect(table(rows, columns)).toBe(
      [
        'ID    WHAT                   CLAUSE',
        'a_1   Refund $49.99 to Visa  billing-policies › Refunds › Full refund',
        'a_22  Note                   請求',
        '',
      ].join('\n'),
    );
  });

  test('fits the window: what may be cut is cut, the widest first', () => {
    expect(table(rows, columns, 40)).toBe(
      ['ID    WHAT              CLAUSE', 'a_1   Refund $49.99 t…  billing-policie…', 'a_22  Note              請求', ''].join('\n'),
    );
  });

  test('leaves out what is optional before it cuts below the least, and cuts ids last of all', () => {
    expect(table(rows, columns, 20)).toBe(['ID    WHAT', 'a_1   Refund $49.99…', 'a_22  Note', ''].join('\n'));
    expect(table(rows, columns, 8)).toBe(['ID   WH…', 'a_1  Re…', 'a_…  No…', ''].join('\n'));
  });

  test('never runs past the window, whatever stands in it', () => {
    const row = fc.record({
      id: fc.string({ unit: 'grapheme' }),
      what: fc.string({ unit: 'grapheme', maxLength: 60 }),
      clause: fc.string({ maxLength: 90 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.integer({ min: 8, max: 200 }), (some, width) => {
        for (const line of table(some, columns, width).trimEnd().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
