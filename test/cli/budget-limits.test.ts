import { expect, test } from 'vitest';
import { budgetLimits } from '../../src/cli/budget-limits.ts';
import type { SettingName } from '../../src/cli/settings.ts';

const limits = { steps: 8, handoffs: 3, typedAmountCents: 0 };
const settings = (values: Readonly<Partial<Record<SettingName, string>>>) => ({
  get: (name: SettingName) => {
    const value = values[name];
    return value === undefined ? undefined : { value, source: 'config' as const };
  },
});

test('the operator’s settings go before the team’s limits', () => {
  expect(budgetLimits(settings({}), limits)).toEqual({});
  expect(budgetLimits(settings({}), { ...limits, budget: { turn: 0.5, day: 20 } })).toEqual({ turn: 0.5, day: 20 });
  expect(budgetLimits(settings({ 'budget-day': '5', 'budget-session': '1.50' }), { ...limits, budget: { day: 20 } })).toEqual({
    day: 5,
    session: 1.5,
  });
});
