import { expect, test } from 'vitest';
import { createAskedBefore } from '../../../../src/models/local/answer/asked-before.ts';
import { demoVocabulary } from './documents.ts';

const asked = createAskedBefore(
  [
    { section: 'help › Boards', asks: ['May guests see my board?', 'Who can look at a kanban wall?', 'Is my board visible to guests?'] },
    { section: 'help › Coffee', asks: ['Is the coffee free?', 'Where do guests get coffee?'] },
    { section: null, asks: ['Do you sell tea?'] },
  ],
  demoVocabulary,
);

test('all questions of a place together tell how likely it is meant', () => {
  const [first, ...others] = asked.precedents('can guests look at the board').toSorted((a, b) => b.likelihood - a.likelihood);
  expect(first?.section).toBe('help › Boards');
  expect(first?.likelihood).toBeGreaterThan(0.5);
  expect((first?.likelihood ?? 0) + others.reduce((sum, { likelihood }) => sum + likelihood, 0)).toBeLessThanOrEqual(1.0001);
});

test('of words that were never asked the place asked about most is likeliest, and nothing is similar', () => {
  const found = asked.precedents('xylophone');
  expect(found.every(({ similarity }) => similarity === 0)).toBe(true);
});
