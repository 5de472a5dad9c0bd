import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chord, type TerminalInput } from '../../../src/tui/keys/key.ts';
import { KeyParser } from '../../../src/tui/keys/key-parser.ts';

const read = (...chunks: readonly string[]): readonly string[] => {
  const parser = new KeyParser();
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.timeout()].map(describe);
};

function describe(input: TerminalInput): string {
  if (input.type === 'key') return chord(input);
  return input.type === 'paste' ? `paste(${input.text})` : input.type === 'focus' ? `focus ${input.focused}` : input.type;
}

test.each([
  ['a', ['a']],
  ['\r', ['enter']],
  ['\n', ['ctrl+j']],
  ['\x03', ['ctrl+c']],
  ['\x7f', ['backspace']],
  ['\x1b', ['escape']],
  ['\x1b\x1b', ['escape', 'escape']],
  ['\x1b[A', ['up']],
  ['\x1bOA', ['up']],
  ['\x1b[1;5D', ['ctrl+left']],
  ['\x1b[1;3C', ['alt+right']],
  ['\x1bb', ['alt+b']],
  ['\x1b\r', ['alt+enter']],
  ['\x1b\x7f', ['alt+backspace']],
  ['\x1b[Z', ['shift+tab']],
  ['\x1b[3~', ['delete']],
  ['\x1b[5~', ['page-up']],
  ['\x1b[13;2u', ['shift+enter']],
  ['\x1b[27;2;13~', ['shift+enter']],
  ['\x1b[99;5u', ['ctrl+c']],
  ['\x1b[97;1:3u', []],
  ['\x1b[I\x1b[O', ['focus true', 'focus false']],
  ['\x1b[?1u', ['keyboard-protocol']],
  ['\x1b[?62;22c', []],
  ['\x1b]11;rgb:1e1e/1e1e/2e2e\x07', ['background']],
  ['\x1b]11;rgb:ff/ff/ff\x1b\\', ['background']],
  ['日本', ['日本']],
])('%j', (bytes, expected) => {
  expect(read(bytes)).toEqual(expected);
});

test('a paste is one piece, escape sequences and line breaks within it are its text', () => {
  expect(read('x\x1b[200~a\r\x1b[Ab\x03\x1b[201~y')).toEqual(['x', 'paste(a\r\x1b[Ab\x03)', 'y']);
});

test('a paste whose end never comes ends with the patience for it', () => {
  const parser = new KeyParser();
  expect(parser.push('\x1b[200~abc')).toEqual([]);
  expect(parser.waiting).toBe('paste');
  expect(parser.timeout().map(describe)).toEqual(['paste(abc)']);
  expect(parser.waiting).toBeUndefined();
  expect(parser.push('\x03').map(describe)).toEqual(['ctrl+c']);
});

test('three lines at once from a terminal that does not mark pastes are a paste; two may be typed ahead', () => {
  expect(read('one\rtwo\rthree\r')).toEqual(['paste(one\rtwo\rthree\r)']);
  expect(read('one\rtwo\r')).toEqual(['one', 'enter', 'two', 'enter']);
  expect(read('\x1b[200~p\x1b[201~', 'one\rtwo\rthree\r')).toEqual(['paste(p)', 'one', 'enter', 'two', 'enter', 'three', 'enter']);
});

const piece = fc.constantFrom(
  'a',
  'é',
  '日',
  '\x1b[A',
  '\x1b[1;5C',
  '\x1bf',
  '\x1b[200~p\rq\x1b[201~',
  '\x1b[I',
  '\x03',
  '\x1b[13;2u',
  '\x1b]11;rgb:0/0/0\x07',
);

test('property: the same keys however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(80), { maxLength: 8 }), (pieces, cuts) => {
      const bytes = pieces.join('');
      const edges = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      const chunks = edges.slice(1).map((edge, index) => bytes.slice(edges[index], edge));
      // Letters that come one by one are so many keys: what they type is the same.
      expect(read(...chunks).join('')).toBe(read(bytes).join(''));
    }),
  );
});

test('property: never throws, and never holds anything back for good', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 10 }), { maxLength: 8 }), fc.array(piece), (noise, pieces) => {
      const parser = new KeyParser();
      for (const chunk of [...noise, ...pieces, '\x1b', '\x1b[', '\x1b]']) parser.push(chunk);
      parser.timeout();
      expect(parser.waiting).toBeUndefined();
      expect(parser.push('\x03').map(describe)).toEqual(['ctrl+c']);
    }),
  );
});
