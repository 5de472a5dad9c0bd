import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from '../files/make-folder.ts';

/** Raised whenever the tables or what is put into them changes: an index of another version is made anew. */
const version = 1;

/** Longest wait for another process that is writing, in ms. It writes a few hundred documents at a time. */
const patience = 10_000;

const schema = `
  CREATE TABLE folders (path TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    folder TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    stamp TEXT NOT NULL,
    hash TEXT NOT NULL,
    problem TEXT NOT NULL,
    -- Its passages are written together, so they stand in one stretch.
    first_passage INTEGER NOT NULL,
    after_passage INTEGER NOT NULL
  );
  CREATE INDEX files_of_folder ON files (folder);
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    title TEXT NOT NULL,
    heading TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    text TEXT NOT NULL
  );
  CREATE VIRTUAL TABLE search USING fts5 (title, heading, text, content = 'passages', content_rowid = 'id', tokenize = "porter unicode61 remove_diacritics 2");
  CREATE VIRTUAL TABLE words USING fts5vocab (search, 'row');
  -- How much is gathered in memory before it is written, in bytes: each piece is merged with others later, so fewer and larger ones.
  INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
`;

/** An index that another version of Frontdesk made. */
class OtherVersion extends Error {}

/**
 * Opens the index, or makes an empty one. It holds nothing that the documents do not hold, so an index that is damaged
 * or of another version is thrown away, and where no file can be written it is kept in memory.
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    return open(file);
  } catch (error) {
    if (!isDamage(error) && !(error instanceof OtherVersion)) return open(':memory:');
  }
  try {
    return open(discard(file));
  } catch {
    // It can be neither used nor replaced: the folder is read-only, or somebody else holds it.
    return open(':memory:');
  }
}

/** Throws away an index that turned out to be damaged. Processes that have it open keep their own copy. */
export function discard(file: string): string {
  if (file !== ':memory:') for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return file;
}

/** SQLite says that the file is no database, or a broken one. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  const [corrupt, notADatabase] = [11, 26];
  return [corrupt, notADatabase].includes(error.errcode & 0xff);
}

function open(file: string): DatabaseSync {
  if (file !== ':memory:') makeFolder(dirname(file));
  const database = new DatabaseSync(file);
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: DatabaseSync): void {
  database.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000`);
  if (userVersion(database) === 0) {
    database.exec('BEGIN IMMEDIATE');
    if (userVersion(database) === 0) database.exec(`${schema}; PRAGMA user_version = ${version}`);
    database.exec('COMMIT');
  }
  if (userVersion(database) !== version) throw new OtherVersion('the index is of another version');
}

function userVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
