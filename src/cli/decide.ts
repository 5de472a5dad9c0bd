import type { Operator, SignedDecision } from '../core/approval.ts';
import { UserError } from '../core/errors.ts';
import type { TurnOutputFormat } from '../outputs/index.ts';
import type { TurnResult } from '../outputs/turn-result.ts';
import type { CommandContext } from './command.ts';
import { resume } from './conversations.ts';
import { openDesk, printedTurn } from './desk.ts';
import type { CommonFlags } from './flags.ts';
import { runSettings } from './run-settings.ts';
import { readSecret } from './secret.ts';
import { readInput } from './stdin.ts';
import { sessionWaitingFor } from './waiting.ts';

export interface DecisionFlags extends CommonFlags {
  readonly as?: string;
  readonly passwordFile?: string;
  readonly engine?: string;
  readonly model?: string;
  readonly team?: string;
  readonly outputFormat: TurnOutputFormat;
}

/** Decides a waiting approval and lets its turn go on. */
export async function decide(
  context: CommandContext,
  id: string,
  decision: SignedDecision['decision'],
  flags: DecisionFlags,
): Promise<TurnResult> {
  const store = await context.openStore();
  const session = await sessionWaitingFor(store, id);
  const by = await signer(context, flags);
  const held = await resume(store, session);
  try {
    const desk = await openDesk(context, flags);
    const { result } = await printedTurn(
      desk,
      context,
      held.conversation,
      { type: 'decision', id, signed: { decision, by } },
      { flags, format: flags.outputFormat },
    );
    return result;
  } finally {
    await held.release();
  }
}

/** Who decides: the operator of this shell, or a registered one who gives their password. */
async function signer(context: CommandContext, flags: DecisionFlags): Promise<Operator> {
  if (flags.as === undefined) return { name: runSettings(context, flags).operator, roles: [] };
  const store = await context.openStore();
  const operator = await store.operators.verify(flags.as, await password(context, flags));
  if (operator !== undefined) return operator;
  throw new UserError(`Name or password of "${flags.as}" are not right.`, 'Registered operators: frontdesk operators list');
}

async function password({ shell }: CommandContext, { as, input, passwordFile }: DecisionFlags): Promise<string> {
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
