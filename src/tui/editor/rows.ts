import { textWidth } from '../text/width.ts';
import { type Buffer, type Cell, cellText } from './buffer.ts';

/** A row of the input as it is shown: cells from `start` up to `end`, without the line break. */
export interface Row {
  readonly start: number;
  readonly end: number;
}

/** The rows of a text in a box of `width` columns: broken at line breaks, after spaces, and else where the room ends. */
export function rowsOf(cells: readonly Cell[], width: number): readonly Row[] {
  const room = Math.max(2, width);
  const rows: Row[] = [];
  let start = 0;
  let used = 0;
  let afterSpace = -1;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? '';
    if (cell === '\n') {
      rows.push({ start, end: index });
      [start, used, afterSpace] = [index + 1, 0, -1];
      continue;
    }
    const needed = cellWidth(cell, room);
    // What comes behind the space may fill a row by itself: then it is broken again, where the room ends.
    while (used + needed > room && index > start) {
      const end = afterSpace > start && cell !== ' ' ? afterSpace : index;
      rows.push({ start, end });
      [start, used, afterSpace] = [end, widthBetween(cells, end, index, room), -1];
    }
    used += needed;
    if (cell === ' ') afterSpace = index + 1;
  }
  rows.push({ start, end: cells.length });
  return rows;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Row and column of the cursor, both from 0. A cursor behind a full row stands at the beginning of the next one. */
export function placeOf(buffer: Buffer, width: number): Place {
  const room = Math.max(2, width);
  const rows = rowsOf(buffer.cells, width);
  const row = rows.findLastIndex(({ start }) => start <= buffer.cursor);
  const column = widthBetween(buffer.cells, rows[row]?.start ?? 0, buffer.cursor, room);
  return column >= room ? { row: row + 1, column: 0 } : { row, column };
}

/** The cell of a row that stands at a column, or the last one before it. */
export function cellAt(cells: readonly Cell[], width: number, place: Place): number {
  const room = Math.max(2, width);
  const rows = rowsOf(cells, width);
  const row = rows[place.row];
  if (row === undefined) return cells.length;
  let index = row.start;
  let used = 0;
  while (index < row.end) {
    used += cellWidth(cells[index] ?? '', room);
    if (used > place.column) break;
    index++;
  }
  // The end of a row that was broken for lack of room is the beginning of the next one: stay on this one.
  const broken = rows[place.row + 1]?.start === row.end;
  return broken && index === row.end && index > row.start ? index - 1 : index;
}

/** A chip wider than the room is cut by whoever shows it. */
function cellWidth(cell: Cell, room: number): number {
  return Math.min(room, textWidth(cellText(cell)));
}

function widthBetween(cells: readonly Cell[], from: number, to: number, room: number): number {
  let width = 0;
  for (let index = from; index < to; index++) width += cellWidth(cells[index] ?? '', room);
  return width;
}
