import * as z from 'zod/mini';
import type { Knowledge } from '../core/knowledge.ts';
import { planFacts } from '../desk/plan.ts';
import { plans } from '../desk/records.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { text } from './fields.ts';
import { sumsFor } from './list-sums.ts';
import { linesAbout, lowestPlanWith, planLines } from './plan-comparison.ts';

export const comparePlans = (knowledge: Knowledge) =>
  defineTool({
    name: 'compare_plans',
    description:
      'Basic, Pro and Enterprise side by side, as the documents compare them: everything, or one topic (price, integrations, SSO, storage, …). With a ' +
      'number of users, what each plan costs them by the list.',
    effect: 'read',
    input: inputOf(() => ({
      about: z.exactOptional(text('A feature or a limit; everything when left out', 100)),
      plans: z.exactOptional(z.array(z.enum(plans)).check(z.minLength(1), z.maxLength(3), z.describe('Only these plans'))),
      users: z.exactOptional(z.int().check(z.minimum(1), z.maximum(100_000), z.describe('So many people: what each plan costs them'))),
    })),
    summarize: ({ about }) => about ?? 'everything',
    async run({ about, plans: wanted = plans, users }) {
      const all = await planLines(knowledge);
      const lines = about === undefined ? all : linesAbout(all, about);
      if (lines.length === 0) {
        return { status: 'done', summary: `the comparison of the plans says nothing about ${about}`, data: { found: 0, lines: [] } };
      }
      return {
        status: 'done',
        summary: `${lines.length} line${lines.length === 1 ? '' : 's'} of the comparison: ${lines
          .slice(0, 3)
          .map(({ feature }) => feature)
          .join('; ')}`,
        data: {
          found: lines.length,
          plans: wanted.map((plan) => planFacts[plan].title),
          ...(users === undefined ? {} : { costs: wanted.map((plan) => sumsFor(plan, users)) }),
          lines: lines.map((line) => ({
            feature: line.feature,
            ...Object.fromEntries(wanted.map((plan) => [plan, line.has[plan]])),
            from_plan: lowestPlanWith(line) ?? null,
          })),
        },
        passages: [...new Set(lines.map(({ passage }) => passage))],
      };
    },
  });
