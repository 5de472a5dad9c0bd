import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { approvalRequested, message } from '../helpers/entries.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

test('a damaged entry is left out and counted; the others are read, and new ones go on after it', async () => {
  const path = join(temporaryDirectory(), 'desk.db');
  const store = await openStore({ path, now: () => 0, seed: 'nothing' });
  const hand = new DatabaseSync(path);
  onTestFinished(async () => {
    hand.close();
    await store.close();
  });
  await store.createSession({ id: 's_1', team: 'teamflow', createdAt: 1 });
  const entries = ['one', 'two', 'three', 'four', 'five'].map(message);
  await store.transaction((tx) => tx.append('s_1', [...entries, approvalRequested('a_1')], 2));
  for (const [seq, body] of [
    [1, '{"type":"message","from":'],
    [2, 'null'],
    [4, '{"type":"no such type"}'],
    [6, ''],
  ] as const) {
    hand.prepare('update entries set body = ? where seq = ?').run(body, seq);
  }
  const read = await store.entries('s_1');
  expect(read.damaged).toBe(4);
  expect(read.entries.map(({ seq }) => seq)).toEqual([3, 5]);
  expect(await store.waiting()).toEqual([]);
  expect((await store.sessions())[0]).toMatchObject({ title: '', entries: 6 });
  expect((await store.sessions({ text: 'three' })).map(({ id }) => id)).toEqual(['s_1']);
  const [added] = await store.transaction((tx) => tx.append('s_1', [message('six')], 3));
  expect(added?.seq).toBe(7);
});
