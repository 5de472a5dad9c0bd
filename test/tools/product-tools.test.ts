import { describe, expect, test } from 'vitest';
import { planFacts } from '../../src/desk/plan.ts';
import { lowestPlanWith, planLines } from '../../src/tools/plan-comparison.ts';
import { documents } from '../helpers/documents.ts';
import { toolBench } from '../helpers/tool-bench.ts';

describe('compare_plans', () => {
  test('reads the comparison of the documents', async () => {
    const bench = await toolBench();
    expect(await bench.data('compare_plans', { about: 'Gantt charts' })).toMatchObject({
      found: 1,
      lines: [{ feature: 'Gantt charts', basic: 'Not included', pro: 'Included', enterprise: 'Included', from_plan: 'pro' }],
    });
    expect(await bench.data('compare_plans', { about: 'storage', plans: ['basic', 'pro'] })).toMatchObject({
      plans: ['Basic', 'Pro'],
      lines: [{ feature: 'Storage per team', basic: '5 GB', pro: '100 GB' }],
    });
  });

  test('everything holds every line, with passages to cite', async () => {
    const bench = await toolBench();
    const result = await bench.run('compare_plans');
    expect(result).toMatchObject({ data: { found: (await planLines(documents)).length } });
    expect(result.status === 'done' && result.passages?.length).toBeGreaterThan(3);
  });

  test('with a number of users tells what each plan costs them, and for which it is not', async () => {
    const bench = await toolBench();
    const { costs } = Object(await bench.data('compare_plans', { about: 'price', users: 12 }));
    expect(costs).toMatchObject([
      { plan: 'basic', fits: false, maximum_users: 10 },
      { plan: 'pro', fits: true, all: { per_month: '$228.00', per_year: '$2,280.00' } },
      { plan: 'enterprise', fits: false, minimum_users: 25, all: { per_year: '$5,616.00' } },
    ]);
  });

  test('says when the documents do not compare it', async () => {
    const bench = await toolBench();
    expect(await bench.run('compare_plans', { about: 'teleportation' })).toMatchObject({ data: { found: 0, lines: [] } });
  });
});

describe('recommend_plan', () => {
  test.each([
    [{ users: 10 }, 'basic'],
    [{ users: 11 }, 'pro'],
    [{ users: 100 }, 'pro'],
    [{ users: 101 }, 'enterprise'],
    [{ users: 3, needs: ['Gantt charts'] }, 'pro'],
    [{ users: 3, needs: ['SSO'] }, 'enterprise'],
    [{ users: 8, needs: ['Kanban'] }, 'basic'],
    [{ needs: ['Slack'] }, 'pro'],
    [{ needs: ['white-label'] }, 'enterprise'],
  ])('%j: %s', async (wish, plan) => {
    const bench = await toolBench();
    expect(await bench.data('recommend_plan', wish)).toMatchObject({ plan, not_documented: [] });
  });

  test('names the price, the minimum, and what nobody documented', async () => {
    const bench = await toolBench();
    expect(await bench.data('recommend_plan', { users: 3, needs: ['SSO', 'teleportation'] })).toMatchObject({
      plan: 'enterprise',
      users: 25,
      minimum_users: 25,
      price: { per_year: '$11,700.00' },
      not_documented: ['teleportation'],
    });
    expect(await bench.data('recommend_plan', { users: 12 })).toMatchObject({ price: { per_month: '$228.00', per_year: '$2,280.00' } });
  });
});

test('what code knows of the plans is what the documents compare', async () => {
  const lines = new Map((await planLines(documents)).map((line) => [line.feature, line]));
  const has = (feature: string) => lines.get(feature)?.has;
  expect(has('Members, maximum')).toEqual({
    basic: String(planFacts.basic.maxSeats),
    pro: String(planFacts.pro.maxSeats),
    enterprise: 'Unlimited',
  });
  expect(has('API requests per hour')).toEqual({ basic: '1,000', pro: '10,000', enterprise: 'Unlimited' });
  expect([planFacts.basic.apiRequestsPerHour, planFacts.pro.apiRequestsPerHour, planFacts.enterprise.apiRequestsPerHour]).toEqual([
    1000,
    10_000,
    undefined,
  ]);
  expect(has('Uptime promise')).toMatchObject({ enterprise: `${planFacts.enterprise.uptime / 100}%` });
  const twoFactor = lines.get('Two-factor authentication (2FA)');
  expect(twoFactor && lowestPlanWith(twoFactor)).toBe('pro');
});
