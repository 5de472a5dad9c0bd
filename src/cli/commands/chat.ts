import { UserError } from '../../core/errors.ts';
import type { ChatFlags } from '../chat/interactive-chat.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { withConversationFlags } from '../flags.ts';

/** `frontdesk chat`: at a terminal the desk itself; by pipe one turn a line. */
export const define: DefineCommand = (command, context) => {
  withConversationFlags(command)
    .option('-r, --resume [id]', 'go on with a conversation; without an id, choose one')
    .option('--screen-reader', 'linear, without borders and redrawing')
    .action(context.action((flags: ChatFlags) => chat(context, flags)));
  examples(command, {
    frontdesk: 'open the desk',
    'frontdesk -c': 'go on where you left off',
    'frontdesk chat --customer maya@northwind.example': 'begin with the customer known',
    'frontdesk chat --transcript today.md': 'write a transcript along',
    "printf 'q1\\nq2\\n' | frontdesk chat > transcript.txt": 'a scripted conversation',
  });
};

async function chat(context: CommandContext, flags: ChatFlags): Promise<number> {
  const { stdin, stdout, env } = context.shell;
  if (stdin.isTTY && stdout.isTTY && env['TERM'] !== 'dumb') {
    const { interactiveChat } = await import('../chat/interactive-chat.ts');
    return await interactiveChat(context, flags);
  }
  if (!stdin.isTTY) {
    const { scriptedChat } = await import('../chat/scripted-chat.ts');
    const code = await scriptedChat(context, flags);
    if (code !== undefined) return code;
  }
  throw new UserError(
    'The chat needs a terminal, and there is none.',
    'Ask in one shot with: frontdesk ask "…"   or pipe a line for each turn into: frontdesk chat',
  );
}
