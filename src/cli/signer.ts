import type { Operator } from '../core/approval.ts';
import { UserError } from '../core/errors.ts';
import type { CommandContext } from './command.ts';
import type { CommonFlags } from './flags.ts';
import { runSettings } from './run-settings.ts';
import { readSecret } from './secret.ts';
import { signIn } from './sign-in.ts';
import { readInput } from './stdin.ts';

export interface SignerFlags extends CommonFlags {
  readonly as?: string;
  readonly passwordFile?: string;
  readonly team?: string;
}

/** Who decides: the operator of this shell, or a registered one who gives their password. */
export async function signer(context: CommandContext, flags: SignerFlags): Promise<Operator> {
  const { operator: by } = runSettings(context, flags);
  if (flags.as === undefined) return { name: by, roles: [] };
  const signed = { name: flags.as, password: await password(context, flags) };
  const operator = await signIn(await context.openStore(), signed, { by, at: context.shell.now() });
  if (operator !== undefined) return operator;
  throw new UserError(`Name or password of "${flags.as}" are not right.`, 'Registered operators: frontdesk operators list');
}

async function password({ shell }: CommandContext, { as, input, passwordFile }: SignerFlags): Promise<string> {
  if (passwordFile !== undefined) return await readSecret(shell, '', passwordFile);
  if (shell.stdin.isTTY && input) return await readSecret(shell, `Password of ${as}`, undefined);
  const piped = await readInput(shell.stdin, { patience: 'brief', signal: shell.signal });
  const line = piped?.text.split(/\r?\n/, 1)[0] ?? '';
  if (line !== '') return line;
  throw new UserError(
    `The password of ${as} is needed, and there is no terminal to ask for it.`,
    'Pipe it in on standard input, or name a file that holds it: --password-file FILE',
  );
}
