import { sanitize } from '../../core/sanitize.ts';
import { graphemes } from '../text/width.ts';

/** A long paste, standing in the text as one unit: shown by its label, sent with its text. */
interface Chip {
  readonly label: string;
  readonly text: string;
}

/** One step of the cursor: a grapheme (`\n` is one), or a chip. */
export type Cell = string | Chip;

/** Text being written, and the place in it: before cell `cursor`. */
export interface Buffer {
  readonly cells: readonly Cell[];
  readonly cursor: number;
}

export const emptyBuffer: Buffer = { cells: [], cursor: 0 };

/** From here on a paste becomes a chip. */
const chipLines = 10;
const chipCharacters = 1000;

export function bufferOf(text: string): Buffer {
  const cells = toCells(text);
  return { cells, cursor: cells.length };
}

/** What is written, chips with their whole text. */
export function bufferText({ cells }: Pick<Buffer, 'cells'>): string {
  return cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join('');
}

/** What a cell looks like in the input: a tab is shown as spaces, a chip by its label. */
export function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell.label;
  return cell === '\t' ? '  ' : cell;
}

/**
 * Inserts at the cursor. Control and hidden characters become visible text, so that what is sent is what was seen.
 * What joins with its neighbours into one grapheme (a combining mark) becomes one cell with them.
 */
export function insertText(buffer: Buffer, text: string): Buffer {
  const before = buffer.cells[buffer.cursor - 1];
  const after = buffer.cells[buffer.cursor];
  const left = typeof before === 'string' ? 1 : 0;
  const right = typeof after === 'string' ? 1 : 0;
  const middle = `${left === 1 ? before : ''}${clean(text)}`;
  const joined = graphemes(`${middle}${right === 1 ? after : ''}`);
  const cells = [...buffer.cells.slice(0, buffer.cursor - left), ...joined, ...buffer.cells.slice(buffer.cursor + right)];
  return { cells, cursor: buffer.cursor - left + cellsWithin(joined, middle.length) };
}

/** Inserts a paste: long ones as a chip. */
export function insertPaste(buffer: Buffer, pasted: string): Buffer {
  const text = clean(pasted);
  const lines = text.split('\n').length;
  if (lines <= chipLines && text.length <= chipCharacters) return insertText(buffer, text);
  const chip: Chip = { label: lines > 1 ? `[pasted ${lines} lines]` : `[pasted ${text.length} characters]`, text };
  return {
    cells: [...buffer.cells.slice(0, buffer.cursor), chip, ...buffer.cells.slice(buffer.cursor)],
    cursor: buffer.cursor + 1,
  };
}

/** Removes the cells from `from` up to `to` and puts the cursor there. */
export function removeCells(buffer: Buffer, from: number, to: number): Buffer {
  const start = Math.max(0, Math.min(from, to));
  const end = Math.min(buffer.cells.length, Math.max(from, to));
  return { cells: [...buffer.cells.slice(0, start), ...buffer.cells.slice(end)], cursor: start };
}

/** Puts cells, chips among them, in at the cursor. */
export function insertCells(buffer: Buffer, cells: readonly Cell[]): Buffer {
  return {
    cells: [...buffer.cells.slice(0, buffer.cursor), ...cells, ...buffer.cells.slice(buffer.cursor)],
    cursor: buffer.cursor + cells.length,
  };
}

function clean(text: string): string {
  return sanitize(text.replace(/\r\n?/g, '\n'));
}

function toCells(text: string): readonly Cell[] {
  return graphemes(clean(text));
}

/** How many cells it takes to cover that many characters. */
function cellsWithin(cells: readonly string[], characters: number): number {
  let covered = 0;
  let count = 0;
  while (covered < characters && count < cells.length) covered += cells[count++]?.length ?? 0;
  return count;
}
