import type { Passage, SearchOptions } from '../core/knowledge.ts';
import { countedPassages, type IndexedPassage, type IndexReader } from './index-reader.ts';
import { type Concept, conceptsOf, matchExpression, stem, type Thesaurus } from './query.ts';
import { knownWord } from './spelling.ts';
import type { StemmedText } from './stemmed-text.ts';

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

/** How many passages the rarest concepts of a question may lead to before the others only help to weigh. */
const followedPassages = 2000;

/** A mail of many pages is searched by its rarest words. */
const mostConcepts = 24;

/** The passages that answer a question, best first; none when no word of it stands anywhere. */
export function searchIndex(reader: IndexReader, question: string, synonyms: Thesaurus, options: SearchOptions): readonly Hit[] {
  reader.refresh();
  const weighed = weigh(reader, conceptsOf(question, synonyms));
  if (weighed.length === 0) return [];
  const proposed = propose(reader, leading(weighed), options.documents);
  const average = proposed.reduce((sum, { passage }) => sum + passage.text.length, 0) / Math.max(1, proposed.length);
  const stems = new Set(weighed.flatMap((concept) => concept.stems.flat()));
  return proposed
    .map((one): Hit => ({ passage: one.passage, score: score(one, weighed, average), stems, path: one.path }))
    .sort((a, b) => b.score - a.score)
    .slice(0, options.limit ?? 10);
}

interface Weighed extends Concept {
  /** Of its phrases, in the same order. */
  readonly stems: readonly (readonly string[])[];
  /** In how many passages it stands, counted up to a limit. */
  readonly frequency: number;
  /** How much it tells: rare words tell more. */
  readonly weight: number;
}

/** Drops what stands nowhere, mends what is misspelt, and weighs the rest by how rare it is. The rarest come first. */
function weigh(reader: IndexReader, concepts: readonly Concept[]): readonly Weighed[] {
  const { total } = reader;
  const count = (phrase: readonly string[]) => reader.count(matchExpression([{ phrases: [phrase] }]));
  const weighed = concepts.flatMap(({ phrases }): readonly Weighed[] => {
    let known = phrases.map((phrase) => ({ phrase, times: count(phrase) })).filter(({ times }) => times > 0);
    const [[only] = []] = phrases;
    if (known.length === 0 && only !== undefined && phrases.length === 1) {
      known = knownWord(reader, only).map((word) => ({ phrase: [word], times: count([word]) }));
    }
    const frequency = Math.max(0, ...known.map(({ times }) => times));
    if (frequency === 0) return [];
    const estimate = frequency < countedPassages ? frequency : Math.max(frequency, total / 3);
    const weight = Math.log(1 + (total - Math.min(estimate, total) + 0.5) / (estimate + 0.5));
    return [{ phrases: known.map(({ phrase }) => phrase), stems: known.map(({ phrase }) => phrase.map(stem)), frequency, weight }];
  });
  return weighed.sort((a, b) => b.weight - a.weight).slice(0, mostConcepts);
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
function propose(reader: IndexReader, concepts: readonly Weighed[], documents: readonly string[] | undefined): readonly IndexedPassage[] {
  const telling = concepts.filter(({ frequency }) => frequency < countedPassages);
  if (telling.length > 0) return lookUp(reader, matchExpression(telling), documents, true);
  const expression = matchExpression(concepts);
  const inHeadings = lookUp(reader, `{title heading} : (${expression})`, documents, true);
  return inHeadings.length > 0 ? inHeadings : lookUp(reader, expression, documents, false);
}

function lookUp(
  reader: IndexReader,
  expression: string,
  documents: readonly string[] | undefined,
  ranked: boolean,
): readonly IndexedPassage[] {
  const marks = documents?.map(() => '?').join(', ');
  const filter =
    marks === undefined
      ? ''
      : `AND rowid IN (SELECT passages.id FROM files JOIN passages ON passages.id >= first_passage AND passages.id < after_passage
           WHERE document IN (${marks}))`;
  const order = ranked ? `AND rank MATCH 'bm25(1.0, 4.0, 1.0)' ${filter} ORDER BY rank` : filter;
  const select = `SELECT rowid AS id FROM search WHERE search MATCH ? ${order} LIMIT ${candidates}`;
  return reader.proposed(select, [expression, ...(documents ?? [])]);
}

/** Okapi BM25 over concepts instead of words, headings counting more; a passage that speaks of all that was asked goes before one that repeats a part. */
function score({ passage, words }: IndexedPassage, concepts: readonly Weighed[], average: number): number {
  const saturation = 1.2 * (0.5 + (0.5 * passage.text.length) / Math.max(1, average));
  let sum = 0;
  let covered = 0;
  let all = 0;
  for (const { stems: phrases, weight } of concepts) {
    const most = (field: StemmedText) => Math.max(...phrases.map((phrase) => field.count(phrase)));
    const times = 3 * most(words.heading) + most(words.title) + most(words.text);
    sum += (weight * times * 2.2) / (times + saturation);
    covered += times > 0 ? weight : 0;
    all += weight;
  }
  return sum * (0.5 + (0.5 * covered) / Math.max(all, Number.EPSILON));
}
