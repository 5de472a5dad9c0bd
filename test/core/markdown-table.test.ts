import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownTables } from '../../src/core/markdown-table.ts';

test('header, rows and cells, without marks, each row as it stands in the text', () => {
  const text = 'Limits:\n\n| Limit | **Pro** |\n| --- | ---: |\n| `X-Rate` | 10,000 |\n| a \\| b |\n\nAfter.';
  expect(markdownTables(text)).toEqual([
    {
      header: ['Limit', 'Pro'],
      rows: [
        { cells: ['X-Rate', '10,000'], source: '| `X-Rate` | 10,000 |', line: 4 },
        { cells: ['a | b', ''], source: '| a \\| b |', line: 5 },
      ],
    },
  ]);
});

test('two tables, and none', () => {
  expect(markdownTables('a | b\n--|--\n1 | 2\n\n| c |\n|---|\n')).toMatchObject([{ header: ['a', 'b'] }, { header: ['c'], rows: [] }]);
  expect(markdownTables('a | b\nc | d')).toEqual([]);
});

test('what was written as a table is read as it was', () => {
  const cell = fc.stringMatching(/^[a-z0-9$%]([a-z0-9$% |]{0,8}[a-z0-9$%])?$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), ([header, ...rows]) => {
      const line = (cells: readonly string[]) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
      const [table] = markdownTables([line(header ?? []), '|---|---|---|', ...rows.map(line)].join('\n'));
      expect([table?.header, ...(table?.rows ?? []).map(({ cells }) => cells)]).toEqual([header, ...rows]);
    }),
  );
});
