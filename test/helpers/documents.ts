import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Knowledge, Passage } from '../../src/core/knowledge.ts';

const folder = new URL('../../docs/knowledge/', import.meta.url).pathname;

/** Every section of the company's documents, as they stand in the repository. */
export const passages: readonly Passage[] = globSync('*.md', { cwd: folder })
  .sort()
  .flatMap((file) => sectionsOf(basename(file, '.md'), readFileSync(folder + file, 'utf8')));

/** The whole text of a document. */
export function documentText(name: string): string {
  return readFileSync(`${folder}${name}.md`, 'utf8');
}

/** The documents without an index: the best passage holds the most words of the query. */
export const documents: Knowledge = {
  async search(query, { limit = 6, documents } = {}) {
    const words = query.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const scored = passages
      .filter(({ document }) => documents === undefined || documents.includes(document))
      .map((passage) => ({ passage, score: words.filter((word) => passage.text.toLowerCase().includes(word)).length }))
      .filter(({ score }) => score > 0);
    return scored
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ passage }) => passage);
  },
  passages: async (document) => {
    const found = passages.filter((passage) => passage.document === document);
    return found.length === 0 ? undefined : found;
  },
  documents: async () => [...new Set(passages.map(({ document }) => document))],
};

function sectionsOf(document: string, text: string): readonly Passage[] {
  const heading: string[] = [];
  return text.split(/^(?=#{2,3} )/m).flatMap((part): readonly Passage[] => {
    const [, marks = '', title = ''] = /^(#{2,3}) (.+)$/m.exec(part) ?? [];
    if (!part.startsWith('##')) return [];
    heading.splice(marks.length - 2, Number.POSITIVE_INFINITY, title);
    return [{ document, anchor: title, heading: [...heading], lines: [1, 1], text: part.trim(), hash: '' }];
  });
}
