import type { AskedBefore } from './answer/asked-before.ts';
import { sumAsked } from './answer/price-sum.ts';

/** Sections less promising than this are not looked up. */
const leastPromise = 0.05;
const mostSections = 4;
/** What the search tool takes. */
const longestQuery = 400;

/** Input of `search_knowledge`; a type, not an interface, because it is handed over as JSON. */
export type Search = { readonly query: string; readonly documents?: readonly string[] };

/** What to search for: the question itself, as it reads in English, and the sections that answered questions like it. */
export function searchesFor(question: string, askedBefore: AskedBefore, inEnglish = question): readonly Search[] {
  const promises = new Map<string, number>();
  for (const { section, similarity, share, likelihood } of askedBefore.precedents(question)) {
    if (section !== null) promises.set(section, (promises.get(section) ?? 0) + similarity * share + likelihood);
  }
  const sections = [...promises].filter(([, promise]) => promise >= leastPromise).sort(([, a], [, b]) => b - a);
  const known = sections.slice(0, mostSections).map(([section]): Search => {
    const [document = '', ...heading] = section.split(' › ');
    return { query: heading.join(' ').slice(0, longestQuery), documents: [document] };
  });
  const query = inEnglish.replace(/\s+/g, ' ').trim().slice(0, longestQuery);
  const sum = sumAsked(query);
  const prices = sum === undefined ? [] : [{ query: `price per user and ${sum.period}` }];
  return query === '' ? known : [{ query }, ...known, ...prices];
}
