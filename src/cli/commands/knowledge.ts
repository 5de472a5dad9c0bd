import type { Passage } from '../../core/knowledge.ts';
import { sanitize, sanitizeLine } from '../../core/sanitize.ts';
import { printableJson } from '../../outputs/printable-json.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import { type CommonFlags, outputFormat, withCommonFlags, withTeamFlag } from '../flags.ts';
import { runSettings } from '../run-settings.ts';
import { styleFor } from '../style.ts';
import { wholeNumber } from '../whole-number.ts';

interface Flags extends CommonFlags {
  readonly outputFormat: 'text' | 'json';
  readonly team?: string;
}

/** `frontdesk knowledge search|index`: what agents may cite. */
export const define: DefineCommand = (command, context) => {
  const noun = (name: string, about: string) =>
    withTeamFlag(withCommonFlags(command.command(name)))
      .description(about)
      .addOption(outputFormat('text', 'json'));
  noun('search', 'the passages that answer best')
    .argument('<words...>', 'what to look for')
    .option('--limit <number>', 'at most so many', '5')
    .action(context.action((words: readonly string[], flags: Flags & { limit: string }) => search(context, words.join(' '), flags)));
  noun('index', 'read what is new or changed, and say what there is').action(context.action((flags: Flags) => index(context, flags)));
  examples(command, {
    'frontdesk knowledge search "refund for a duplicate charge"': 'passages with document, section and lines',
    'frontdesk knowledge index': 'the documents, and those that cannot be read',
  });
};

async function knowledgeOf(context: CommandContext, flags: Flags) {
  const { services } = context;
  return await services.knowledge(await services.team(runSettings(context, flags).teamFolder));
}

async function search(context: CommandContext, query: string, flags: Flags & { limit: string }): Promise<number> {
  const { shell } = context;
  const knowledge = await knowledgeOf(context, flags);
  const passages = await knowledge.search(query, { limit: wholeNumber('--limit', flags.limit) });
  if (flags.outputFormat === 'json') shell.stdout.write(`${printableJson(passages, 2)}\n`);
  else if (passages.length === 0) shell.stderr.write('The documents hold nothing of that kind.\n');
  else {
    const bold = styleFor(shell.stdout, shell.env, flags.color);
    shell.stdout.write(passages.map((passage) => shown(passage, (text) => bold('bold', text))).join('\n'));
  }
  return 0;
}

function shown({ document, heading, lines, text }: Passage, bold: (text: string) => string): string {
  const title = `${[document, ...heading].join(' › ')}, lines ${lines[0]}–${lines[1]}`;
  return `${bold(sanitizeLine(title))}\n${sanitize(text)
    .trim()
    .replaceAll(/^(?=.)/gm, '  ')}\n`;
}

async function index(context: CommandContext, flags: Flags): Promise<number> {
  const { shell } = context;
  const knowledge = await knowledgeOf(context, flags);
  await knowledge.refresh();
  const files = await knowledge.files();
  if (flags.outputFormat === 'json') shell.stdout.write(`${printableJson(files, 2)}\n`);
  else for (const { document, title } of files) shell.stdout.write(`${sanitizeLine(document)}  ${sanitizeLine(title)}\n`);
  const unreadable = files.filter(({ problem }) => problem !== '');
  for (const { path, problem } of unreadable) shell.stderr.write(`${sanitizeLine(path)}: ${sanitizeLine(problem)}\n`);
  shell.stderr.write(`${files.length} documents${unreadable.length === 0 ? '' : `, ${unreadable.length} of them cannot be read`}.\n`);
  return exitCode({ findings: unreadable.length > 0 });
}
