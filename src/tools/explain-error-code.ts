import * as z from 'zod/mini';
import type { Knowledge, Passage } from '../core/knowledge.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { tableRows } from './document-tables.ts';

export const explainErrorCode = (knowledge: Knowledge) =>
  defineTool({
    name: 'explain_error_code',
    description:
      'What an HTTP status code of the API means by the technical documentation, with the steps to mend it where the documents have some.',
    effect: 'read',
    input: inputOf(() => ({ code: z.int().check(z.minimum(100), z.maximum(599), z.describe('HTTP status code: 429')) })),
    summarize: ({ code }) => String(code),
    async run({ code }) {
      const passages = (await knowledge.passages('technical-documentation')) ?? [];
      const found = rowFor(code, passages);
      const steps = passages.filter(({ heading }) => new RegExp(`\\b${code}\\b`).test(heading.at(-1) ?? ''));
      if (found === undefined) {
        return { status: 'done', summary: `the documents do not explain ${code}`, data: { code, documented: false } };
      }
      const { name, cause, passage } = found;
      return {
        status: 'done',
        summary: `${code} ${name}: ${cause}`,
        data: { code, documented: true, name, cause, steps: steps.flatMap(({ text }) => numbered(text)) },
        passages: [passage, ...steps],
      };
    },
  });

function rowFor(code: number, passages: readonly Passage[]) {
  for (const passage of passages) {
    const row = tableRows(passage.text).find(({ name, cells }) => name === String(code) && 'Cause or action' in cells);
    if (row !== undefined) return { name: row.cells['Name'] ?? '', cause: row.cells['Cause or action'] ?? '', passage };
  }
  return undefined;
}

function numbered(text: string): readonly string[] {
  return [...text.matchAll(/^\d+\. (.+)$/gm)].map(([, step = '']) => step);
}
