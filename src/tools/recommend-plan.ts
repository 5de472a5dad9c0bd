import * as z from 'zod/mini';
import type { Knowledge } from '../core/knowledge.ts';
import { comparePlans, planFacts } from '../desk/plan.ts';
import { type Plan, plans } from '../desk/records.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { listSums } from './list-sums.ts';
import { linesAbout, lowestPlanWith, type PlanLine, planLines } from './plan-comparison.ts';

interface Need {
  readonly need: string;
  readonly line: PlanLine | undefined;
  readonly plan: Plan | undefined;
}

export const recommendPlan = (knowledge: Knowledge) =>
  defineTool({
    name: 'recommend_plan',
    description:
      'The smallest plan that does the job, by the number of users and the features needed, with the reason for each and the price. Names what ' +
      'the documents do not say.',
    effect: 'read',
    input: inputOf(() => ({
      users: z.exactOptional(z.int().check(z.minimum(1), z.maximum(100_000))),
      needs: z.exactOptional(
        z
          .array(z.string().check(z.minLength(1), z.maxLength(100)))
          .check(z.maxLength(15), z.describe('Features or limits: "Gantt charts", "SSO", "Slack"')),
      ),
    })),
    summarize: ({ users, needs }) =>
      [users === undefined ? undefined : `${users} users`, ...(needs ?? [])].filter((part) => part !== undefined).join(', '),
    async run({ users, needs = [] }) {
      const lines = await planLines(knowledge);
      const found = needs.map((need): Need => {
        const [line] = linesAbout(lines, need);
        return { need, line, plan: line === undefined ? undefined : lowestPlanWith(line) };
      });
      const bySize = users === undefined ? undefined : plans.find((plan) => users <= (planFacts[plan].maxSeats ?? users));
      const plan = highest([bySize, ...found.map((one) => one.plan)]);
      const seats = Math.max(users ?? 1, planFacts[plan].minSeats);
      return {
        status: 'done',
        summary: `${planFacts[plan].title} is the smallest plan that fits`,
        data: {
          plan,
          title: planFacts[plan].title,
          reasons: [
            ...(bySize === undefined || users === undefined ? [] : [sizeReason(users, bySize)]),
            ...found.flatMap(({ need, line, plan: from }) =>
              line === undefined || from === undefined ? [] : [`${need}: ${line.feature}, from ${planFacts[from].title}`],
            ),
          ],
          not_documented: found.filter(({ line }) => line === undefined).map(({ need }) => need),
          users: seats,
          ...(users !== undefined && users < planFacts[plan].minSeats ? { minimum_users: planFacts[plan].minSeats } : {}),
          price: listSums(plan, seats),
        },
        passages: [
          ...new Set(
            [...lines.filter(({ feature }) => /price|members/i.test(feature)), ...found.flatMap(({ line }) => line ?? [])].map(
              ({ passage }) => passage,
            ),
          ),
        ],
      };
    },
  });

function highest(wanted: readonly (Plan | undefined)[]): Plan {
  return wanted.reduce<Plan>((best, plan) => (plan !== undefined && comparePlans(plan, best) > 0 ? plan : best), 'basic');
}

function sizeReason(users: number, plan: Plan): string {
  const { title, maxSeats } = planFacts[plan];
  return `${users} users: ${title} holds ${maxSeats === undefined ? 'any number' : `up to ${maxSeats}`}`;
}
