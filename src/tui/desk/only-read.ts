import { UserError } from '../../core/errors.ts';
import type { ChatState } from '../state/chat-state.ts';

/** Why nothing can be written: another process has the session. */
export function onlyRead({ conversation }: Pick<ChatState, 'conversation'>): UserError {
  const { id } = conversation.session;
  return new UserError(
    'This session is open in another process: here it can only be read.',
    `/resume ${id} takes it over, /sessions opens another one.`,
  );
}
