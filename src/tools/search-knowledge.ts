import * as z from 'zod/mini';
import type { Knowledge, Passage } from '../core/knowledge.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { text } from './fields.ts';

const most = 6;

export const searchKnowledge = (knowledge: Knowledge) =>
  defineTool({
    name: 'search_knowledge',
    description:
      "Searches the company's documents: plans and prices, billing policies, features, technical help, escalation policies. " +
      'Every statement of a reply about the company rests on a passage found here. Returns passages to cite, the best first; ' +
      'none means that the documents do not say.',
    effect: 'read',
    input: inputOf(() => ({
      query: text('What is to be found out, in words the documents may use', 400),
      documents: z.exactOptional(
        z.array(z.string()).check(z.maxLength(20), z.describe('Only these documents, by name: billing-policies, …')),
      ),
    })),
    summarize: ({ query }) => query,
    async run({ query, documents }) {
      const passages = await knowledge.search(query, { limit: most, ...(documents === undefined ? {} : { documents }) });
      const [best] = passages;
      return {
        status: 'done',
        summary: best === undefined ? `the documents say nothing about ${query}` : `${passages.length} passages, first ${titleOf(best)}`,
        data: { found: passages.length, passages: passages.map((passage) => ({ section: titleOf(passage), text: passage.text })) },
        passages,
      };
    },
  });

/** `billing-policies › Refunds › Full refund` */
function titleOf({ document, heading }: Passage): string {
  return [document, ...heading].join(' › ');
}
