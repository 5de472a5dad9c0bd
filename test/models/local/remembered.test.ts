import { expect, test } from 'vitest';
import { remembered } from '../../../src/models/local/remembered.ts';

test('what was asked for lately is made once, and what was asked for long ago is forgotten', () => {
  const made: string[] = [];
  const length = remembered(2, (text) => made.push(text));
  expect(['a', 'b', 'a', 'b', 'c', 'b', 'd', 'e', 'f', 'a'].map(length)).toEqual([1, 2, 1, 2, 3, 2, 4, 5, 6, 7]);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'a']);
});
