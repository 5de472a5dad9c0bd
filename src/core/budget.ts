import type { BudgetLimits } from './agent.ts';
import { addUsage, type Conversation, lastTurn, noUsage } from './conversation.ts';
import type { Budget } from './dependencies.ts';
import type { StoredEntry, Usage } from './entry.ts';
import { costText } from './usage-text.ts';

/**
 * Stops before the next model request once a limit is reached. `spentToday` tells what all sessions have cost
 * today; it is asked only when there is a limit for the day. Requests without a known price count as nothing.
 */
export function budget(limits: BudgetLimits, spentToday: () => Promise<number>): Budget {
  return {
    async exceeded(conversation: Conversation) {
      const turn = knownCost(usageOf(lastTurn(conversation)));
      if (limits.turn !== undefined && turn >= limits.turn) return sentence('this turn', turn, limits.turn, 'budget-turn');
      const session = knownCost(usageOf(conversation.entries));
      if (limits.session !== undefined && session >= limits.session) {
        return sentence('this session', session, limits.session, 'budget-session');
      }
      if (limits.day === undefined) return undefined;
      const day = await spentToday();
      return day >= limits.day ? sentence('today', day, limits.day, 'budget-day') : undefined;
    },
  };
}

/** The usage of all replies among these entries; requests of unknown price are left out of its cost. */
export function usageOf(entries: readonly StoredEntry[]): Usage {
  return entries.reduce((sum, entry) => {
    if (entry.type !== 'reply') return sum;
    return addUsage(sum, { ...entry.usage, costUsd: entry.usage.costUsd ?? 0 });
  }, noUsage);
}

function knownCost({ costUsd }: Usage): number {
  return costUsd ?? 0;
}

function sentence(what: string, spent: number, limit: number, setting: string): string {
  const how = `raise it with frontdesk config set ${setting}, or go on with the local engine, which costs nothing`;
  return `The budget for ${what} is used up: ${costText(spent)} of ${costText(limit)} (${how}).`;
}
