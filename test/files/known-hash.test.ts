import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownHash } from '../../src/files/known-hash.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

function hashed() {
  const folder = temporaryDirectory();
  const file = join(folder, 'words.txt');
  writeFileSync(file, 'refund');
  let worked = 0;
  const ask = (beside = '') =>
    knownHash({ folder, name: 'hash', paths: [file], beside }, () => {
      worked += 1;
      return `hash${worked}`;
    });
  /** The hash was kept long after the file was written. */
  const settle = () => {
    const later = Date.now() / 1000 + 60;
    utimesSync(join(folder, 'hash'), later, later);
  };
  return { file, ask, settle };
}

test('a hash is worked out once, as long as no file has another time or size', () => {
  const { file, ask, settle } = hashed();
  const asked = [ask()];
  settle();
  asked.push(ask(), ask());
  writeFileSync(file, 'refunds');
  asked.push(ask());
  settle();
  asked.push(ask());
  utimesSync(file, 1, 1);
  asked.push(ask());
  expect(asked).toEqual(['hash1', 'hash1', 'hash1', 'hash2', 'hash2', 'hash3']);
});

test('what stands beside the files counts', () => {
  const { ask, settle } = hashed();
  const asked = [ask('one')];
  settle();
  asked.push(ask('other'));
  settle();
  asked.push(ask('other'));
  expect(asked).toEqual(['hash1', 'hash2', 'hash2']);
});

test('a file that was written just before may be written again: its hash is worked out once more', () => {
  const { ask } = hashed();
  expect([ask(), ask()]).toEqual(['hash1', 'hash2']);
});

test('a file that is not there is left to who reads it', () => {
  const folder = temporaryDirectory();
  const ask = () => knownHash({ folder, name: 'hash', paths: [join(folder, 'gone')], beside: '' }, () => 'worked out');
  expect([ask(), ask()]).toEqual(['worked out', 'worked out']);
});
