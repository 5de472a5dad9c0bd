import type { OutcomeType } from '../core/outcome.ts';

/** What a command ended with, as far as its exit code goes. */
export interface Ending {
  /** The signal that ended it. */
  readonly signal?: 'SIGINT' | 'SIGTERM' | 'SIGHUP';
  /** The command line or the configuration was wrong: nothing was done. */
  readonly usage?: boolean;
  /** How its turns ended. */
  readonly outcomes?: readonly OutcomeType[];
  /** An approval or a verification waits. */
  readonly waiting?: boolean;
  /** A write was denied, by policy or operator, even if others ran. */
  readonly denied?: boolean;
  /** A check found something. */
  readonly findings?: boolean;
}

/** The one place where exit codes are made: the first that applies. `docs/handbook/exit-codes.md` says the same in words. */
export function exitCode({ signal, usage, outcomes = [], waiting, denied, findings }: Ending): number {
  const ended = (...types: readonly OutcomeType[]) => outcomes.some((type) => types.includes(type));
  if (signal !== undefined) return signals[signal];
  if (ended('cancelled')) return signals.SIGINT;
  if (usage) return 2;
  if (findings || ended('failed', 'budget', 'step-limit', 'truncated', 'refused')) return 1;
  if (waiting || ended('awaiting-approval')) return 3;
  if (denied || ended('denied')) return 4;
  return 0;
}

/** 128 and the signal's number, as shells have it. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
