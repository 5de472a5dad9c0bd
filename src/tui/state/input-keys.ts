import { isSlash } from '../../slash/parse-slash.ts';
import { bufferText } from '../editor/buffer.ts';
import { editField } from '../editor/edit-keys.ts';
import { emptyEditor, erase, moveRow, type as typeText } from '../editor/editor.ts';
import { left } from '../editor/motions.ts';
import { chord, type Key } from '../keys/key.ts';
import { inputRoom } from '../layout/input-room.ts';
import type { Effect } from './action.ts';
import type { ChatState } from './chat-state.ts';
import {
  complete,
  findPast,
  type Input,
  inputText,
  type Menu,
  putAway,
  recall,
  startSearch,
  takeFound,
  withEditor,
  wordBefore,
} from './input.ts';
import type { Update } from './update.ts';

/** A key in the input. */
export function inputKey(state: ChatState, key: Key): Update {
  const { input } = state;
  if (input.search !== undefined) return searchKey(state, key);
  const pressed = chord(key);
  if (input.menu !== undefined) {
    const next = menuKey(state, input.menu, pressed);
    if (next !== undefined) return next;
  }
  switch (pressed) {
    case 'enter':
      return enter(state);
    case 'ctrl+j':
    case 'alt+enter':
    case 'shift+enter':
    case 'ctrl+enter':
      return edited(state, withEditor(input, typeText(input.editor, '\n')));
    case 'tab':
      return askForCompletions(state);
    case 'up':
      return upOrDown(state, -1);
    case 'down':
      return upOrDown(state, 1);
    case 'ctrl+p':
      return only(state, recall(input, -1) ?? input);
    case 'ctrl+n':
      return only(state, recall(input, 1) ?? input);
    case 'ctrl+r':
      return only(state, startSearch(input));
    case 'ctrl+g':
      return { state, effects: [{ type: 'edit-draft', text: inputText(input) }] };
    case 'escape':
      return only(state, { ...input, menu: undefined });
    default: {
      const editor = editField(input.editor, key);
      return editor === undefined ? { state, effects: [] } : edited(state, withEditor(input, editor));
    }
  }
}

const only = (state: ChatState, input: Input, ...effects: readonly Effect[]): Update => ({ state: { ...state, input }, effects });

/** After a change: while the name of a command is written, the commands it may become are shown. */
function edited(state: ChatState, input: Input): Update {
  const { cells, cursor } = input.editor.buffer;
  const text = cells.join('');
  if (!/^\/[a-z]*$/.test(text) || cursor !== cells.length) return only(state, input);
  const items = state.commands
    .filter(({ name }) => name.startsWith(text.slice(1)))
    .map(({ name, summary }) => ({ value: `/${name}`, detail: summary }));
  const exact = items.length === 1 && items[0]?.value === text;
  return only(state, items.length === 0 || exact ? input : { ...input, menu: { from: 0, items, selected: -1 } });
}

/** Enter submits, unless a backslash before it asks for a new line. */
function enter(state: ChatState): Update {
  const { input } = state;
  const { cells, cursor } = input.editor.buffer;
  if (cells[cursor - 1] === '\\') return edited(state, withEditor(input, typeText(erase(input.editor, left), '\n')));
  const text = inputText(input);
  if (text.trim() === '') return only(state, input);
  if (state.turn !== undefined && !isSlash(text)) {
    return { state: { ...state, hint: 'The agent is still at work; Esc interrupts it. Your text stays here.' }, effects: [] };
  }
  return only(state, putAway(input), { type: 'remember', text }, { type: 'submit', text });
}

function askForCompletions(state: ChatState): Update {
  const { buffer } = state.input.editor;
  const { from, text } = wordBefore(buffer);
  return { state, effects: [{ type: 'complete', line: bufferText({ cells: buffer.cells.slice(0, buffer.cursor) }), word: text, from }] };
}

/** Keys that belong to the open menu; undefined for those that go to the text. */
function menuKey(state: ChatState, menu: Menu, pressed: string): Update | undefined {
  const { input } = state;
  const count = menu.items.length;
  const select = (selected: number) => only(state, { ...input, menu: { ...menu, selected: (selected + count) % count } });
  if (pressed === 'down') return select(menu.selected + 1);
  if (pressed === 'up') return select(menu.selected < 0 ? count - 1 : menu.selected - 1);
  if (pressed === 'escape') return only(state, { ...input, menu: undefined });
  const item = menu.items[Math.max(0, menu.selected)];
  // Enter takes what was selected; with nothing selected it submits what is written.
  if (item !== undefined && (pressed === 'tab' || (pressed === 'enter' && menu.selected >= 0)))
    return only(state, complete(input, menu, item));
  return undefined;
}

/** ↑ and ↓ move by rows; at the first and the last they go through the history. */
function upOrDown(state: ChatState, by: -1 | 1): Update {
  const { input } = state;
  const editor = moveRow(input.editor, by, inputRoom(state.size.columns));
  if (editor !== undefined) return only(state, { ...input, editor });
  return only(state, recall(input, by) ?? input);
}

/** Ctrl+R: searches the history as it is typed. */
function searchKey(state: ChatState, key: Key): Update {
  const { input } = state;
  const { search, past } = input;
  if (search === undefined) return only(state, input);
  const pressed = chord(key);
  if (pressed === 'escape' || pressed === 'ctrl+g') return only(state, { ...input, search: undefined });
  if (pressed === 'enter' || pressed === 'tab' || pressed === 'right' || pressed === 'left') return only(state, takeFound(input));
  const query = bufferText(search.query.buffer);
  if (pressed === 'ctrl+r' || pressed === 'up') {
    const older = findPast(past, query, search.index);
    return only(state, older < 0 ? input : { ...input, search: { ...search, index: older } });
  }
  const editor = editField(search.query ?? emptyEditor, key);
  if (editor === undefined) return only(state, input);
  return only(state, { ...input, search: { query: editor, index: findPast(past, bufferText(editor.buffer), past.length) } });
}
