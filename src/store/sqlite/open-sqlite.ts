import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { UserError } from '../../core/errors.ts';
import { makeFolder } from '../../files/make-folder.ts';
import type { Database } from '../database.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Schema } from '../schema.ts';
import { headFile } from './head-file.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { codeOf, translated, unwritable } from './sqlite-errors.ts';

/** Marks the file as Frontdesk's: "FDSK". */
const applicationId = 0x4644534b;

/**
 * Opens a SQLite database and brings its schema up to date; `fill` runs in the transaction that creates it.
 * Reading has a connection of its own, so it never sees what a running transaction has not committed.
 */
export async function openSqlite(path: string, fill: (db: Kysely<Schema>) => Promise<void>): Promise<Database> {
  const inMemory = path === ':memory:';
  if (!inMemory) createFile(path);
  const writer = connect(path, false);
  const heads = inMemory ? undefined : headFile(path);
  try {
    const write = new Kysely<Schema>({ dialect: sqliteDialect(writer, path) });
    if (readNumber(writer, 'user_version') !== migrate.newest) {
      if (isForeign(writer)) throw foreignError(path);
      await migrate(write, path, {
        read: async () => readNumber(writer, 'user_version'),
        write: async (version) => writer.exec(`pragma user_version = ${version}; pragma application_id = ${applicationId}`),
        fill: async (db) => {
          await heads?.forget();
          await fill(db);
        },
      });
    }
    const read = inMemory ? write : new Kysely<Schema>({ dialect: sqliteDialect(connect(path, true), path) });
    return {
      read,
      write,
      flush: async () => void (await sql`pragma wal_checkpoint(passive)`.execute(write)),
      scrub: async () => {
        await sql`vacuum`.execute(write);
        await sql`pragma wal_checkpoint(truncate)`.execute(write);
      },
      noteHead: async (head) => heads?.note(head),
      notedHead: async () => heads?.noted(),
      close: async () => {
        if (!inMemory) await read.destroy();
        await write.destroy();
      },
    };
  } catch (error) {
    if (writer.isOpen) writer.close();
    throw translated(error, path);
  }
}

/** For the owner alone: it holds customers' data. SQLite gives its side files the same mode. */
function createFile(path: string): void {
  try {
    makeFolder(dirname(path), 0o700);
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw unwritable(`The database ${path} cannot be written${codeOf(error)}.`, error);
  }
}

/**
 * NORMAL keeps the file sound over a loss of power; what must not be lost in one is flushed (`Database.flush`).
 * A short timeout: a transaction waits by itself, without blocking the process.
 */
function connect(path: string, readOnly: boolean): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { readOnly, timeout: 5_000 });
    database.exec(
      readOnly
        ? 'pragma busy_timeout = 5000'
        : 'pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma busy_timeout = 20',
    );
    return database;
  } catch (error) {
    throw translated(error, path);
  }
}

function readNumber(database: DatabaseSync, pragma: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`pragma ${pragma}`).get()?.[pragma]);
}

/** A database with tables that Frontdesk did not make. */
function isForeign(database: DatabaseSync): boolean {
  if (readNumber(database, 'application_id') === applicationId) return false;
  return database.prepare("select 1 from sqlite_master where type = 'table' limit 1").get() !== undefined;
}

function foreignError(path: string): UserError {
  return new UserError(`${path} is a database, but not one of Frontdesk's. It was left as it is.`, 'Choose another data directory.');
}
