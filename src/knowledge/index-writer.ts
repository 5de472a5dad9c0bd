import { basename, dirname, extname, join, sep } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type LoadedFile, loadFile, parseFile } from './load-file.ts';
import type { Changes } from './manifest.ts';
import { outline } from './outline.ts';
import { passagesOf } from './passages.ts';
import { needsParser } from './read-document.ts';
import { numberOf, type Row, textOf } from './rows.ts';

/** What stands between the titles of a heading path in the index. */
export const headingSeparator = '\u001f';

/** How many documents are written in one transaction: others who want to write wait that long. */
const batch = 2500;
/** How many parsed documents are kept until they are written: parsing takes its time, and nobody should wait for it. */
const parsedBatch = 25;

/**
 * Brings the index up to the files, in transactions that are short enough for others to wait. Folders come last:
 * a process that was stopped, or one that looks in the meantime, finds what is missing.
 */
export async function applyChanges(database: DatabaseSync, roots: readonly string[], changes: Changes, now: number): Promise<void> {
  const { read, removed, folders } = changes;
  for (const paths of inBatches(
    read.filter((path) => !needsParser(path)),
    batch,
  )) {
    write(database, (statements) => {
      for (const path of paths) putFile(statements, roots, loadFile(path, now));
    });
  }
  for (const paths of inBatches(read.filter(needsParser), parsedBatch)) {
    const files: LoadedFile[] = [];
    for (const path of paths) files.push(await parseFile(path, now));
    write(database, (statements) => {
      for (const file of files) putFile(statements, roots, file);
    });
  }
  if (removed.length === 0 && folders.size === 0) return;
  write(database, (statements) => {
    for (const path of removed) removeFile(statements, path);
    for (const [path, stamp] of folders) {
      if (stamp === undefined) statements.deleteFolder.run(path);
      else statements.setFolder.run(path, stamp);
    }
  });
}

function inBatches(paths: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(paths.length / size) }, (_, index) => paths.slice(index * size, (index + 1) * size));
}

function write(database: DatabaseSync, work: (statements: Statements) => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work(prepare(database));
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

type Statements = ReturnType<typeof prepare>;

function prepare(database: DatabaseSync) {
  return {
    file: database.prepare('SELECT id, hash, first_passage, after_passage FROM files WHERE path = ?'),
    named: database.prepare('SELECT 1 AS taken FROM files WHERE document = ?'),
    addFile: database.prepare(
      `INSERT INTO files (folder, path, document, title, stamp, hash, problem, first_passage, after_passage) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)`,
    ),
    updateFile: database.prepare('UPDATE files SET title = ?, stamp = ?, hash = ?, problem = ? WHERE id = ?'),
    setPassages: database.prepare('UPDATE files SET first_passage = ?, after_passage = ? WHERE id = ?'),
    nextPassage: database.prepare('SELECT coalesce(max(id), 0) + 1 AS id FROM passages'),
    setStamp: database.prepare('UPDATE files SET stamp = ? WHERE id = ?'),
    deleteFile: database.prepare('DELETE FROM files WHERE id = ?'),
    addPassage: database.prepare(
      'INSERT INTO passages (id, file, anchor, title, heading, first, last, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    addWords: database.prepare('INSERT INTO search (rowid, title, heading, text) VALUES (?, ?, ?, ?)'),
    deleteWords: database.prepare(
      "INSERT INTO search (search, rowid, title, heading, text) SELECT 'delete', id, title, heading, text FROM passages WHERE id >= ? AND id < ?",
    ),
    deletePassages: database.prepare('DELETE FROM passages WHERE id >= ? AND id < ?'),
    setFolder: database.prepare('INSERT INTO folders (path, stamp) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp'),
    deleteFolder: database.prepare('DELETE FROM folders WHERE path = ?'),
  };
}

function removeFile(statements: Statements, path: string): void {
  const row = statements.file.get(path);
  if (row === undefined) return;
  removePassages(statements, row);
  statements.deleteFile.run(numberOf(row, 'id'));
}

function removePassages(statements: Statements, file: Row): void {
  const stretch = [numberOf(file, 'first_passage'), numberOf(file, 'after_passage')] as const;
  statements.deleteWords.run(...stretch);
  statements.deletePassages.run(...stretch);
}

/** Another process may have been faster: what stands there already is left. */
function putFile(statements: Statements, roots: readonly string[], { path, stamp, hash, document, problem }: LoadedFile): void {
  if (stamp === undefined) {
    removeFile(statements, path);
    return;
  }
  const before = statements.file.get(path);
  if (before !== undefined && textOf(before, 'hash') === hash) {
    statements.setStamp.run(stamp, numberOf(before, 'id'));
    return;
  }
  const { title = '', sections } = outline(document);
  let id: number;
  if (before === undefined) id = addFile(statements, roots, path, [title, stamp, hash, problem]);
  else {
    id = numberOf(before, 'id');
    removePassages(statements, before);
    statements.updateFile.run(title, stamp, hash, problem, id);
  }
  const first = numberOf(statements.nextPassage.get() ?? {}, 'id');
  let next = first;
  for (const { anchor, heading, lines, text } of sections.flatMap(passagesOf)) {
    const titles = heading.join(headingSeparator);
    statements.addPassage.run(next, id, anchor, title, titles, lines[0], lines[1], text);
    statements.addWords.run(next, title, titles, text);
    next++;
  }
  statements.setPassages.run(first, next, id);
}

function addFile(statements: Statements, roots: readonly string[], path: string, values: readonly string[]): number {
  const name = documentName(roots, path, (taken) => statements.named.get(taken) !== undefined);
  return Number(statements.addFile.run(dirname(path), path, name, ...values).lastInsertRowid);
}

/**
 * The path within the knowledge folder without the extension: `billing-policies`, `guides/setup`.
 * Where two files would have one name, the one that comes later keeps its extension, then its folder.
 */
function documentName(roots: readonly string[], path: string, isTaken: (name: string) => boolean): string {
  const root = roots.find((folder) => path.startsWith(folder + sep)) ?? dirname(path);
  const full = path
    .slice(root.length + 1)
    .split(sep)
    .join('/');
  const short = full.slice(0, -extname(full).length);
  const longer = `${basename(root)}/${full}`;
  return [short, full, longer].find((name) => !isTaken(name)) ?? join(root, full);
}
