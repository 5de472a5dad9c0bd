import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from '../../../../src/models/local/answer/passage-parts.ts';

const passage = [
  'Signs: the page is slow. It times out, e.g. after 10 s.',
  '',
  '1. Test the line.',
  '2. Clear the cache,',
  '   then the cookies.',
  '',
  '| Plan | Price |',
  '| ---- | ----- |',
  '| Pro  | $19   |',
  '',
  '```http',
  'Authorization: Bearer <token>',
  '```',
].join('\n');

test('a passage comes apart into sentences, items, rows and code', () => {
  expect(partsOf(passage).map((part) => [part.type, part.text])).toEqual([
    ['sentence', 'Signs: the page is slow.'],
    ['sentence', 'It times out, e.g. after 10 s.'],
    ['item', 'Test the line.'],
    ['item', 'Clear the cache, then the cookies.'],
    ['row', 'Pro | $19'],
    ['code', 'Authorization: Bearer <token>'],
  ]);
});

test('a row knows the header of its table', () => {
  const row = partsOf(passage).find((part) => part.type === 'row');
  expect(row).toMatchObject({ header: ['Plan', 'Price'], cells: ['Pro', '$19'] });
});

test('whatever the text, every part is quoted from it', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('| a | b |', '| - | - |', '- item', '1. step', '```', '', '  more', 'One. Two! Three?'),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      for (const { quote } of partsOf(text)) expect(text).toContain(quote);
    }),
  );
});
