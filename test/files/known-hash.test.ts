import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownHash } from '../../src/files/known-hash.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const later = Date.now() + 60_000;

function hashed(now = later) {
  const folder = temporaryDirectory();
  const file = join(folder, 'words.txt');
  writeFileSync(file, 'refund');
  let worked = 0;
  const ask = (beside = '') =>
    knownHash({ folder, name: 'hash', paths: [file], beside, now }, () => {
      worked += 1;
      return `hash${worked}`;
    });
  return { file, ask, worked: () => worked };
}

test('a hash is worked out once, as long as no file has another time or size', () => {
  const { file, ask, worked } = hashed();
  expect([ask(), ask()]).toEqual(['hash1', 'hash1']);
  writeFileSync(file, 'refunds');
  expect([ask(), ask()]).toEqual(['hash2', 'hash2']);
  utimesSync(file, 1, 1);
  expect(ask()).toBe('hash3');
  expect(worked()).toBe(3);
});

test('what stands beside the files counts', () => {
  const { ask } = hashed();
  expect([ask('one'), ask('other'), ask('other')]).toEqual(['hash1', 'hash2', 'hash2']);
});

test('a file that was written just now may be written again: nothing is kept of it', () => {
  const { ask } = hashed(Date.now());
  expect([ask(), ask()]).toEqual(['hash1', 'hash2']);
});

test('a file that is not there is left to who reads it', () => {
  const folder = temporaryDirectory();
  const ask = () => knownHash({ folder, name: 'hash', paths: [join(folder, 'gone')], beside: '', now: later }, () => 'worked out');
  expect(ask()).toBe('worked out');
});
