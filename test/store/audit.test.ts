import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eraseAudit } from '../../src/store/audit.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.ts';
import { auditRecord } from '../helpers/entries.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

/** Ten records, and a hand that reaches into the database past the program. */
async function tenRecords() {
  const path = join(temporaryDirectory(), 'desk.db');
  const store = await openStore({ path, now: () => 0, seed: 'nothing' });
  const heads: string[] = [];
  await store.transaction(async (tx) => {
    for (let index = 1; index <= 10; index += 1) {
      const account = index % 2 === 0 ? { account: 'acc_even' } : {};
      heads.push(await tx.audit(auditRecord(`c_${index}`, { at: index, ...account })));
    }
  });
  const hand = new DatabaseSync(path);
  onTestFinished(async () => {
    hand.close();
    await store.close().catch(() => {});
  });
  return { path, store, heads, hand };
}

describe('the audit chain', () => {
  test.each([
    [
      'the amount in the detail',
      `update audit set detail = replace(detail, '49.99', '59.99') where seq = 4`,
      'the details of record 4 were changed',
    ],
    ['who did it', `update audit set by = 'somebody else' where seq = 4`, 'record 4 was changed'],
    ['when', 'update audit set at = at + 1 where seq = 4', 'record 4 was changed'],
    ['what became of it', `update audit set action = 'denied' where seq = 4`, 'record 4 was changed'],
    ['the tool', `update audit set tool = 'add_note' where seq = 4`, 'record 4 was changed'],
    ['the account', `update audit set account = 'acc_other' where seq = 4`, 'the account of record 4 was changed'],
    ['the salt', `update audit set salt = '00' where seq = 4`, 'the details of record 4 were changed'],
    ['the salt alone erased', 'update audit set salt = null where seq = 4', 'the details of record 4 were changed'],
    ['the digest', `update audit set digest = '00' where seq = 4`, 'record 4 was changed'],
    ['the head', `update audit set head = '00' where seq = 4`, 'record 4 was changed'],
    ['a record gone', 'delete from audit where seq = 4', 'record 4 is missing'],
    [
      'a record gone, the others moved up',
      'delete from audit where seq = 4; update audit set seq = seq - 1 where seq > 4',
      'record 4 was changed',
    ],
    [
      'two records exchanged',
      'update audit set seq = -1 where seq = 4; update audit set seq = 4 where seq = 7; update audit set seq = 7 where seq = -1',
      'record 4 was changed',
    ],
  ])('shows %s, and at which record', async (_, tampering, problem) => {
    const { store, hand } = await tenRecords();
    expect(await store.verifyAudit()).toMatchObject({ ok: true, records: 10 });
    hand.exec(tampering);
    const verdict = await store.verifyAudit();
    expect(verdict).toMatchObject({ ok: false, firstBad: 4 });
    expect(verdict.problem).toContain(problem);
  });

  test('shows a record slipped in before the first', async () => {
    const { store, hand } = await tenRecords();
    hand.exec(
      `insert into audit select 0, at, session, "callId", tool, action, by, detail, salt, digest, head, account from audit where seq = 1`,
    );
    expect(await store.verifyAudit()).toMatchObject({ ok: false, firstBad: 1 });
  });

  test('shows a tail cut off by the head that is kept beside the database', async () => {
    const { store, hand, heads } = await tenRecords();
    hand.exec('delete from audit where seq > 7');
    expect(await store.verifyAudit()).toEqual({
      ok: false,
      records: 7,
      head: heads[6],
      firstBad: 8,
      problem: 'the chain ends after record 7 and never had the head that was noted',
    });
  });

  test('shows a tail cut off by a head that somebody noted, when the one beside the database was changed as well', async () => {
    const { path, store, hand, heads } = await tenRecords();
    hand.exec('delete from audit where seq > 7');
    writeFileSync(`${path}.head`, heads[6] ?? '');
    expect(await store.verifyAudit()).toMatchObject({ ok: true, records: 7 });
    expect(await store.verifyAudit(heads[6])).toMatchObject({ ok: true });
    expect(await store.verifyAudit(heads[9])).toMatchObject({ ok: false, firstBad: 8 });
  });

  test('a new database begins a new chain, whatever head lies beside it', async () => {
    const { path, store } = await tenRecords();
    await store.close();
    for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
    const fresh = await openStore({ path, now: () => 0, seed: 'nothing' });
    expect(await fresh.verifyAudit()).toMatchObject({ ok: true, records: 0 });
    await fresh.close();
  });

  test('still holds when a customer is erased: their details are gone, the others stay', async () => {
    const { path, store, heads } = await tenRecords();
    const database = await openSqlite(path, async () => {});
    onTestFinished(() => database.close());
    const records = await database.write.transaction().execute((tx) => eraseAudit(tx, 'acc_even'));
    expect(records).toEqual([2, 4, 6, 8, 10]);
    expect(await store.verifyAudit(heads[9])).toMatchObject({
      ok: false,
      firstBad: 2,
      problem: 'the details of record 2 are gone, and no erasure of a customer names it',
    });
    await store.transaction((tx) => tx.audit(auditRecord('', { at: 11, action: 'erased', detail: { records } })));
    expect(await store.verifyAudit(heads[9])).toMatchObject({ ok: true, records: 11 });
    const details = [];
    for await (const { detail } of store.audit()) details.push(detail);
    expect(details[0]).toEqual(auditRecord('').detail);
    expect(details[1]).toEqual({ erased: true });
  });

  test('an erasure that is itself emptied explains nothing', async () => {
    const { store, hand } = await tenRecords();
    await store.transaction((tx) => tx.audit(auditRecord('', { at: 11, action: 'erased', detail: { records: [4, 11] } })));
    hand.exec('update audit set detail = null, salt = null, account = null where seq in (4, 11)');
    expect(await store.verifyAudit()).toMatchObject({ ok: false, firstBad: 4 });
  });

  test('never gives two equal records the same digest: what was erased cannot be guessed', async () => {
    const { store, hand } = await tenRecords();
    await store.transaction((tx) => tx.audit(auditRecord('c_1', { at: 1 })));
    const rows = hand.prepare('select digest from audit where seq in (1, 11)').all();
    expect(rows[0]?.['digest']).not.toBe(rows[1]?.['digest']);
  });

  test('shows any single change of any column', async () => {
    const { store, hand } = await tenRecords();
    const columns = ['at', 'session', '"callId"', 'tool', 'action', 'by', 'detail', 'digest', 'head'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 1e6 }),
        async (column, seq, value) => {
          hand.exec('begin');
          hand.prepare(`update audit set ${column} = ? where seq = ?`).run(column === 'at' ? value + 10 : `x${value}`, seq);
          hand.exec('commit');
          const verdict = await store.verifyAudit();
          hand.exec('delete from audit');
          await store.transaction(async (tx) => {
            for (let index = 1; index <= 10; index += 1) await tx.audit(auditRecord(`c_${index}`, { at: index }));
          });
          expect(verdict).toMatchObject({ ok: false, firstBad: seq });
        },
      ),
      { numRuns: 25 },
    );
  });
});
