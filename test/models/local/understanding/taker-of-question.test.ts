import { expect, test } from 'vitest';
import type { AskedBefore, Precedent } from '../../../../src/models/local/answer/asked-before.ts';
import { createVocabulary } from '../../../../src/models/local/answer/vocabulary.ts';
import { takerOfQuestion } from '../../../../src/models/local/understanding/taker-of-question.ts';

const desk = {
  agent: { handoffs: ['carpentry', 'paint'] },
  team: {
    agents: {
      carpentry: { role: 'specialist', documents: ['wood', 'shop'] },
      paint: { role: 'specialist', documents: ['colours', 'shop'] },
    },
  },
} as const;
const vocabulary = createVocabulary([]);
const section = 'colours › Drying';

/** Who takes a message that is so vague, when questions like it were asked before. */
function taker(text: string, vague: number, ...precedents: readonly Precedent[]): string | undefined {
  const askedBefore: AskedBefore = { precedents: () => precedents, knows: () => false };
  const alternatives = [
    { agent: 'clarify', probability: vague },
    { agent: 'carpentry', probability: 1 - vague },
    { agent: 'paint', probability: 0 },
  ];
  const routed = { routing: { alternatives }, entities: { emails: [], ids: [] }, language: { code: 'en', name: 'English' } };
  return takerOfQuestion(text, desk, routed, { askedBefore, vocabulary });
}

const precedent = (similarity: number, likelihood: number, other: string | null = section): Precedent => ({
  section: other,
  part: undefined,
  similarity,
  share: 0.3,
  likelihood,
});

test.each([
  ['what about the price, how is it', 0.95, 0.52],
  ['what about the price, how is it', 0.7, 0.42],
  ['drying price, litre tins', 0.7, 0.52],
])('"%s" is taken when all questions of a section agree that it is meant', (text, vague, similarity) => {
  expect(taker(text, vague, precedent(similarity, 0.95))).toBe('paint');
  expect(taker(text, vague, precedent(similarity, 0.5), precedent(0.2, 0.45))).toBe('paint');
  expect(taker(text, vague, precedent(similarity, 0.5), precedent(0.2, 0.45, 'wood › Oak'))).toBeUndefined();
});

test('what names nothing is asked back, however much the questions agree', () => {
  expect(taker('that one, how is it', 0.95, precedent(0.52, 0.99))).toBeUndefined();
});

test('what asks nothing and is surely vague has to be nearly the same', () => {
  expect(taker('price of drying', 0.95, precedent(0.7, 0.99))).toBeUndefined();
  expect(taker('price of drying', 0.95, precedent(0.85, 0.99))).toBe('paint');
});

test('naming a thing and saying please is asking', () => {
  expect(taker('Price of drying, please', 0.7, precedent(0.42, 0.95))).toBe('paint');
  expect(taker('Price of drying', 0.7, precedent(0.42, 0.95))).toBeUndefined();
});
