import type { TurnOutputFormat } from '../../outputs/index.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { openDesk, printedTurn } from '../desk.ts';
import { endingOf } from '../ending.ts';
import { exitCode } from '../exit-codes.ts';
import { type ConversationFlags, outputFormat, withConversationFlags } from '../flags.ts';
import { composeMessage } from '../message.ts';
import { openConversation } from '../open-conversation.ts';

type Flags = ConversationFlags & { readonly outputFormat: TurnOutputFormat };

/** `frontdesk ask [message…] [-]`: one turn, its answer on stdout. */
export const define: DefineCommand = (command, context) => {
  withConversationFlags(command)
    .argument('[message...]', 'what the customer wrote; - waits for standard input')
    .option('-r, --resume <id>', 'go on with this conversation')
    .addOption(outputFormat('text', 'json', 'stream-json'))
    .action(context.action((words: readonly string[], flags: Flags) => ask(context, words, flags)));
  examples(command, {
    'frontdesk ask "I was charged twice"': 'the answer on stdout, how it came about on stderr',
    'frontdesk ask - < mail.txt': 'a mail as the message',
    'cat mail.txt | frontdesk ask "draft a reply"': 'your words about a customer’s mail',
    'frontdesk ask -c "and how long does that take?"': 'a follow-up',
    'frontdesk ask "…" --allow \'issue_refund:pay_1042:<=49.99\'': 'confirm exactly this write beforehand',
    'frontdesk ask "…" -o json | jq -r .reply': 'for scripts',
  });
};

async function ask(context: CommandContext, words: readonly string[], flags: Flags): Promise<number> {
  const input = await composeMessage(words, flags.from, context.shell);
  const desk = await openDesk(context, flags);
  const held = await openConversation(desk, context, flags);
  try {
    const { result } = await printedTurn(desk, context, held.conversation, input, {
      flags,
      format: flags.outputFormat,
      transcript: held.transcript,
    });
    return exitCode(endingOf([result], context.shell));
  } finally {
    held.transcript?.close();
    await held.release();
  }
}
