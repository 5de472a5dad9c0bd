import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import { message } from '../helpers/entries.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const now = () => Date.UTC(2026, 10, 20, 10);
const file = () => join(temporaryDirectory(), 'data', 'desk.db');
const open = async (path: string, options: Partial<StoreOptions> = {}) => {
  const store = await openStore({ path, now, ...options });
  onTestFinished(() => store.close().catch(() => {}));
  return store;
};
const refusal = async (path: string) => {
  const error: unknown = await openStore({ path, now }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`expected a UserError, got ${String(error)}`);
  return error;
};

describe('opening a store', () => {
  test('makes the directory and the database, for the owner alone, with the demo company in it', async () => {
    const path = file();
    const store = await open(path);
    expect((await store.records.account('acc_northwind'))?.company).toBe('Northwind Ltd');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  test('leaves an existing database as it is', async () => {
    const path = file();
    const first = await open(path);
    await first.createSession({ id: 's_1', team: 'teamflow', createdAt: 1 });
    await first.transaction((tx) => tx.append('s_1', [message('hello')], 2));
    await first.close();
    const again = await open(path, { now: () => now() + 1e9 });
    expect((await again.entries('s_1')).entries).toHaveLength(1);
  });

  test('begins empty when it is asked to', async () => {
    const store = await open(file(), { seed: 'nothing' });
    expect(await store.records.accounts()).toEqual([]);
  });

  test('works in memory alone', async () => {
    const store = await open(':memory:');
    await store.createSession({ id: 's_1', team: 'teamflow', createdAt: 1 });
    expect((await store.sessions())[0]?.id).toBe('s_1');
  });

  test('two at once make one database', async () => {
    const path = file();
    const stores = await Promise.all([open(path), open(path), open(path)]);
    await Promise.all(stores.map((store, index) => store.createSession({ id: `s_${index}`, team: 'teamflow', createdAt: index })));
    for (const store of stores) expect(await store.sessions()).toHaveLength(3);
  });

  test('refuses a damaged file, says how to move it away, and leaves it as it is', async () => {
    const path = join(temporaryDirectory(), 'desk.db');
    writeFileSync(path, 'this was a database once, and now it is text');
    const error = await refusal(path);
    expect(error.message).toBe(`The database ${path} is damaged. It was left as it is.`);
    expect(error.hint).toContain(`mv "${path}"`);
    expect(readFileSync(path, 'utf8')).toBe('this was a database once, and now it is text');
  });

  test('says so when damage shows only later', async () => {
    const path = file();
    const store = await open(path);
    await store.close();
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]));
    const damaged = await openStore({ path, now }).then(
      async (opened) => {
        onTestFinished(() => opened.close());
        return await opened.records.accounts().catch((reason: unknown) => reason);
      },
      (reason: unknown) => reason,
    );
    expect(damaged).toBeInstanceOf(UserError);
    expect(String(damaged)).toContain('is damaged');
  });

  test('brings a database of an older Frontdesk up to date, with what stands in it', async () => {
    const path = file();
    await (await open(path)).close();
    const old = new DatabaseSync(path);
    old.exec('alter table escalations drop column "acknowledgedBy"; pragma user_version = 2');
    old.close();
    const store = await open(path);
    const before = await store.records.escalation('ESC-1003');
    expect(before).toMatchObject({ status: 'acknowledged', acknowledgedAt: expect.any(Number) });
    expect(before).not.toHaveProperty('acknowledgedBy');
    const change = { by: 'ana', at: now() };
    await store.transaction((tx) => tx.records.acknowledgeEscalation('ESC-1002', change));
    expect(await store.records.escalation('ESC-1002')).toMatchObject({ acknowledgedBy: 'ana', acknowledgedAt: now() });
  });

  test('knows the number of the last migration', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
    expect(migrate.newest).toBe(migrations.length);
  });

  test('refuses a database of a newer Frontdesk', async () => {
    const path = file();
    await (await open(path)).close();
    new DatabaseSync(path).exec('pragma user_version = 99');
    const error = await refusal(path);
    expect(error.message).toContain('newer Frontdesk (its schema is version 99');
    expect(error.hint).toContain('Update Frontdesk');
  });

  test('refuses a database of another program', async () => {
    const path = join(temporaryDirectory(), 'other.db');
    new DatabaseSync(path).exec('create table things (id integer)');
    expect((await refusal(path)).message).toBe(`${path} is a database, but not one of Frontdesk's. It was left as it is.`);
    expect(new DatabaseSync(path).prepare('select name from sqlite_master').all()).toHaveLength(1);
  });

  test('refuses a path that cannot be written', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'taken'), '');
    const blocked = await refusal(join(directory, 'taken', 'desk.db'));
    expect(blocked.message).toMatch(/^The database .* cannot be written \((?:ENOTDIR|EEXIST)\)\.$/);
    expect(blocked.hint).toContain('another data directory');
    mkdirSync(join(directory, 'desk.db'));
    expect((await refusal(join(directory, 'desk.db'))).message).toContain('cannot be written (EISDIR)');
  });

  test.skipIf(process.getuid?.() === 0)('refuses a read-only directory', async () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o500);
    expect((await refusal(join(directory, 'desk.db'))).message).toContain('cannot be written (EACCES)');
  });
});

describe('the demo', () => {
  test('comes back as it was, dated anew; sessions stay, and old writes no longer count as repeated', async () => {
    let time = now();
    const store = await open(file(), { now: () => time });
    const write = { callId: 'c_1', session: 's_1', tool: 'issue_refund', target: 'pay_1042', at: 1 };
    await store.createSession({ id: 's_1', team: 'teamflow', createdAt: 1 });
    await store.transaction(async ({ records, claimWrite }) => {
      await claimWrite(write);
      const origin = { by: 'ana', session: 's_1', callId: 'c_1', at: time };
      const amount = { cents: 4_999, currency: 'USD' } as const;
      await records.insertRefund({
        account: 'acc_northwind',
        payment: 'pay_1042',
        amount,
        reason: 'duplicate-charge',
        note: '',
        ...origin,
      });
      await records.setIdentityAttempts('acc_northwind', { failures: 3, lastFailureAt: time });
    });
    const before = await store.records.payment('pay_1042');
    time += 40 * 86_400_000;
    await store.resetDemo();
    const after = await store.records.payment('pay_1042');
    expect(after?.left.cents).toBe(4_999);
    expect(after?.at).toBeGreaterThan(before?.at ?? 0);
    expect(await store.records.identityAttempts('acc_northwind')).toEqual({ failures: 0 });
    expect(await store.similarWrites(write)).toEqual([]);
    expect(await store.transaction((tx) => tx.claimWrite(write))).toBe(false);
    expect(await store.session('s_1')).toBeDefined();
  });
});
