import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Passage } from '../core/knowledge.ts';
import { headingSeparator } from './index-writer.ts';
import { Memo } from './memo.ts';
import { prepared } from './prepared.ts';
import { numberOf, type Row, textOf } from './rows.ts';
import { StemmedText } from './stemmed-text.ts';

/** A passage as a search weighs it. */
export interface IndexedPassage {
  readonly passage: Passage;
  /** Path of the file. */
  readonly path: string;
  readonly words: { readonly heading: StemmedText; readonly title: StemmedText; readonly text: StemmedText };
}

/** Counting stops here: a phrase that stands in more passages tells little, and costs much to follow. */
export const countedPassages = 1000;

/** What searches read of an index, kept as long as nothing in it changes: they ask for the same words again and again. */
export class IndexReader {
  readonly #database: DatabaseSync;
  readonly #passages = new Memo<number, IndexedPassage>(500);
  readonly #proposed = new Memo<string, readonly IndexedPassage[]>(200);
  readonly #counts = new Memo<string, number>(20_000);
  readonly #terms = new Memo<string, readonly string[]>(100);
  #total: number | undefined;
  #version = '';

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** To be called before each search: forgets everything when the index was changed, here or by another process. */
  refresh(): void {
    const version = JSON.stringify([this.#statement('PRAGMA data_version').get(), this.#statement('SELECT total_changes()').get()]);
    if (version === this.#version) return;
    this.#version = version;
    this.#total = undefined;
    for (const memo of [this.#passages, this.#proposed, this.#counts, this.#terms]) memo.clear();
  }

  #statement(sql: string): StatementSync {
    return prepared(this.#database, sql);
  }

  /** No less than there are passages. */
  get total(): number {
    this.#total ??= numberOf(this.#statement('SELECT coalesce(max(id), 0) AS n FROM passages').get() ?? {}, 'n');
    return this.#total;
  }

  /** The passages whose ids a statement selects, in its order. */
  proposed(select: string, parameters: readonly string[]): readonly IndexedPassage[] {
    return this.#proposed.get(JSON.stringify([select, parameters]), () =>
      this.#statement(select)
        .all(...parameters)
        .map((row) => this.#passage(numberOf(row, 'id'))),
    );
  }

  #passage(id: number): IndexedPassage {
    return this.#passages.get(id, () => {
      const select = `SELECT document, path, hash, anchor, heading, first, last, text, passages.title AS title
        FROM passages JOIN files ON files.id = passages.file WHERE passages.id = ?`;
      return indexedOf(this.#statement(select).get(id) ?? {});
    });
  }

  /** In how many passages something stands, counted up to the limit. @param expression in the query language of FTS5 */
  count(expression: string): number {
    const select = 'SELECT count(*) AS n FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)';
    return this.#counts.get(expression, () => numberOf(this.#statement(select).get(expression, countedPassages) ?? {}, 'n'));
  }

  /** Every word of the index that begins with these letters. */
  termsFrom(beginning: string): readonly string[] {
    return this.#terms.get(beginning, () =>
      this.#statement('SELECT term FROM words WHERE term >= ? AND term < ?')
        .all(beginning, after(beginning))
        .map((row) => textOf(row, 'term')),
    );
  }

  /** The most frequent words of the index that begin with these letters. */
  frequentTerms(beginning: string, limit: number): readonly string[] {
    return this.#statement('SELECT term FROM words WHERE term >= ? AND term < ? ORDER BY doc DESC LIMIT ?')
      .all(beginning, after(beginning), limit)
      .map((row) => textOf(row, 'term'));
  }
}

/** The least text that does not begin with this one. */
function after(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCodePoint((prefix.codePointAt(prefix.length - 1) ?? 0) + 1);
}

function indexedOf(row: Row): IndexedPassage {
  const words = (column: string) => new StemmedText(textOf(row, column));
  return {
    passage: passageOf(row),
    path: textOf(row, 'path'),
    words: { heading: words('heading'), title: words('title'), text: words('text') },
  };
}

export function passageOf(row: Row): Passage {
  const heading = textOf(row, 'heading');
  return {
    document: textOf(row, 'document'),
    anchor: textOf(row, 'anchor'),
    heading: heading === '' ? [] : heading.split(headingSeparator),
    lines: [numberOf(row, 'first'), numberOf(row, 'last')],
    text: textOf(row, 'text'),
    hash: textOf(row, 'hash'),
  };
}
