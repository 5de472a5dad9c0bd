import type { TurnInput } from '../core/dependencies.ts';
import { UserError } from '../core/errors.ts';
import type { Shell } from './shell.ts';
import { inputLimit, readInput } from './stdin.ts';

/**
 * The message of a one-shot turn, from the command line and standard input. Standard input alone is the message;
 * beside a message it is the customer's material, and the message is the operator's. `-` says that it is to be waited for.
 */
export async function composeMessage(
  words: readonly string[],
  from: 'customer' | 'operator' | undefined,
  shell: Pick<Shell, 'stdin' | 'stderr' | 'signal'>,
): Promise<TurnInput> {
  const text = words.filter((word) => word !== '-').join(' ');
  const input = await standardInput(words.includes('-'), text.trim() !== '', shell);
  if (input.trim() === '' && text.trim() === '') {
    throw new UserError('The message is empty.', 'Write it behind the command, or pipe it in: frontdesk ask - < mail.txt');
  }
  if (text.trim() === '') return { type: 'message', from: from ?? 'customer', text: input };
  if (input.trim() === '') return { type: 'message', from: from ?? 'customer', text };
  return { type: 'message', from: from ?? 'operator', text, material: input };
}

async function standardInput(awaited: boolean, hasMessage: boolean, { stdin, stderr, signal }: Pick<Shell, 'stdin' | 'stderr' | 'signal'>) {
  if (stdin.isTTY && !awaited) return '';
  const input = await readInput(stdin, { patience: awaited ? 'endless' : 'brief', signal });
  if (input === undefined) {
    if (!hasMessage) {
      throw new UserError('There is no message: nothing came in on standard input.', 'To wait for it, say so: frontdesk ask -');
    }
    stderr.write('Standard input was open and silent, and was left unread; - waits for it.\n');
    return '';
  }
  if (input.cut) stderr.write(`Standard input was cut after ${inputLimit / 1024 / 1024} MB.\n`);
  return input.text;
}
