import { open } from 'node:fs/promises';
import { UserError } from '../../core/errors.ts';
import { runBatch } from '../batch/run-batch.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { type ConversationFlags, withConversationFlags } from '../flags.ts';

export interface BatchFlags extends ConversationFlags {
  readonly out?: string;
  readonly jobs?: string;
}

/** `frontdesk batch FILE|-`: many messages, a line of JSON in, a line of JSON out. */
export const define: DefineCommand = (command, context) => {
  withConversationFlags(command)
    .argument('<file>', 'lines of {"id","message","customer"?}; - is standard input')
    .option('--out <file>', 'append results there, and pass over ids that it holds already')
    .option('--jobs <number>', 'so many at once')
    .action(context.action((file: string, flags: BatchFlags) => batch(context, file, flags)));
  examples(command, {
    'frontdesk batch mails.jsonl > results.jsonl': 'a result a line, with the id of its message',
    'frontdesk batch mails.jsonl --out results.jsonl': 'the same, and it can be stopped and run again',
    'jq -c … | frontdesk batch - -q': 'from a pipe',
  });
};

async function batch(context: CommandContext, file: string, flags: BatchFlags): Promise<number> {
  if (file === '-') return await runBatch(context, context.shell.stdin, flags);
  const handle = await open(file);
  if ((await handle.stat()).isDirectory()) throw new UserError(`${file} is a directory, not a file of messages.`);
  return await runBatch(context, handle.createReadStream(), flags);
}
