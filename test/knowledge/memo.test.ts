import { expect, test } from 'vitest';
import { Memo } from '../../src/knowledge/memo.ts';

test('a value is made once, and again when there were too many', () => {
  const memo = new Memo<string, string>(2);
  let made = 0;
  const get = (key: string) => memo.get(key, () => `${key}${++made}`);
  expect([get('a'), get('b'), get('a')]).toEqual(['a1', 'b2', 'a1']);
  expect([get('c'), get('a')]).toEqual(['c3', 'a4']);
  memo.clear();
  expect(get('c')).toBe('c5');
});
