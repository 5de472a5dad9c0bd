import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const examples = 'agents/teamflow/examples';
const cases = 'test/eval/messages';

/** Closer than this is the same message in other words. */
const tooClose = 0.6;

test.each(readdirSync(cases))('no case of %s stands among the examples, word for word or nearly', (file) => {
  const learned = readdirSync(examples).flatMap((name) => piecesIn(`${examples}/${name}`));
  const close = piecesIn(`${cases}/${file}`).filter(({ pieces }) => learned.some((other) => likeness(pieces, other.pieces) > tooClose));
  // Ids only: a part of the cases is read by nobody.
  expect(close.map(({ id }) => id)).toEqual([]);
});

/** The runs of five characters of each message. Very short ones ("hello?") are bound to be written twice. */
function piecesIn(file: string): readonly { readonly id: string; readonly pieces: ReadonlySet<string> }[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line, index) => {
      const { id = `${file}:${index + 1}`, text }: { readonly id?: string; readonly text: string } = JSON.parse(line);
      const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
      const pieces = new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, at) => plain.slice(at, at + 5)));
      return pieces.size < 12 ? [] : [{ id, pieces }];
    });
}

/** Share of the pieces that both have. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size);
  if (smaller / Math.max(one.size, other.size) < tooClose) return 0;
  let common = 0;
  for (const piece of one) if (other.has(piece)) common++;
  return common / (one.size + other.size - common);
}
