import { readFile } from 'node:fs/promises';
import type { Verifier } from '../../core/customer.ts';
import { UserError } from '../../core/errors.ts';
import type { TurnOutputFormat } from '../../outputs/index.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { resume } from '../conversations.ts';
import { openDesk, printedTurn } from '../desk.ts';
import { endingOf } from '../ending.ts';
import { exitCode } from '../exit-codes.ts';
import { type CommonFlags, outputFormat, withCommonFlags, withDecisionFlags } from '../flags.ts';
import { fixedVerifier, parseAnswers, promptVerifier } from '../form-answers.ts';
import { decodeText, readInput } from '../stdin.ts';
import { sessionWaitingFor } from '../waiting.ts';

interface Flags extends CommonFlags {
  readonly fromFile?: string;
  readonly outputFormat: TurnOutputFormat;
}

/** `frontdesk verify ID`: the identity form of a waiting check, at the terminal or from a file. */
export const define: DefineCommand = (command, context) => {
  withDecisionFlags(withCommonFlags(command))
    .argument('<id>', 'the waiting check, as frontdesk approvals names it')
    .option('--from-file <file>', 'take the answers from a file, one "name: answer" a line; - is standard input')
    .addOption(outputFormat('text', 'json', 'stream-json'))
    .action(context.action((id: string, flags: Flags) => verify(context, id, flags)));
  examples(command, {
    'frontdesk verify v_8f3a2k': 'a form at the terminal; nothing typed is shown or kept',
    'frontdesk verify v_8f3a2k --from-file -': 'answers from standard input: email, last-payment, postal-code, security-answer',
  });
};

async function verify(context: CommandContext, id: string, flags: Flags): Promise<number> {
  const { shell, openStore } = context;
  const verifier = await verifierFor(context, flags);
  const held = await resume(await openStore(), await sessionWaitingFor(await openStore(), id));
  try {
    const desk = await openDesk(context, flags);
    const { result } = await printedTurn(
      desk,
      context,
      held.conversation,
      { type: 'verification', id },
      {
        flags,
        format: flags.outputFormat,
        cards: { verifier },
      },
    );
    return exitCode(endingOf([result], shell));
  } finally {
    await held.release();
  }
}

async function verifierFor({ shell }: CommandContext, { fromFile, input }: Flags): Promise<Verifier> {
  if (fromFile === '-')
    return fixedVerifier(parseAnswers((await readInput(shell.stdin, { patience: 'endless', signal: shell.signal }))?.text ?? ''));
  if (fromFile !== undefined) return fixedVerifier(parseAnswers(decodeText(await readFile(fromFile), fromFile)));
  if (shell.stdin.isTTY && input) return promptVerifier(shell);
  throw new UserError('There is no terminal to ask for the answers.', 'Give them with: frontdesk verify ID --from-file answers.txt');
}
