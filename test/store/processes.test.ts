import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTimer } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const now = () => Date.UTC(2026, 10, 20, 10);
const child = new URL('../helpers/store-process.ts', import.meta.url).pathname;

/** Another process at the same database. Resolves with what it printed. */
async function run(...parameters: readonly string[]): Promise<string> {
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(started, 'close');
  expect(code).toBe(0);
  return output.trim();
}

test('processes that refund the same payment at once never give back more than is left', async () => {
  const path = join(temporaryDirectory(), 'desk.db');
  const store = await openStore({ path, now });
  onTestFinished(() => store.close());
  // 30 refunds of $3.00 each from two processes: $49.99 holds 16 of them.
  const counts = await Promise.all([run('refund', path, 'first', '15'), run('refund', path, 'second', '15')]);
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(16);
  expect((await store.records.payment('pay_1042'))?.left).toEqual({ cents: 199, currency: 'USD' });
  const refunds = await store.records.refundsOf('pay_1042');
  expect(new Set(refunds.map(({ id }) => id)).size).toBe(16);
  expect(await store.verifyAudit()).toMatchObject({ ok: true, records: 16 });
});

test('processes that make the database at once both find it whole', async () => {
  const path = join(temporaryDirectory(), 'desk.db');
  const accounts = await Promise.all([run('accounts', path), run('accounts', path), run('accounts', path)]);
  expect(new Set(accounts).size).toBe(1);
  expect(Number(accounts[0])).toBeGreaterThan(25);
});

test('the lease of a process that ended without giving it back is taken without a word', async () => {
  const path = join(temporaryDirectory(), 'desk.db');
  const store = await openStore({ path, now });
  onTestFinished(() => store.close());
  await store.createSession({ id: 's_1', team: 'teamflow', createdAt: 1 });
  expect(await run('lease', path, 's_1')).toBe('granted');
  expect((await store.lease('s_1')).type).toBe('granted');
  expect(await run('lease', path, 's_1')).toBe(`held by ${process.pid}`);
  await expect(run('delete', path, 's_1')).resolves.toContain(`is open in another process (${process.pid})`);
});

test('a write that waits for another process does not hold up this one', async () => {
  const path = join(temporaryDirectory(), 'desk.db');
  const store = await openStore({ path, now });
  const hand = new DatabaseSync(path);
  onTestFinished(async () => {
    hand.close();
    await store.close();
  });
  hand.exec('begin immediate');
  let written = false;
  const writing = store.createSession({ id: 's_1', team: 'teamflow', createdAt: 1 }).then(() => {
    written = true;
  });
  // Reading goes on, and timers run, while the write waits.
  for (let index = 0; index < 5; index += 1) {
    expect(await store.session('s_1')).toBeUndefined();
    await nextTimer();
  }
  expect(written).toBe(false);
  hand.exec('commit');
  await writing;
  expect((await store.session('s_1'))?.id).toBe('s_1');
});
