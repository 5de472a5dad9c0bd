import { expect, test } from 'vitest';
import { isSameName, nameProblem } from '../../src/core/operator-name.ts';

test.each(['ada', 'Ada ', 'ADA', 'a\u200bda', '\ufeffada', 'ad\u00ada', 'ａｄａ'])('%j is ada', (name) =>
  expect(isSameName(name, 'ada')).toBe(true),
);

test.each(['adam', 'a da', 'adä', ''])('%j is not ada', (name) => expect(isSameName(name, 'ada')).toBe(false));

test.each(['Ada Lovelace', 'José', 'Анна Каренина', 'Anna Каренина', "O'Neil-Ruiz", '山田 太郎'])('%s can be a name', (name) =>
  expect(nameProblem(name)).toBeUndefined(),
);
