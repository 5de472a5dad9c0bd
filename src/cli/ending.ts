import { type OutcomeType, outcomeOrder } from '../core/outcome.ts';
import type { TurnResult } from '../outputs/turn-result.ts';
import type { Ending } from './exit-codes.ts';
import type { Shell } from './shell.ts';

/** What turns ended with, for the exit code. */
export function endingOf(results: readonly TurnResult[], { interruption }: Pick<Shell, 'interruption'>): Ending {
  const last = results.at(-1);
  return {
    ...(interruption === undefined ? {} : { signal: interruption }),
    outcomes: results.flatMap(({ status }) => outcomeOf(status) ?? []),
    waiting: last !== undefined && last.approvals.length + last.verifications.length > 0,
    denied: results.some(({ status }) => status === 'denied'),
  };
}

function outcomeOf(status: string): OutcomeType | undefined {
  return outcomeOrder.find((type) => type.replaceAll('-', '_') === status);
}
