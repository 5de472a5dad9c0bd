import { type Buffer, bufferText, type Cell, emptyBuffer, insertCells, insertPaste, removeCells } from '../editor/buffer.ts';
import { cleared, type Editor, emptyEditor, replace } from '../editor/editor.ts';
import { graphemes } from '../text/width.ts';

/** The input with what surrounds it: earlier inputs, the search in them, and what Tab offers. */
export interface Input {
  readonly editor: Editor;
  /** Earlier inputs, oldest first. */
  readonly past: readonly string[];
  /** The earlier input that is shown, and the draft that it hides. */
  readonly recalled: { readonly index: number; readonly draft: Buffer } | undefined;
  readonly search: PastSearch | undefined;
  readonly menu: Menu | undefined;
}

interface PastSearch {
  readonly query: Editor;
  /** Where in the past the match stands; -1 for none. */
  readonly index: number;
}

export interface Completion {
  /** What is put in. */
  readonly value: string;
  /** What is said about it. */
  readonly detail?: string;
}

/** What Tab offers, for the cells from `from` up to the cursor. */
export interface Menu {
  readonly from: number;
  readonly items: readonly Completion[];
  readonly selected: number;
}

export const emptyInput: Input = { editor: emptyEditor, past: [], recalled: undefined, search: undefined, menu: undefined };

const pastLimit = 1000;

export function withEditor(input: Input, editor: Editor): Input {
  return { ...input, editor, menu: undefined };
}

export function inputText(input: Input): string {
  return bufferText(input.editor.buffer);
}

/** Takes what is written into the past and empties the input. */
export function putAway(input: Input): Input {
  return { ...remember(input, inputText(input)), editor: cleared(input.editor), recalled: undefined, menu: undefined, search: undefined };
}

function remember(input: Input, text: string): Input {
  if (text.trim() === '') return input;
  return { ...input, past: [...input.past.filter((each) => each !== text), text].slice(-pastLimit) };
}

/** An earlier (-1) or later (1) input. Beyond the latest stands the draft. Undefined when there is none. */
export function recall(input: Input, by: -1 | 1): Input | undefined {
  const index = (input.recalled?.index ?? input.past.length) + by;
  const draft = input.recalled?.draft ?? input.editor.buffer;
  if (index < 0 || index > input.past.length) return undefined;
  if (index === input.past.length) {
    return input.recalled === undefined ? undefined : { ...withEditor(input, replace(input.editor, draft)), recalled: undefined };
  }
  return { ...withEditor(input, replace(input.editor, asWritten(input.past[index] ?? ''))), recalled: { index, draft } };
}

/** The newest input before `before` that holds the words; -1 when there is none. */
export function findPast(past: readonly string[], query: string, before: number): number {
  const words = query.toLowerCase();
  for (let index = Math.min(before, past.length) - 1; index >= 0; index--) {
    if (past[index]?.toLowerCase().includes(words) === true) return index;
  }
  return -1;
}

export function startSearch(input: Input): Input {
  return { ...input, menu: undefined, search: { query: emptyEditor, index: input.past.length } };
}

/** Ends the search with the input it found in place of the draft; the draft comes back with ↓. */
export function takeFound(input: Input): Input {
  const found = input.past[input.search?.index ?? -1];
  const draft = input.recalled?.draft ?? input.editor.buffer;
  const index = input.search?.index ?? -1;
  const closed = { ...input, search: undefined };
  return found === undefined ? closed : { ...withEditor(closed, replace(input.editor, asWritten(found))), recalled: { index, draft } };
}

/** The cells from white space up to the cursor: what Tab completes. */
export function wordBefore({ cells, cursor }: Buffer): { readonly from: number; readonly text: string } {
  let from = cursor;
  const belongs = (cell: Cell | undefined) => typeof cell === 'string' && !/^\s/.test(cell);
  while (from > 0 && belongs(cells[from - 1])) from--;
  return { from, text: bufferText({ cells: cells.slice(from, cursor) }) };
}

/** Puts a completion in, with a space behind it unless it is a folder. */
export function complete(input: Input, menu: Menu, item: Completion): Input {
  const { buffer } = input.editor;
  const text = item.value.endsWith('/') ? item.value : `${item.value} `;
  const next = buffer.cells[buffer.cursor] === ' ' ? 1 : 0;
  const without = removeCells(buffer, menu.from, buffer.cursor + (text.endsWith(' ') ? next : 0));
  return { ...withEditor(input, replace(input.editor, insertCells(without, graphemes(text)))), menu: undefined };
}

/** An earlier input as it would be after pasting it: a long one is a chip again. */
function asWritten(text: string): Buffer {
  return insertPaste(emptyBuffer, text);
}
