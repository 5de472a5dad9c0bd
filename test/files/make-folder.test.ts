import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/files/make-folder.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

test('makes what is missing, for the owner alone where that is asked, and leaves what is there', () => {
  const folder = join(temporaryDirectory(), 'a', 'b', 'c');
  makeFolder(folder, 0o700);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
  expect(statSync(join(folder, '..')).mode & 0o777).toBe(0o700);
});

test('a file in the way is an error', () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR|EEXIST/);
});

test.runIf(process.platform === 'linux')('a place that takes no folders is an error, not an endless loop', () => {
  expect(() => makeFolder('/proc/nope/deeper')).toThrow(/ENOENT/);
});
