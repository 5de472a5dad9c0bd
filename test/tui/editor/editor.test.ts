import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bufferOf, bufferText, cellText, insertPaste, insertText } from '../../../src/tui/editor/buffer.ts';
import * as edit from '../../../src/tui/editor/editor.ts';
import { type Editor, emptyEditor } from '../../../src/tui/editor/editor.ts';
import * as motion from '../../../src/tui/editor/motions.ts';
import { cellAt, placeOf, rowsOf } from '../../../src/tui/editor/rows.ts';
import { graphemes, textWidth } from '../../../src/tui/text/width.ts';

const of = (text: string, cursor = graphemes(text).length): Editor => ({ ...emptyEditor, buffer: { ...bufferOf(text), cursor } });
const shown = ({ buffer }: Editor) =>
  `${buffer.cells.slice(0, buffer.cursor).map(cellText).join('')}|${buffer.cells.slice(buffer.cursor).map(cellText).join('')}`;

/** Letters of one, two and no columns, spaces, line breaks: whatever people write. */
const character = fc.constantFrom('a', 'b', 'Z', '0', ' ', ' ', '\n', '.', 'é', 'e\u0301', '日', '語', '😀', '👩‍👧', '🇩🇪', 'ش', '한');
const text = fc.array(character, { maxLength: 30 }).map((parts) => parts.join(''));

/** The naive model: an array of graphemes and a place in it. */
interface Model {
  cells: string[];
  cursor: number;
}

const commands = {
  type: (part: string) => ({
    real: (editor: Editor) => edit.type(editor, part),
    model: ({ cells, cursor }: Model) => {
      const before = cells.slice(0, cursor).join('') + part;
      const all = graphemes(before + cells.slice(cursor).join(''));
      let covered = 0;
      let count = 0;
      while (covered < before.length) covered += all[count++]?.length ?? 1;
      return { cells: [...all], cursor: count };
    },
  }),
  left: {
    real: (editor: Editor) => edit.move(editor, motion.left),
    model: ({ cells, cursor }: Model) => ({ cells, cursor: Math.max(0, cursor - 1) }),
  },
  right: {
    real: (editor: Editor) => edit.move(editor, motion.right),
    model: ({ cells, cursor }: Model) => ({ cells, cursor: Math.min(cells.length, cursor + 1) }),
  },
  lineStart: {
    real: (editor: Editor) => edit.move(editor, motion.lineStart),
    model: ({ cells, cursor }: Model) => {
      let at = cursor;
      while (at > 0 && cells[at - 1] !== '\n') at--;
      return { cells, cursor: at };
    },
  },
  lineEnd: {
    real: (editor: Editor) => edit.move(editor, motion.lineEnd),
    model: ({ cells, cursor }: Model) => {
      let at = cursor;
      while (at < cells.length && cells[at] !== '\n') at++;
      return { cells, cursor: at };
    },
  },
  backspace: {
    real: (editor: Editor) => edit.erase(editor, motion.left),
    model: ({ cells, cursor }: Model) => ({ cells: cells.filter((_, index) => index !== cursor - 1), cursor: Math.max(0, cursor - 1) }),
  },
  delete: {
    real: (editor: Editor) => edit.erase(editor, motion.right),
    model: ({ cells, cursor }: Model) => ({ cells: cells.filter((_, index) => index !== cursor), cursor }),
  },
};

const step = fc.oneof(
  character.map((part) => commands.type(part)),
  fc.constantFrom(commands.left, commands.right, commands.lineStart, commands.lineEnd, commands.backspace, commands.delete),
);

test('property: does what a naive list of graphemes does', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let editor = emptyEditor;
      let model: Model = { cells: [], cursor: 0 };
      for (const { real, model: naive } of steps) {
        editor = real(editor);
        model = naive(model);
        // Deleting may join what is left of two graphemes: the naive model sees them apart until the next insertion.
        expect(bufferText(editor.buffer)).toBe(model.cells.join(''));
        expect(editor.buffer.cells.slice(0, editor.buffer.cursor).join('')).toBe(model.cells.slice(0, model.cursor).join(''));
      }
    }),
  );
});

test('property: undo leads back to the beginning, redo to the end', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let editor = emptyEditor;
      for (const { real } of steps) editor = real(editor);
      const end = bufferText(editor.buffer);
      for (let index = 0; index < 300; index++) editor = edit.undo(editor);
      expect(bufferText(editor.buffer)).toBe('');
      for (let index = 0; index < 300; index++) editor = edit.redo(editor);
      expect(bufferText(editor.buffer)).toBe(end);
    }),
  );
});

