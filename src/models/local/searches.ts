import type { JsonObject } from '../../core/json.ts';
import type { AskedBefore } from './answer/asked-before.ts';

/** A precedent less like the question than this tells nothing about where to look. */
const tellingSimilarity = 0.16;
const mostSections = 3;
/** What the search tool takes. */
const longestQuery = 400;

/** What to search for: the question itself, and the sections that answered questions like it. Inputs of `search_knowledge`. */
export function searchesFor(question: string, askedBefore: AskedBefore): readonly JsonObject[] {
  const sections = new Set<string>();
  for (const { section, similarity } of askedBefore.precedents(question)) {
    if (section !== null && similarity >= tellingSimilarity && sections.size < mostSections) sections.add(section);
  }
  const known = [...sections].map((section): JsonObject => {
    const [document = '', ...heading] = section.split(' › ');
    return { query: heading.join(' ').slice(0, longestQuery), documents: [document] };
  });
  const query = question.replace(/\s+/g, ' ').trim().slice(0, longestQuery);
  return query === '' ? known : [{ query }, ...known];
}
