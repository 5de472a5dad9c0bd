import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineText, span } from '../../../src/tui/text/span.ts';
import { lineWidth } from '../../../src/tui/text/width.ts';
import { pad, truncate, wrapCells, wrapWords } from '../../../src/tui/text/wrap.ts';

const bold = { bold: true };
const piece = fc.tuple(
  fc.array(fc.constantFrom('a', 'word', ' ', '  ', '日本語', '。', '😀', 'é', 'https://example.com/a/long/path', 'مرحبا', '한국어'), {
    maxLength: 6,
  }),
  fc.boolean(),
);
const anyLine = fc
  .array(piece, { maxLength: 6 })
  .map((pieces) => pieces.map(([parts, strong]) => span(parts.join(''), strong ? bold : {})));
const width = fc.integer({ min: 2, max: 40 });

test('property: no row is wider than the room, and only spaces are lost', () => {
  fc.assert(
    fc.property(anyLine, width, (line, room) => {
      const rows = wrapWords(line, room);
      for (const row of rows) expect(lineWidth(row)).toBeLessThanOrEqual(room);
      expect(rows.map(lineText).join('').replaceAll(' ', '')).toBe(lineText(line).replaceAll(' ', ''));
    }),
  );
});

test('property: code loses nothing at all', () => {
  fc.assert(
    fc.property(anyLine, width, (line, room) => {
      const rows = wrapCells(line, room);
      for (const row of rows) expect(lineWidth(row)).toBeLessThanOrEqual(room);
      expect(rows.map(lineText).join('')).toBe(lineText(line));
    }),
  );
});

test('property: cut to fit, padded to fill', () => {
  fc.assert(
    fc.property(anyLine, fc.integer({ min: 1, max: 40 }), (line, room) => {
      expect(lineWidth(truncate(line, room))).toBeLessThanOrEqual(room);
      expect(lineWidth(pad(truncate(line, room), room))).toBe(room);
    }),
  );
});

test('breaks between words, keeps a style across the break, and does not break where a style changes', () => {
  const rows = wrapWords([span('one '), span('two', bold), span('three four')], 9);
  expect(rows.map(lineText)).toEqual(['one', 'twothree', 'four']);
  expect(rows[1]?.[0]).toEqual({ text: 'two', style: bold });
});

test('wide characters break anywhere, but no row begins with closing punctuation', () => {
  expect(wrapWords([span('日本語。日本')], 6).map(lineText)).toEqual(['日本', '語。日', '本']);
});
