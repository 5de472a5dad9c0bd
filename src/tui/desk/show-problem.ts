import { ModelError, SessionTaken, UserError } from '../../core/errors.ts';
import type { Action } from '../state/action.ts';
import type { Item } from '../state/item.ts';

/** Shows what went wrong. A session that another process has taken is from now on read along. */
export function showProblem(error: unknown, dispatch: (action: Action) => void): void {
  if (error instanceof SessionTaken) dispatch({ type: 'taken' });
  dispatch({ type: 'show', items: [problemItem(error)] });
}

/** An error as it is shown: what the operator can mend by its own words, anything else as the bug it is. */
function problemItem(error: unknown): Item {
  if (error instanceof UserError || error instanceof ModelError) {
    return { type: 'notice', kind: 'error', text: [error.message, ...(error.hint === undefined ? [] : [error.hint])].join('\n') };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { type: 'notice', kind: 'error', text: `This should not have happened: ${message}\nThe conversation is kept. Please report it.` };
}
