import type { Tokens } from 'marked';
import { blank, type Line, span } from '../text/span.ts';
import { lineWidth, textWidth } from '../text/width.ts';
import { pad, prefix, wrapWords } from '../text/wrap.ts';
import { inlineLines } from './inline.ts';

/**
 * A table in `width` columns: as it is where it fits, with its widest columns shrunk where that is enough,
 * else stacked: each row as a list of `heading: value`.
 */
export function tableLines(table: Tokens.Table, width: number): readonly Line[] {
  const header = table.header.map((cell) => cellLine(cell, true));
  const rows = table.rows.map((row) => row.map((cell) => cellLine(cell, false)));
  const widths = columnWidths([header, ...rows], width);
  return widths === undefined ? stacked(header, rows, width) : gridded(table, header, rows, widths);
}

const gap = 3;

/** Narrower than this a column of sentences is no longer read: the table is stacked then. */
const narrowest = 10;

function cellLine(cell: Tokens.TableCell, bold: boolean): Line {
  return inlineLines(cell.tokens, bold ? { bold: true } : {}).flat();
}

/** Natural widths, the widest made smaller until all fits; undefined when words would have to be cut. */
function columnWidths(rows: readonly (readonly Line[])[], width: number): readonly number[] | undefined {
  const columns = rows[0]?.length ?? 0;
  const column = (index: number) => rows.map((row) => row[index] ?? blank);
  const widths = Array.from({ length: columns }, (_, index) => Math.max(1, ...column(index).map(lineWidth)));
  const least = widths.map((natural, index) => Math.min(natural, Math.max(narrowest, ...column(index).map(longestWord))));
  const available = width - gap * (columns - 1);
  let total = widths.reduce((sum, each) => sum + each, 0);
  while (total > available) {
    const widest = widths.reduce((best, each, index) => (each > (least[index] ?? 0) && each > (widths[best] ?? 0) ? index : best), -1);
    const current = widths[widest];
    if (current === undefined) return undefined;
    widths[widest] = current - 1;
    total--;
  }
  return widths;
}

function longestWord(line: Line): number {
  const text = line.map((piece) => piece.text).join('');
  return Math.max(0, ...text.split(' ').map(textWidth));
}

function gridded(
  table: Tokens.Table,
  header: readonly Line[],
  rows: readonly (readonly Line[])[],
  widths: readonly number[],
): readonly Line[] {
  const rule: Line = [span(widths.map((each) => '─'.repeat(each)).join('─┼─'), { tone: 'muted' })];
  const layOut = (cells: readonly Line[]): readonly Line[] => {
    const wrapped = widths.map((each, index) => wrapWords(cells[index] ?? blank, each));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, row) =>
      widths.flatMap((each, index) => {
        const cell = aligned(wrapped[index]?.[row] ?? blank, each, table.align[index] ?? null);
        return index === 0 ? cell : [span(' │ ', { tone: 'muted' }), ...cell];
      }),
    );
  };
  return [...layOut(header), rule, ...rows.flatMap(layOut)];
}

function aligned(line: Line, width: number, align: 'center' | 'left' | 'right' | null): Line {
  const missing = Math.max(0, width - lineWidth(line));
  const before = align === 'right' ? missing : align === 'center' ? Math.floor(missing / 2) : 0;
  return pad(before === 0 ? line : [span(' '.repeat(before)), ...line], width);
}

function stacked(header: readonly Line[], rows: readonly (readonly Line[])[], width: number): readonly Line[] {
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : [blank]),
    ...row.flatMap((cell, column) =>
      prefix(wrapWords([...(header[column] ?? blank), span(': ', { bold: true }), ...cell], width - 2), blank, [span('  ')]),
    ),
  ]);
}