test('property: whatever is killed comes back by a yank', () => {
  const motions = fc.constantFrom(motion.wordLeft, motion.wordRight, motion.bigWordLeft, motion.lineStart, motion.lineEnd);
  fc.assert(
    fc.property(text, fc.nat(30), motions, (written, at, where) => {
      const before = of(written, Math.min(at, bufferOf(written).cells.length));
      const killed = edit.kill(before, where);
      const back = edit.yank({ ...killed, last: 'other' });
      expect(bufferText((killed.kills.length === 0 ? killed : back).buffer)).toBe(written);
    }),
  );
});

test('property: no row is wider than the room, and the rows hold every cell once, in order', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (written, width) => {
      const { cells } = bufferOf(written);
      const rows = rowsOf(cells, width);
      for (const { start, end } of rows) {
        const row = cells.slice(start, end);
        expect(row).not.toContain('\n');
        expect(row.reduce((sum, cell) => sum + textWidth(cellText(cell)), 0)).toBeLessThanOrEqual(width);
      }
      const between = rows.slice(1).map(({ start }, index) => cells.slice(rows[index]?.end, start).join(''));
      expect(between.every((part) => part === '' || part === '\n')).toBe(true);
      expect(rows[0]?.start).toBe(0);
      expect(rows.at(-1)?.end).toBe(cells.length);
    }),
  );
});

test('property: the cursor has a place within the rows, and the cell at that place is the cursor', () => {
  fc.assert(
    fc.property(text, fc.nat(30), fc.integer({ min: 2, max: 20 }), (written, at, width) => {
      const { cells } = bufferOf(written);
      const cursor = Math.min(at, cells.length);
      const place = placeOf({ cells, cursor }, width);
      expect(place.column).toBeLessThan(width);
      if (place.row < rowsOf(cells, width).length && place.column > 0) expect(cellAt(cells, width, place)).toBe(cursor);
    }),
  );
});

test('typing is undone word by word', () => {
  let editor = emptyEditor;
  for (const letter of 'two words') editor = edit.type(editor, letter);
  expect(shown(edit.undo(editor))).toBe('two|');
});

test('kills in a row add up, in the order of the text', () => {
  const once = edit.kill(of('one two three'), motion.wordLeft);
  const twice = edit.kill(once, motion.wordLeft);
  expect(shown(twice)).toBe('one |');
  expect(shown(edit.yank(twice))).toBe('one two three|');
});

test('an older kill takes the place of the yanked one', () => {
  const first = edit.kill(of('alpha'), motion.lineStart);
  const second = edit.kill(edit.type(first, 'beta'), motion.lineStart);
  expect(shown(edit.yankOlder(edit.yank(second)))).toBe('alpha|');
});

test('words: letters and digits of any script, a chip is one', () => {
  expect(shown(edit.move(of('pay_1042, größe'), motion.wordLeft))).toBe('pay_1042, |größe');
  expect(shown(edit.move(of('pay_1042, größe', 0), motion.wordRight))).toBe('pay_1042|, größe');
  const chip = { ...emptyEditor, buffer: insertPaste(bufferOf('see '), 'x\n'.repeat(40)) };
  expect(shown(edit.kill(chip, motion.wordLeft))).toBe('see |');
});

test('↑ and ↓ keep to their column over shorter rows', () => {
  const editor = of('abcdef\nab\nabcdef', 5);
  const down = edit.moveRow(editor, 1, 40);
  const further = down === undefined ? undefined : edit.moveRow(down, 1, 40);
  expect(shown(further ?? editor)).toBe('abcdef\nab\nabcde|f');
  expect(edit.moveRow(editor, -1, 40)).toBeUndefined();
});

test('a long paste is a chip with its whole text; a short one is text', () => {
  const long = insertPaste(bufferOf('a '), 'line\r\n'.repeat(42));
  expect(long.cells.at(-1)).toEqual({ label: '[pasted 43 lines]', text: 'line\n'.repeat(42) });
  expect(bufferText(long)).toBe(`a ${'line\n'.repeat(42)}`);
  expect(bufferText(insertPaste(bufferOf(''), 'two\rlines'))).toBe('two\nlines');
  expect(insertPaste(bufferOf(''), 'x'.repeat(1500)).cells).toEqual([{ label: '[pasted 1500 characters]', text: 'x'.repeat(1500) }]);
});

test('a combining mark joins the letter before it', () => {
  expect(insertText(bufferOf('e'), '\u0301')).toEqual({ cells: ['e\u0301'], cursor: 1 });
});

test('control and hidden characters become visible as they come in', () => {
  expect(bufferText(insertText(bufferOf(''), 'a\x1b[31mb\u202e'))).toBe('a␛[31mb⟨U+202E⟩');
});

test('two characters are swapped around the cursor', () => {
  expect(shown(edit.transpose(of('teh')))).toBe('the|');
  expect(shown(edit.transpose(of('a')))).toBe('a|');
});
