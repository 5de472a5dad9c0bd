import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksIn } from '../../src/knowledge/marks.ts';

const marked = (text: string, stems: readonly string[]) => marksIn(text, new Set(stems)).map(([from, to]) => text.slice(from, to));

test('every form of a word is marked, neighbours together', () => {
  expect(marked('Refunds: a refunded card, charged twice. Cardigan.', ['refund', 'card', 'charg', 'twice'])).toEqual([
    'Refunds',
    'refunded card',
    'charged twice',
  ]);
  expect(marked('Café, **naïve**', ['cafe', 'naiv'])).toEqual(['Café', 'naïve']);
});

test('marks are in order and do not overlap', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      let end = -1;
      for (const [from, to] of marksIn(text, new Set(['a', 'b', 'ab']))) {
        expect(from).toBeGreaterThan(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
    }),
  );
});
