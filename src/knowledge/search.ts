import type { DatabaseSync } from 'node:sqlite';
import type { Passage, SearchOptions } from '../core/knowledge.ts';
import { headingSeparator } from './index-writer.ts';
import { type Concept, conceptsOf, matchExpression, stem, type Thesaurus, wordsOf } from './query.ts';
import { numberOf, type Row, textOf } from './rows.ts';
import { knownWord } from './spelling.ts';

/** A passage that was found. */
export interface Hit {
  readonly passage: Passage;
  /** Comparable within one search only; greater is better. */
  readonly score: number;
  /** Stems of the question's words and of their synonyms: what to highlight. */
  readonly stems: ReadonlySet<string>;
  /** Path of the file. */
  readonly path: string;
}

/** How many passages the index proposes; they are then weighed by the whole question. */
const candidates = 40;

/** Counting stops here: a phrase that stands in more passages tells little, and costs much to follow. */
const countedPassages = 1000;

/** How many passages the rarest concepts of a question may lead to before the others only help to weigh. */
const followedPassages = 2000;

/** A mail of many pages is searched by its rarest words. */
const mostConcepts = 24;

/** The passages that answer a question, best first; none when no word of it stands anywhere. */
export function searchIndex(database: DatabaseSync, question: string, synonyms: Thesaurus, options: SearchOptions): readonly Hit[] {
  const total = numberOf(database.prepare('SELECT coalesce(max(id), 0) AS n FROM passages').get() ?? {}, 'n');
  const weighed = weigh(database, conceptsOf(question, synonyms), total);
  if (weighed.length === 0) return [];
  const rows = propose(database, leading(weighed), options.documents);
  const lengths = rows.map((row) => textOf(row, 'text').length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const stems = new Set(weighed.flatMap(({ phrases }) => phrases.flat().map(stem)));
  return rows
    .map((row): Hit => ({ passage: passageOf(row), score: score(row, weighed, average), stems, path: textOf(row, 'path') }))
    .sort((a, b) => b.score - a.score)
    .slice(0, options.limit ?? 10);
}

interface Weighed extends Concept {
  /** In how many passages it stands, counted up to a limit. */
  readonly frequency: number;
  /** How much it tells: rare words tell more. */
  readonly weight: number;
}

/** Drops what stands nowhere, mends what is misspelt, and weighs the rest by how rare it is. The rarest come first. */
function weigh(database: DatabaseSync, concepts: readonly Concept[], total: number): readonly Weighed[] {
  const count = counter(database);
  const weighed = concepts.flatMap(({ phrases }): readonly Weighed[] => {
    let known = phrases.map((phrase) => ({ phrase, times: count(phrase) })).filter(({ times }) => times > 0);
    const [[only] = []] = phrases;
    if (known.length === 0 && only !== undefined && phrases.length === 1) {
      known = knownWord(database, only).map((word) => ({ phrase: [word], times: count([word]) }));
    }
    const frequency = Math.max(0, ...known.map(({ times }) => times));
    if (frequency === 0) return [];
    const estimate = frequency < countedPassages ? frequency : Math.max(frequency, total / 3);
    const weight = Math.log(1 + (total - Math.min(estimate, total) + 0.5) / (estimate + 0.5));
    return [{ phrases: known.map(({ phrase }) => phrase), frequency, weight }];
  });
  return weighed.sort((a, b) => b.weight - a.weight).slice(0, mostConcepts);
}

/** In how many passages a phrase stands, counted up to the limit. */
function counter(database: DatabaseSync): (phrase: readonly string[]) => number {
  const statement = database.prepare('SELECT count(*) AS n FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)');
  return (phrase) => numberOf(statement.get(matchExpression([{ phrases: [phrase] }]), countedPassages) ?? {}, 'n');
}

/** The concepts that passages are looked up by. */
function leading(concepts: readonly Weighed[]): readonly Weighed[] {
  let followed = 0;
  return concepts.filter(({ frequency }, index) => {
    followed += frequency;
    return index === 0 || followed <= followedPassages;
  });
}

/**
 * Passages that speak of the leading concepts, the best of them by the index's own measure. A concept that stands nearly
 * everywhere is looked for in headings first: following all its passages would take too long to tell them apart.
 */
function propose(database: DatabaseSync, concepts: readonly Weighed[], documents: readonly string[] | undefined): readonly Row[] {
  const telling = concepts.filter(({ frequency }) => frequency < countedPassages);
  if (telling.length > 0) return lookUp(database, matchExpression(telling), documents, true);
  const expression = matchExpression(concepts);
  const inHeadings = lookUp(database, `{title heading} : (${expression})`, documents, true);
  return inHeadings.length > 0 ? inHeadings : lookUp(database, expression, documents, false);
}

function lookUp(database: DatabaseSync, expression: string, documents: readonly string[] | undefined, ranked: boolean): readonly Row[] {
  const marks = documents?.map(() => '?').join(', ');
  const filter =
    marks === undefined
      ? ''
      : `AND rowid IN (SELECT passages.id FROM files JOIN passages ON passages.id >= first_passage AND passages.id < after_passage
           WHERE document IN (${marks}))`;
  const order = ranked ? `AND rank MATCH 'bm25(1.0, 4.0, 1.0)' ${filter} ORDER BY rank` : filter;
  return database
    .prepare(
      `SELECT document, path, hash, anchor, heading, first, last, text, passages.title AS title
       FROM (SELECT rowid AS id FROM search WHERE search MATCH ? ${order} LIMIT ${candidates})
       JOIN passages USING (id) JOIN files ON files.id = passages.file`,
    )
    .all(expression, ...(documents ?? []));
}

/** Okapi BM25 over concepts instead of words, headings counting more; a passage that speaks of all that was asked goes before one that repeats a part. */
function score(row: Row, concepts: readonly Weighed[], average: number): number {
  const fields = [
    { stems: wordsOf(textOf(row, 'heading')).map(stem), factor: 3 },
    { stems: wordsOf(textOf(row, 'title')).map(stem), factor: 1 },
    { stems: wordsOf(textOf(row, 'text')).map(stem), factor: 1 },
  ];
  const saturation = 1.2 * (0.5 + (0.5 * textOf(row, 'text').length) / Math.max(1, average));
  let sum = 0;
  let covered = 0;
  let all = 0;
  for (const { phrases, weight } of concepts) {
    const times = fields.reduce(
      (count, { stems, factor }) => count + factor * Math.max(...phrases.map((phrase) => occurrences(phrase, stems))),
      0,
    );
    sum += (weight * times * 2.2) / (times + saturation);
    covered += times > 0 ? weight : 0;
    all += weight;
  }
  return sum * (0.5 + (0.5 * covered) / Math.max(all, Number.EPSILON));
}

function occurrences(phrase: readonly string[], stems: readonly string[]): number {
  const wanted = phrase.map(stem);
  const [first = ''] = wanted;
  let count = 0;
  for (let at = stems.indexOf(first); at >= 0; at = stems.indexOf(first, at + 1)) {
    if (wanted.every((part, offset) => stems[at + offset] === part)) count++;
  }
  return count;
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
