import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitize } from '../../src/core/sanitize.ts';
import { sanitizeStream } from '../../src/core/sanitize-stream.ts';

const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom(
      ...['\r', '\n', '\x1b', '[31m', '👩', '\u200d', '🚀', '🏽', '\ufe0f', '❤', '\u200c', 'ی', 'ក', '\u200b', '葛', '\u{e0101}'],
      ...['🏴', '\u{e0067}', '\u{e0062}', '\u{e0065}', '\u{e006e}', '\u{e0067}', '\u{e007f}', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍🚀', '\ud83d', '\ude80'],
    ),
  ),
);

test('it says what sanitizing the whole says, wherever the text was cut', () => {
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 7 }), (parts, size) => {
      const text = parts.join('');
      for (const cut of [parts, text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []]) {
        const stream = sanitizeStream();
        expect(cut.map((piece) => stream.push(piece)).join('') + stream.end()).toBe(sanitize(text));
      }
    }),
    { numRuns: 2000 },
  );
});

test('ordinary text is not held back', () => {
  const stream = sanitizeStream();
  expect(['I can see ', 'both charges', ' – 請求'].map((piece) => stream.push(piece))).toEqual(['I can see ', 'both charges', ' – 請求']);
});
