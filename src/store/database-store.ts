import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { Operators } from '../core/operators.ts';
import type { Store, Transaction } from '../core/store.ts';
import { appendAudit, readAudit, verifyAudit } from './audit.ts';
import type { Database } from './database.ts';
import { appendEntries, readEntries, readSince } from './entries.ts';
import type { Erasure } from './erase-customer.ts';
import { assertFree, leaseSession, type Processes } from './leases.ts';
import { createOperators } from './operators.ts';
import { deskRecords, type SystemOfRecord } from './records/desk-records.ts';
import type { Schema } from './schema.ts';
import { createSession, deleteSession, findSession, listSessions } from './sessions.ts';
import { sessionAsking, waitingEntries } from './waiting.ts';
import { claimDecision, claimWrite, similarWrites } from './writes.ts';

export interface DeskStore extends Store<SystemOfRecord> {
  readonly operators: Operators;
  /** Puts the records of the demo company back as they were on its first day, dated from now. Sessions, operators and audit stay. */
  resetDemo(): Promise<void>;
  /**
   * Erases a customer for good; the audit still verifies. A rehearsal says what would go and takes nothing.
   * Throws `UserError` while a legal matter of theirs is open, or another process has one of their conversations.
   */
  eraseCustomer(account: string, by: string, rehearsal?: boolean): Promise<Erasure>;
}

export interface StoreEdges {
  /** ms, UTC */
  readonly now: () => number;
  readonly processes: Processes;
}

/** The store over any database that Kysely speaks to. */
export function createStore(database: Database, { now, processes }: StoreEdges): DeskStore {
  const { read } = database;
  const write = writing(database);
  const leases = { now, processes, write };
  return {
    records: deskRecords(read),
    operators: createOperators(read, write),
    transaction: async (work) => {
      const kept: Kept = {};
      const result = await write((db) => work(transaction(db, kept)));
      if (kept.mustLast) await database.flush();
      if (kept.head !== undefined) await database.noteHead(kept.head);
      return result;
    },
    createSession: (session) => write((db) => createSession(db, session)),
    session: (id) => findSession(read, id),
    sessions: (filter) => listSessions(read, filter),
    deleteSession: (id) =>
      write(async (db) => {
        await assertFree(leases, db, id);
        await deleteSession(db, id);
      }),
    entries: (id, after = 0) => readEntries(read, id, after),
    entriesSince: (type, since) => readSince(read, type, since),
    sessionWaitingFor: (id) => sessionAsking(read, id),
    waiting: () => waitingEntries(read),
    similarWrites: (sought) => similarWrites(read, sought),
    audit: () => readAudit(read),
    verifyAudit: async (expectedHead) => {
      const heads = [expectedHead, await database.notedHead()];
      return verifyAudit(
        read,
        heads.filter((head) => head !== undefined),
      );
    },
    lease: (id, { takeOver = false } = {}) => leaseSession(leases, id, takeOver),
    resetDemo: async () => {
      const { resetDemo } = await import('./seed.ts');
      await write((db) => resetDemo(db, now()));
    },
    eraseCustomer: async (account, by, rehearsal = false) => {
      const { eraseCustomer } = await import('./erase-customer.ts');
      const erase = (db: Kysely<Schema>) =>
        eraseCustomer(db, account, { by, at: now(), assertFree: (session) => assertFree(leases, db, session) });
      if (rehearsal) return await rehearsed(write, erase);
      const erasure = await write(erase);
      await database.noteHead(erasure.auditHead);
      await database.scrub();
      return erasure;
    },
    close: () => database.close(),
  };
}

/** What is left to do once a transaction is committed. */
interface Kept {
  /** It holds a decision or an effect, which must survive a loss of power. */
  mustLast?: boolean;
  /** The head of the audit chain after it. */
  head?: string;
}

function transaction(db: Kysely<Schema>, kept: Kept): Transaction<SystemOfRecord> {
  return {
    records: deskRecords(db),
    append: (session, entries, at) => appendEntries(db, session, entries, at),
    audit: async (record) => {
      kept.mustLast = true;
      kept.head = await appendAudit(db, record);
      return kept.head;
    },
    claimWrite: (claimed) => {
      kept.mustLast = true;
      return claimWrite(db, claimed);
    },
    claimDecision: (id) => claimDecision(db, id),
  };
}

/** What it would have come to: it is rolled back. */
async function rehearsed<T>(write: Write, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const rollback = new Error('A rehearsal is rolled back.');
  const results: T[] = [];
  await write(async (db) => {
    results.push(await work(db));
    throw rollback;
  }).catch((error: unknown) => {
    if (error !== rollback) throw error;
  });
  for (const result of results) return result;
  throw rollback;
}

type Write = <T>(work: (db: Kysely<Schema>) => Promise<T>) => Promise<T>;

/** One after the other. A transaction asked for inside another would wait for itself for ever, so it is refused. */
function writing(database: Database): Write {
  const inside = new AsyncLocalStorage<true>();
  return async (work) => {
    if (inside.getStore()) throw new Error('A transaction was begun inside another: use the one at hand.');
    return await inside.run(true, () => database.write.transaction().execute(work));
  };
}
