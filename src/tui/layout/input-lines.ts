import { bufferText, cellText } from '../editor/buffer.ts';
import type { ChatState } from '../state/chat-state.ts';
import type { Input, Menu } from '../state/input.ts';
import { type Line, line, span } from '../text/span.ts';
import { textWidth } from '../text/width.ts';
import { pad, truncate } from '../text/wrap.ts';
import { fieldBlock } from './field-lines.ts';
import type { Block } from './frame.ts';

/** The input with its prompt, and above it the search or the menu when one is open. At most `height` rows. */
export function inputBlock(state: ChatState, height: number): Block {
  const { input, size } = state;
  if (input.search !== undefined) return searchBlock(input, size.columns, height);
  const menu = input.menu === undefined ? [] : menuLines(input.menu, size.columns, Math.min(7, height > 5 ? height - 2 : height - 1));
  const field = fieldBlock(input.editor, prompt(state), size.columns, Math.max(1, height - menu.length), {
    placeholder: placeholder(state),
  });
  const { cursor } = field;
  return {
    lines: [...menu, ...field.lines],
    ...(cursor === undefined ? {} : { cursor: { ...cursor, row: cursor.row + menu.length } }),
  };
}

/** The draft in one row, while a card has the keyboard. */
export function draftLines({ input, size }: ChatState): readonly Line[] {
  const text = input.editor.buffer.cells.map(cellText).join('');
  return text === '' ? [] : [truncate(line(` Draft, kept: ${text}`, { tone: 'muted' }), size.columns)];
}

function prompt(state: ChatState): Line {
  return [span(' › ', { tone: state.turn === undefined ? 'accent' : 'muted', bold: true })];
}

function placeholder({ readOnly, conversation, size }: ChatState): string {
  const narrow = size.columns < 60;
  const { id } = conversation.session;
  if (readOnly) return narrow ? `Read only. /resume ${id}` : `Reading along. /resume ${id} takes the session over.`;
  if (conversation.entries.length === 0)
    return narrow ? 'What did they write? /help' : 'What did the customer write? /help shows the commands.';
  return narrow ? 'The next message, or /tell' : 'The customer’s next message, or /tell for the agent';
}

function searchBlock(input: Input, columns: number, height: number): Block {
  const { search, past } = input;
  const found = search === undefined ? undefined : past[search.index];
  const query = search === undefined ? '' : bufferText(search.query.buffer);
  const missed = query !== '' && found === undefined;
  const result = truncate(
    line(found === undefined ? (missed ? '   nothing like that' : '   earlier inputs') : `   ${found}`, {
      tone: missed ? 'warning' : 'muted',
    }),
    columns,
  );
  const field = fieldBlock(search?.query ?? input.editor, line(' history: ', { tone: 'accent' }), columns, Math.max(1, height - 1));
  const { cursor } = field;
  return { lines: [result, ...field.lines], ...(cursor === undefined ? {} : { cursor: { ...cursor, row: cursor.row + 1 } }) };
}

function menuLines(menu: Menu, columns: number, height: number): readonly Line[] {
  const from = Math.max(0, Math.min(menu.selected - height + 1, menu.items.length - height));
  const shown = menu.items.slice(from, from + Math.max(1, height));
  const below = menu.items.length - from - shown.length;
  const widest = Math.min(Math.max(...menu.items.map(({ value }) => textWidth(value))), Math.floor(columns / 2));
  const rows = shown.map(({ value, detail }, index) => {
    const selected = from + index === menu.selected;
    const name = pad(truncate([span(value, selected ? { inverse: true, bold: true } : {})], widest), widest);
    return truncate([span(selected ? ' ▸ ' : '   '), ...name, span(detail === undefined ? '' : `  ${detail}`, { tone: 'muted' })], columns);
  });
  return below > 0 && height > 3 ? [...rows, truncate(line(`   ↓ ${below} more`, { tone: 'muted' }), columns)] : rows;
}
