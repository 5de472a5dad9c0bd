import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** What is learned from, and the cases that must not stand in it. */
const kinds = {
  messages: { examples: 'agents/teamflow/examples', cases: 'test/eval/messages' },
  questions: { examples: 'agents/teamflow/questions', cases: 'test/eval/questions' },
  'messages that begin a procedure': { examples: 'agents/teamflow/openings', cases: 'test/eval/messages' },
};

/** Closer than this is the same message in other words. */
const tooClose = 0.6;

for (const [kind, { examples, cases }] of Object.entries(kinds)) {
  describe(kind, () => {
    const learned = readdirSync(examples).flatMap((name) => piecesIn(`${examples}/${name}`));
    const holders = holdersOf(learned);

    test.each(readdirSync(cases))('no case of %s stands among the examples, word for word or nearly', (file) => {
      const close = piecesIn(`${cases}/${file}`).filter(({ pieces }) => likeliest(pieces, learned, holders) > tooClose);
      // Ids only: a part of the cases is read by nobody.
      expect(close.map(({ id }) => id)).toEqual([]);
    });
  });
}

interface Pieces {
  readonly id: string;
  readonly pieces: ReadonlySet<string>;
}

/** The places of the examples that have each piece. */
function holdersOf(texts: readonly Pieces[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [at, { pieces }] of texts.entries()) {
    for (const piece of pieces) {
      const places = found.get(piece);
      if (places === undefined) found.set(piece, [at]);
      else places.push(at);
    }
  }
  return found;
}

/** Share of the pieces that the text has in common with the example that is nearest to it. */
function likeliest(pieces: ReadonlySet<string>, learned: readonly Pieces[], holders: ReadonlyMap<string, readonly number[]>): number {
  const common = new Uint32Array(learned.length);
  for (const piece of pieces) for (const at of holders.get(piece) ?? []) common[at] = (common[at] ?? 0) + 1;
  return learned.reduce((most, other, at) => {
    const shared = common[at] ?? 0;
    return Math.max(most, shared / (pieces.size + other.pieces.size - shared));
  }, 0);
}

/** The runs of five characters of each message. Very short ones ("hello?") are bound to be written twice. */
function piecesIn(file: string): readonly Pieces[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line, index) => {
      const { id = `${file}:${index + 1}`, text, asks = [] }: Line = JSON.parse(line);
      return (text === undefined ? asks : [text]).map((one) => ({ id, pieces: piecesOf(one) }));
    })
    .filter(({ pieces }) => pieces.size >= 12);
}

/** A message or a case; or the questions that one place of the documents answers. */
interface Line {
  readonly id?: string;
  readonly text?: string;
  readonly asks?: readonly string[];
}

function piecesOf(text: string): ReadonlySet<string> {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, at) => plain.slice(at, at + 5)));
}
