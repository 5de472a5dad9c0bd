import { ModelError, UserError } from '../../core/errors.ts';
import type { Item } from '../state/item.ts';

/** An error as it is shown: what the operator can mend by its own words, anything else as the bug it is. */
export function problemItem(error: unknown): Item {
  if (error instanceof UserError || error instanceof ModelError) {
    return { type: 'notice', kind: 'error', text: [error.message, ...(error.hint === undefined ? [] : [error.hint])].join('\n') };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { type: 'notice', kind: 'error', text: `This should not have happened: ${message}\nThe conversation is kept. Please report it.` };
}
