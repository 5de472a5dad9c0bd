import type { AskedBefore } from './answer/asked-before.ts';

/** A precedent less like the question than this tells nothing about where to look. */
const tellingSimilarity = 0.2;
const mostPrecedents = 3;
/** What the search tool takes. */
const longestQuery = 400;

/** What to search for: the question itself, and the headings of sections that answered questions like it. */
export function searchesFor(question: string, askedBefore: AskedBefore): readonly string[] {
  const headings = askedBefore
    .precedents(question)
    .filter(({ section, similarity }) => section !== null && similarity >= tellingSimilarity)
    .slice(0, mostPrecedents)
    .flatMap(({ section, part }) => [section?.split(' › ').slice(-1)[0] ?? '', part ?? '']);
  const searches = [question, [...new Set(headings)].join(' ')].map((query) => query.replace(/\s+/g, ' ').trim().slice(0, longestQuery));
  return searches.filter((query) => query !== '');
}
