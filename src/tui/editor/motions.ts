import type { Buffer, Cell } from './buffer.ts';

/** Where a movement leads: the index of a cell. Pure functions of the buffer. */
export type Motion = (buffer: Buffer) => number;

export const left: Motion = ({ cursor }) => Math.max(0, cursor - 1);
export const right: Motion = ({ cells, cursor }) => Math.min(cells.length, cursor + 1);
export const start: Motion = () => 0;
export const end: Motion = ({ cells }) => cells.length;

export const lineStart: Motion = ({ cells, cursor }) => (cursor === 0 ? 0 : cells.lastIndexOf('\n', cursor - 1) + 1);

export const lineEnd: Motion = ({ cells, cursor }) => {
  const index = cells.indexOf('\n', cursor);
  return index < 0 ? cells.length : index;
};

/** To the beginning of the word, over what stands between words first. A chip is a word of its own. */
export const wordLeft: Motion = ({ cells, cursor }) => {
  let index = cursor;
  while (index > 0 && kindOf(cells[index - 1]) === 'space') index--;
  const kind = kindOf(cells[index - 1]);
  if (kind === 'chip') return index - 1;
  while (index > 0 && kindOf(cells[index - 1]) === kind) index--;
  return index;
};

/** To the end of the word, over what stands between words first. */
export const wordRight: Motion = ({ cells, cursor }) => {
  let index = cursor;
  while (index < cells.length && kindOf(cells[index]) === 'space') index++;
  const kind = kindOf(cells[index]);
  if (kind === 'chip') return index + 1;
  while (index < cells.length && kindOf(cells[index]) === kind) index++;
  return index;
};

/** To the white space before the cursor's word: what Ctrl+W deletes in a shell. */
export const bigWordLeft: Motion = ({ cells, cursor }) => {
  let index = cursor;
  while (index > 0 && kindOf(cells[index - 1]) === 'space') index--;
  while (index > 0 && kindOf(cells[index - 1]) !== 'space') index--;
  return index;
};

function kindOf(cell: Cell | undefined): 'space' | 'word' | 'other' | 'chip' {
  if (cell === undefined) return 'other';
  if (typeof cell !== 'string') return 'chip';
  if (/^\s/.test(cell)) return 'space';
  return /^[\p{L}\p{N}\p{M}_]/u.test(cell) ? 'word' : 'other';
}
