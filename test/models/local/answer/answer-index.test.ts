import { expect, test } from 'vitest';
import { decodeAnswerIndex, encodeAnswerIndex, makeAnswerIndex } from '../../../../src/models/local/answer/answer-index.ts';
import { askedBeforeOver } from '../../../../src/models/local/answer/asked-before.ts';
import { vocabularyOver } from '../../../../src/models/local/answer/vocabulary.ts';

const index = makeAnswerIndex({
  team: { synonyms: [['board', 'kanban wall']], agents: {} },
  questions: () =>
    new Map([
      [
        'boards.jsonl',
        Buffer.from(`{"section":"features › Boards","asks":["Can I share a board?","Who sees my board?"]}
{"section":"features › Boards","part":"Guests","asks":["May guests see a board?"]}
{"section":null,"asks":["Do you sell coffee?"]}
{"section":"features › Boards","asks":["Wer kann mein Board sehen?","Qui peut voir mon tableau ?"]}`),
      ],
    ]),
});

test('a question finds the places of questions like it, each once, the most like first', () => {
  const { phrases, asked } = index;
  const { precedents } = askedBeforeOver(asked, vocabularyOver(phrases));
  expect(precedents('May guests see my board?').map(({ section, part }) => ({ section, part }))).toEqual([
    { section: 'features › Boards', part: 'Guests' },
    { section: 'features › Boards', part: undefined },
  ]);
  expect(precedents('coffee?')[0]?.section).toBeNull();
  expect(precedents('kanban wall')[0]?.section).toBe('features › Boards');
});

test('questions in other languages have an index of their own', () => {
  expect(index.asked.placeOf).toHaveLength(4);
  expect(index.others.placeOf).toHaveLength(2);
});

test('what was kept is what was made', () => {
  expect(decodeAnswerIndex(encodeAnswerIndex(index))).toEqual(index);
});

test('a kept index that was cut short is made again', () => {
  const bytes = encodeAnswerIndex(index);
  expect(decodeAnswerIndex(bytes.subarray(0, bytes.length - 4))).toBeUndefined();
  expect(decodeAnswerIndex(bytes.subarray(0, 40))).toBeUndefined();
  expect(decodeAnswerIndex(new Uint8Array())).toBeUndefined();
});
