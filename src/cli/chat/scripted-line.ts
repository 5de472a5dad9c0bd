import type { TurnInput } from '../../core/dependencies.ts';
import { UserError } from '../../core/errors.ts';

/**
 * A line of a piped chat as the turn that it begins; undefined where it ends the conversation. Throws UserError for
 * commands that need a terminal, and for misspelt ones: none of them reaches an agent as the customer's words.
 */
export async function scriptedLine(text: string, from: 'customer' | 'operator'): Promise<TurnInput | undefined> {
  if (!text.startsWith('/')) return { type: 'message', from, text };
  const [{ isSlash, parseSlash }, { slashCommands }] = await Promise.all([
    import('../../slash/parse-slash.ts'),
    import('../../slash/index.ts'),
  ]);
  if (!isSlash(text)) return { type: 'message', from, text };
  const { command, words } = parseSlash(text, slashCommands);
  if (command.name === 'quit') return undefined;
  if (command.name === 'tell' && words === '')
    throw new UserError('/tell needs what you want to say.', 'For example: /tell shorter, please');
  if (command.name === 'tell') return { type: 'message', from: 'operator', text: words };
  throw new UserError(
    `/${command.name} works in the chat at a terminal, not by pipe; nothing of that line was sent to anyone.`,
    'By pipe a line is what the customer says; "/tell words" speaks to the agent, /quit ends it.',
  );
}
