import { type Buffer, type Cell, emptyBuffer, insertCells, insertPaste, insertText, removeCells } from './buffer.ts';
import type { Motion } from './motions.ts';
import { cellAt, placeOf, rowsOf } from './rows.ts';

/** The text being written with all that its commands remember. Immutable: every command returns the next one. */
export interface Editor {
  readonly buffer: Buffer;
  readonly undo: readonly Buffer[];
  readonly redo: readonly Buffer[];
  /** What was killed, the latest last. */
  readonly kills: readonly (readonly Cell[])[];
  /** What the last command was: typing goes into one step of undo, kills in a row into one kill. */
  readonly last: 'type' | 'kill-back' | 'kill-forward' | 'yank' | 'vertical' | 'other';
  /** Where the last yank stands, for taking an older kill instead. */
  readonly yanked?: { readonly from: number; readonly index: number };
  /** The column that ↑ and ↓ keep to. */
  readonly goal?: number;
}

export const emptyEditor: Editor = { buffer: emptyBuffer, undo: [], redo: [], kills: [], last: 'other' };

const undoDepth = 200;
const killDepth = 20;

export function type(editor: Editor, text: string): Editor {
  const together = editor.last === 'type' && !/\s/.test(text);
  return changed(editor, insertText(editor.buffer, text), 'type', together);
}

export function paste(editor: Editor, text: string): Editor {
  return changed(editor, insertPaste(editor.buffer, text), 'other');
}

/** Replaces everything: the text came back from an editor or from history. */
export function replace(editor: Editor, buffer: Buffer): Editor {
  return changed(editor, buffer, 'other');
}

export function move(editor: Editor, motion: Motion): Editor {
  return { ...settled(editor), buffer: { ...editor.buffer, cursor: motion(editor.buffer) } };
}

/** Deletes from the cursor to where the motion leads. */
export function erase(editor: Editor, motion: Motion): Editor {
  const target = motion(editor.buffer);
  return target === editor.buffer.cursor
    ? settled(editor)
    : changed(editor, removeCells(editor.buffer, editor.buffer.cursor, target), 'other');
}

/** Deletes likewise and keeps it for `yank`. Kills in one direction add up. */
export function kill(editor: Editor, motion: Motion): Editor {
  const { cells, cursor } = editor.buffer;
  const target = motion(editor.buffer);
  if (target === cursor) return settled(editor);
  const last = target < cursor ? 'kill-back' : 'kill-forward';
  const taken = cells.slice(Math.min(target, cursor), Math.max(target, cursor));
  const before = editor.last === last ? (editor.kills.at(-1) ?? []) : [];
  const merged = last === 'kill-back' ? [...taken, ...before] : [...before, ...taken];
  const older = editor.last === last ? editor.kills.slice(0, -1) : editor.kills;
  return { ...changed(editor, removeCells(editor.buffer, cursor, target), last), kills: [...older, merged].slice(-killDepth) };
}

export function yank(editor: Editor): Editor {
  const index = editor.kills.length - 1;
  const killed = editor.kills[index];
  if (killed === undefined) return settled(editor);
  return { ...changed(editor, insertCells(editor.buffer, killed), 'yank'), yanked: { from: editor.buffer.cursor, index } };
}

/** After a yank: the kill before it instead. */
export function yankOlder(editor: Editor): Editor {
  if (editor.last !== 'yank' || editor.yanked === undefined) return settled(editor);
  const { from } = editor.yanked;
  const index = (editor.yanked.index + editor.kills.length - 1) % editor.kills.length;
  const without = removeCells(editor.buffer, from, editor.buffer.cursor);
  return { ...editor, buffer: insertCells(without, editor.kills[index] ?? []), yanked: { from, index } };
}

export function undo(editor: Editor): Editor {
  const before = editor.undo.at(-1);
  if (before === undefined) return settled(editor);
  return { ...settled(editor), buffer: before, undo: editor.undo.slice(0, -1), redo: [...editor.redo, editor.buffer] };
}

export function redo(editor: Editor): Editor {
  const next = editor.redo.at(-1);
  if (next === undefined) return settled(editor);
  return { ...settled(editor), buffer: next, undo: [...editor.undo, editor.buffer], redo: editor.redo.slice(0, -1) };
}

/** A row up or down as shown in `width` columns; undefined at the first or last row. */
export function moveRow(editor: Editor, by: -1 | 1, width: number): Editor | undefined {
  const place = placeOf(editor.buffer, width);
  const row = place.row + by;
  if (row < 0 || row >= rowsOf(editor.buffer.cells, width).length) return undefined;
  const goal = editor.last === 'vertical' ? (editor.goal ?? place.column) : place.column;
  const cursor = cellAt(editor.buffer.cells, width, { row, column: goal });
  return { ...settled(editor), buffer: { ...editor.buffer, cursor }, last: 'vertical', goal };
}

/** Swaps the two characters around the cursor. */
export function transpose(editor: Editor): Editor {
  const { cells } = editor.buffer;
  const cursor = Math.min(editor.buffer.cursor, cells.length - 1);
  const [before, after] = [cells[cursor - 1], cells[cursor]];
  if (cursor < 1 || before === undefined || after === undefined) return settled(editor);
  const swapped = [...cells.slice(0, cursor - 1), after, before, ...cells.slice(cursor + 1)];
  return changed(editor, { cells: swapped, cursor: cursor + 1 }, 'other');
}

/** An empty editor that still remembers kills. */
export function cleared(editor: Editor): Editor {
  return { ...emptyEditor, kills: editor.kills };
}

function settled(editor: Editor): Editor {
  const { goal: _goal, yanked: _yanked, ...rest } = editor;
  return { ...rest, last: 'other' };
}

function changed(editor: Editor, buffer: Buffer, last: Editor['last'], together = false): Editor {
  const undoSteps = together ? editor.undo : [...editor.undo, editor.buffer].slice(-undoDepth);
  return { ...settled(editor), buffer, undo: undoSteps, redo: [], last };
}
