import stringWidth from 'string-width';
import { sanitizeLine } from '../core/sanitize.ts';

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** In a window that is too narrow it may be cut down to so many cells; columns without it stay whole as long as that is possible. */
  readonly least?: number;
  /** Left out where even that does not fit; the last such column goes first. */
  readonly optional?: true;
}

const gap = 2;

/**
 * Rows under titles, columns as wide as their widest cell in terminal cells. The last column is not padded.
 * @param width cells of the window to fit into: longer cells end with `…`. As wide as it gets without it.
 */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width = Number.POSITIVE_INFINITY): string {
  const all = columns.map((column): FilledColumn => {
    const cells = [column.title, ...rows.map((row) => sanitizeLine(column.value(row)))];
    const natural = Math.max(...cells.map((cell) => stringWidth(cell)));
    const { align = 'left', least = natural, optional = false } = column;
    return { cells, width: natural, least: Math.min(least, natural), align, optional };
  });
  const shown = fitted(all, width);
  return ['', ...rows]
    .map((_, line) => {
      const cells = shown.map((column) => padded(cut(column.cells[line] ?? '', column.width), column));
      return `${cells.join(' '.repeat(gap)).trimEnd()}\n`;
    })
    .join('');
}

interface FilledColumn {
  /** The title and a cell for each row. */
  readonly cells: readonly string[];
  readonly width: number;
  readonly least: number;
  readonly align: 'left' | 'right';
  readonly optional: boolean;
}

function fitted(columns: readonly FilledColumn[], width: number): readonly FilledColumn[] {
  if (total(columns.map((column) => column.width)) <= width) return columns;
  const kept = [...columns];
  while (total(kept.map(({ least }) => least)) > width) {
    const last = kept.findLastIndex(({ optional }) => optional);
    if (last < 0) break;
    kept.splice(last, 1);
  }
  const widths = shrunk(
    kept.map((column) => column.width),
    kept.map(({ least }) => least),
    width,
  );
  const narrow = shrunk(
    widths,
    widths.map(() => 1),
    width,
  );
  return kept.map((column, index) => ({ ...column, width: narrow[index] ?? column.width }));
}

/** Takes from the widest first, and from none more than it can spare. */
function shrunk(widths: readonly number[], least: readonly number[], width: number): readonly number[] {
  const left = [...widths];
  const spare = (index: number) => (left[index] ?? 0) > (least[index] ?? 0);
  for (let over = total(left) - width; over > 0; over -= 1) {
    const widest = Math.max(...left.filter((_, index) => spare(index)));
    const index = left.findIndex((one, at) => one === widest && spare(at));
    if (index < 0) break;
    left[index] = widest - 1;
  }
  return left;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
}

function padded(cell: string, { width, align }: FilledColumn): string {
  const padding = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return align === 'right' ? padding + cell : cell + padding;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of segmenter.segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
