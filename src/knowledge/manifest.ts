import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { UserError } from '../core/errors.ts';
import { stampOf } from '../files/stamp-of.ts';
import { prepared } from './prepared.ts';
import { isDocument } from './read-document.ts';
import { numberOf, textOf } from './rows.ts';

/** What differs between the folders and the index. */
export interface Changes {
  /** Files to read: new, or with another stamp. */
  readonly read: readonly string[];
  /** Files that are gone. */
  readonly removed: readonly string[];
  /** Folders that were listed anew, with their stamps; undefined for those that are gone. */
  readonly folders: ReadonlyMap<string, string | undefined>;
}

/**
 * Compares folders and files with the index by their stamps (times and size), without reading any.
 * Every folder is looked at, and so are `budget` files, others each time: with more files than that a change in one
 * of them is seen later, or when a search finds it.
 */
export function findChanges(database: DatabaseSync, roots: readonly string[], now: number, budget: number): Changes {
  const folders = changedFolders(database, roots, now);
  const known = prepared(database, 'SELECT path FROM files WHERE folder = ?');
  const read: string[] = [];
  const removed: string[] = [];
  for (const [folder, { files }] of folders) {
    const before = new Set(known.all(folder).map((row) => textOf(row, 'path')));
    const there = new Set(files);
    read.push(...files.filter((path) => !before.has(path)));
    removed.push(...[...before].filter((path) => !there.has(path)));
  }
  const gone = new Set(removed);
  for (const { path, stamp } of someFiles(database, now, budget)) {
    if (!gone.has(path) && (stamp === '' || stampOf(path, now) !== stamp)) read.push(path);
  }
  return { read, removed, folders: new Map([...folders].map(([path, { stamp }]) => [path, stamp])) };
}

interface Folder {
  readonly stamp: string | undefined;
  /** Paths of the documents in it. */
  readonly files: readonly string[];
}

function changedFolders(database: DatabaseSync, roots: readonly string[], now: number): ReadonlyMap<string, Folder> {
  const stamps = new Map(
    prepared(database, 'SELECT path, stamp FROM folders')
      .all()
      .map((row) => [textOf(row, 'path'), textOf(row, 'stamp')]),
  );
  const changed = new Map<string, Folder>();
  const queue = [...new Set([...roots, ...stamps.keys()])];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    // The stamp is taken before the folder is listed: what is added in between is seen next time.
    const stamp = stampOf(path, now);
    if (stamp !== '' && stamp === stamps.get(path)) continue;
    const { files, folders } = stamp === undefined ? { files: [], folders: [] } : list(path);
    changed.set(path, { stamp, files });
    queue.push(...folders.filter((folder) => !stamps.has(folder) && !changed.has(folder)));
  }
  return changed;
}

/** Documents and folders in a folder, in order. Hidden ones do not count; a link to a file does, one to a folder does not. */
function list(folder: string): { readonly files: readonly string[]; readonly folders: readonly string[] } {
  const entries = entriesOf(folder)
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.filter(
    (entry) => isDocument(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && isFile(join(folder, entry.name)))),
  );
  const folders = entries.filter((entry) => entry.isDirectory());
  return { files: files.map(({ name }) => join(folder, name)), folders: folders.map(({ name }) => join(folder, name)) };
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new UserError(`The knowledge folder ${folder} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** All files when there are few; otherwise a stretch of them that begins where the time decides. */
function someFiles(database: DatabaseSync, now: number, budget: number): readonly { readonly path: string; readonly stamp: string }[] {
  const last = numberOf(prepared(database, 'SELECT coalesce(max(id), 0) AS id FROM files').get() ?? {}, 'id');
  const start = last <= budget ? 0 : (Math.floor(now) % (last + budget)) - budget;
  const end = last <= budget ? last : start + budget;
  const rows = prepared(database, 'SELECT path, stamp FROM files WHERE id > ? AND id <= ?').all(start, end);
  return rows.map((row) => ({ path: textOf(row, 'path'), stamp: textOf(row, 'stamp') }));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
