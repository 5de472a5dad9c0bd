import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Synonyms } from '../core/agent.ts';
import type { Clock } from '../core/dependencies.ts';
import { UserError } from '../core/errors.ts';
import type { Knowledge, Passage, SearchOptions } from '../core/knowledge.ts';
import { pathName } from '../files/path-name.ts';
import { stampOf } from '../files/stamp-of.ts';
import { discard, isDamage, openDatabase } from './index-database.ts';
import { IndexReader, passageOf } from './index-reader.ts';
import { applyChanges } from './index-writer.ts';
import { type Changes, findChanges } from './manifest.ts';
import { marksIn } from './marks.ts';
import { prepared } from './prepared.ts';
import { type Thesaurus, thesaurus } from './query.ts';
import { textOf } from './rows.ts';
import { type Hit, searchIndex } from './search.ts';

export interface KnowledgeOptions {
  /** Folders with the documents. */
  readonly folders: readonly string[];
  /** Where the index may be kept; in memory without it. */
  readonly cacheFolder: string | undefined;
  readonly synonyms: Synonyms;
  readonly clock: Clock;
}

/** A file of the knowledge, as the index sees it. */
export interface KnowledgeFile {
  readonly document: string;
  readonly path: string;
  readonly title: string;
  /** Why it could not be read; empty when it could. */
  readonly problem: string;
}

/** A passage, and where the words of the question, their synonyms and their other forms stand in its text. */
export interface Finding {
  readonly passage: Passage;
  /** From and to, in characters of the text; in order, without overlap. */
  readonly marks: readonly (readonly [number, number])[];
}

export interface OpenKnowledge extends Knowledge {
  /** As `search`, with the words that were found: what to highlight. */
  find(question: string, options?: SearchOptions): Promise<readonly Finding[]>;
  files(): Promise<readonly KnowledgeFile[]>;
  /** Looks at every file, however many there are. */
  refresh(): Promise<void>;
  close(): void;
}

/** How many files the first question of a process looks at, and how many a later one, beside those it finds. */
const firstLook = 1000;
const glance = 64;

/**
 * Opens the knowledge of a team. Opening costs the same whatever there is to know: files are looked at when something is
 * asked, and read when they are new or changed. Throws a `UserError` when a folder is not there.
 */
export function openKnowledge({ folders, cacheFolder, synonyms, clock }: KnowledgeOptions): OpenKnowledge {
  const roots = folders.map((folder) => resolve(folder));
  for (const [index, root] of roots.entries()) {
    if (!existsSync(root))
      throw new UserError(`The knowledge folder ${folders[index]} is not there.`, 'The team names it under "knowledge".');
  }
  const name = pathName(roots.join('\0'));
  const file = cacheFolder === undefined ? ':memory:' : join(cacheFolder, `knowledge-${name}.db`);
  return new KnowledgeIndex(file, roots, thesaurus(synonyms), clock);
}

class KnowledgeIndex implements OpenKnowledge {
  readonly #file: string;
  readonly #roots: readonly string[];
  readonly #synonyms: Thesaurus;
  readonly #clock: Clock;
  #opened: { readonly database: DatabaseSync; readonly reader: IndexReader } | undefined;
  #budget = firstLook;
  /** One thing at a time: while the index is being changed, nobody reads on the same connection. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(file: string, roots: readonly string[], synonyms: Thesaurus, clock: Clock) {
    this.#file = file;
    this.#roots = roots;
    this.#synonyms = synonyms;
    this.#clock = clock;
  }

  async search(question: string, options: SearchOptions = {}): Promise<readonly Passage[]> {
    return (await this.#hits(question, options)).map(({ passage }) => passage);
  }

  async find(question: string, options: SearchOptions = {}): Promise<readonly Finding[]> {
    return (await this.#hits(question, options)).map(({ passage, stems }) => ({ passage, marks: marksIn(passage.text, stems) }));
  }

  #hits(question: string, options: SearchOptions): Promise<readonly Hit[]> {
    return this.#ask(async (database, reader) => {
      const hits = searchIndex(reader, question, this.#synonyms, options);
      return (await this.#reread(database, hits)) ? searchIndex(reader, question, this.#synonyms, options) : hits;
    });
  }

  passages(document: string): Promise<readonly Passage[] | undefined> {
    return this.#ask(async (database) => {
      if (database.prepare('SELECT 1 AS there FROM files WHERE document = ?').get(document) === undefined) return undefined;
      const select = `SELECT document, hash, anchor, heading, first, last, text
        FROM files JOIN passages ON passages.id >= first_passage AND passages.id < after_passage
        WHERE document = ? ORDER BY passages.id`;
      return database.prepare(select).all(document).map(passageOf);
    });
  }

  documents(): Promise<readonly string[]> {
    return this.#ask(async (database) =>
      database
        .prepare('SELECT document FROM files ORDER BY document')
        .all()
        .map((row) => textOf(row, 'document')),
    );
  }

  files(): Promise<readonly KnowledgeFile[]> {
    return this.#ask(async (database) =>
      database
        .prepare('SELECT document, path, title, problem FROM files ORDER BY document')
        .all()
        .map((row) => ({
          document: textOf(row, 'document'),
          path: textOf(row, 'path'),
          title: textOf(row, 'title'),
          problem: textOf(row, 'problem'),
        })),
    );
  }

  refresh(): Promise<void> {
    this.#budget = Number.MAX_SAFE_INTEGER;
    return this.#ask(async () => {});
  }

  close(): void {
    this.#opened?.database.close();
    this.#opened = undefined;
  }

  /** Asks an index that is up to date. One that turns out to be damaged is made anew, once. */
  #ask<T>(question: (database: DatabaseSync, reader: IndexReader) => Promise<T>): Promise<T> {
    const attempt = async () => {
      const { database, reader } = this.#open();
      await this.#apply(database, findChanges(database, this.#roots, this.#clock.now(), this.#budget));
      this.#budget = glance;
      return question(database, reader);
    };
    const answer = this.#queue.then(async () => {
      try {
        return await attempt();
      } catch (error) {
        if (!isDamage(error)) throw error;
        this.close();
        discard(this.#file);
        return await attempt();
      }
    });
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  #open(): { readonly database: DatabaseSync; readonly reader: IndexReader } {
    if (this.#opened === undefined) {
      const database = openDatabase(this.#file);
      this.#opened = { database, reader: new IndexReader(database) };
    }
    return this.#opened;
  }

  /** What was found must stand in the files as they are now: those that changed are read again. */
  async #reread(database: DatabaseSync, hits: readonly Hit[]): Promise<boolean> {
    const now = this.#clock.now();
    const stamp = prepared(database, 'SELECT stamp FROM files WHERE path = ?');
    const read = [...new Set(hits.map(({ path }) => path))].filter((path) => {
      const row = stamp.get(path);
      return row !== undefined && textOf(row, 'stamp') !== '' && textOf(row, 'stamp') !== stampOf(path, now);
    });
    await this.#apply(database, { read, removed: [], folders: new Map() });
    return read.length > 0;
  }

  #apply(database: DatabaseSync, changes: Changes): Promise<void> {
    return applyChanges(database, this.#roots, changes, this.#clock.now());
  }
}
