import type { BudgetLimits, TeamLimits } from '../core/agent.ts';
import { usageOf } from '../core/budget.ts';
import type { DeskStore } from '../store/database-store.ts';
import type { RunSettings } from './run-settings.ts';

/** What may be spent: the operator's settings before the team's limits. */
export function budgetLimits(settings: Pick<RunSettings, 'get'>, { budget }: TeamLimits): BudgetLimits {
  const set = (name: 'turn' | 'session' | 'day') => {
    const value = settings.get(`budget-${name}`)?.value;
    const limit = value === undefined ? budget?.[name] : Number(value);
    return limit === undefined ? {} : { [name]: limit };
  };
  return { ...set('turn'), ...set('session'), ...set('day') };
}

/** What all sessions have cost since then, in US dollars; requests without a known price count as nothing. */
export async function spentSince(store: DeskStore, since: number): Promise<number> {
  return usageOf(await store.entriesSince('reply', since)).costUsd ?? 0;
}
