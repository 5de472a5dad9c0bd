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
    write(database, (writer) => {
      for (const path of paths) putFile(writer, roots, loadFile(path, now));
    });
  }
  for (const paths of inBatches(read.filter(needsParser), parsedBatch)) {
    const files: LoadedFile[] = [];
    for (const path of paths) files.push(await parseFile(path, now));
    write(database, (writer) => {
      for (const file of files) putFile(writer, roots, file);
    });
  }
  if (removed.length === 0 && folders.size === 0) return;
  write(database, (writer) => {
    for (const path of removed) removeFile(writer, path);
    for (const [path, stamp] of folders) {
      if (stamp === undefined) writer.deleteFolder.run(path);
      else writer.setFolder.run(path, stamp);
    }
  });
}

function inBatches(paths: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(paths.length / size) }, (_, index) => paths.slice(index * size, (index + 1) * size));
}

function write(database: DatabaseSync, work: (writer: Writer) => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work(writerOf(database));
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

type Writer = ReturnType<typeof writerOf>;

/** Statements, and the next free ids: nobody else gives any out as long as the transaction lasts. */
function writerOf(database: DatabaseSync) {
  const next = (table: 'files' | 'passages') =>
    numberOf(database.prepare(`SELECT coalesce(max(id), 0) + 1 AS id FROM ${table}`).get() ?? {}, 'id');
  return {
    nextFile: next('files'),
    nextPassage: next('passages'),
    file: database.prepare('SELECT id, hash, document, first_passage, after_passage FROM files WHERE path = ?'),
    named: database.prepare('SELECT 1 AS taken FROM files WHERE document = ?'),
    putFile: database.prepare(
      `INSERT INTO files (id, folder, path, document, title, stamp, hash, problem, first_passage, after_passage)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, stamp = excluded.stamp, hash = excluded.hash, problem = excluded.problem,
         first_passage = excluded.first_passage, after_passage = excluded.after_passage`,
    ),
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

function removeFile(writer: Writer, path: string): void {
  const row = writer.file.get(path);
  if (row === undefined) return;
  removePassages(writer, row);
  writer.deleteFile.run(numberOf(row, 'id'));
}

function removePassages(writer: Writer, file: Row): void {
  const stretch = [numberOf(file, 'first_passage'), numberOf(file, 'after_passage')] as const;
  writer.deleteWords.run(...stretch);
  writer.deletePassages.run(...stretch);
}

/** Another process may have been faster: what stands there already is left. */
function putFile(writer: Writer, roots: readonly string[], { path, stamp, hash, document, problem }: LoadedFile): void {
  if (stamp === undefined) {
    removeFile(writer, path);
    return;
  }
  const before = writer.file.get(path);
  if (before !== undefined && textOf(before, 'hash') === hash) {
    writer.setStamp.run(stamp, numberOf(before, 'id'));
    return;
  }
  if (before !== undefined) removePassages(writer, before);
  const { title = '', sections } = outline(document);
  const id = before === undefined ? writer.nextFile++ : numberOf(before, 'id');
  const first = writer.nextPassage;
  for (const { anchor, heading, lines, text } of sections.flatMap(passagesOf)) {
    const titles = heading.join(headingSeparator);
    writer.addPassage.run(writer.nextPassage, id, anchor, title, titles, lines[0], lines[1], text);
    writer.addWords.run(writer.nextPassage, title, titles, text);
    writer.nextPassage++;
  }
  const name =
    before === undefined ? documentName(roots, path, (taken) => writer.named.get(taken) !== undefined) : textOf(before, 'document');
  writer.putFile.run(id, dirname(path), path, name, title, stamp, hash, problem, first, writer.nextPassage);
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
