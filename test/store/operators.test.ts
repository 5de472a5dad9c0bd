import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

async function operatorsOf() {
  const path = join(temporaryDirectory(), 'desk.db');
  const store = await openStore({ path, now: () => 0, seed: 'nothing' });
  onTestFinished(() => store.close());
  return { operators: store.operators, path };
}
const frida = { name: 'frida', roles: ['finance', 'support'] };

test('an operator is known by the password, and by no other', async () => {
  const { operators } = await operatorsOf();
  await operators.add(frida, 'grüne Wiese', 7);
  expect(await operators.list()).toEqual([{ ...frida, addedAt: 7 }]);
  expect(await operators.verify('frida', 'grüne Wiese'.normalize('NFD'))).toEqual(frida);
  expect(await operators.verify('frida', 'Grüne Wiese')).toBeUndefined();
  expect(await operators.verify('frida', '')).toBeUndefined();
  expect(await operators.verify('nobody', 'grüne Wiese')).toBeUndefined();
});

test('a name is given once, and can be removed', async () => {
  const { operators } = await operatorsOf();
  await operators.add(frida, 'one', 7);
  await expect(operators.add({ ...frida, roles: ['finance-director'] }, 'two', 8)).rejects.toThrow('There is an operator frida already.');
  expect(await operators.verify('frida', 'one')).toEqual(frida);
  expect(await operators.remove('frida')).toBe(true);
  expect(await operators.remove('frida')).toBe(false);
  expect(await operators.list()).toEqual([]);
});

test.each(['Frida', ' frida ', 'frida\u200b', 'ｆｒｉｄａ'])('%j is a name that frida has already, or none', async (name) => {
  const { operators } = await operatorsOf();
  await operators.add(frida, 'one', 7);
  await expect(operators.add({ ...frida, name }, 'two', 8)).rejects.toThrow(/There is an operator frida already|that nobody sees/);
  expect(await operators.list()).toHaveLength(1);
});

test.each(['fri\u200bda', 'fri\nda', '\u001b[31mfrida', 'frid\u0430', '\u202efrida'])('%j is no name', async (name) => {
  const { operators } = await operatorsOf();
  await expect(operators.add({ ...frida, name }, 'one', 7)).rejects.toThrow(/that nobody sees|look alike/);
});

test('a name is found however its letters are composed', async () => {
  const { operators } = await operatorsOf();
  await operators.add({ ...frida, name: 'Jose\u0301 ' }, 'one', 7);
  expect(await operators.verify('Jos\u00e9', 'one')).toMatchObject({ name: 'Jos\u00e9' });
  expect(await operators.remove('Jose\u0301')).toBe(true);
});

test('a name and a password are needed', async () => {
  const { operators } = await operatorsOf();
  await expect(operators.add({ ...frida, name: ' ' }, 'x', 1)).rejects.toThrow('needs a name');
  await expect(operators.add(frida, '', 1)).rejects.toThrow('needs a password');
});

test('the password itself stands nowhere', async () => {
  const { operators, path } = await operatorsOf();
  await operators.add(frida, 'a very secret word', 7);
  for (const file of [path, `${path}-wal`]) expect(readFileSync(file).includes('a very secret word')).toBe(false);
});
