import { formatProblem } from '../../core/problem.ts';
import { sanitize, sanitizeLine } from '../../core/sanitize.ts';
import type { Finding } from '../../knowledge/open-knowledge.ts';
import { printableJson } from '../../outputs/printable-json.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { counted } from '../counted.ts';
import { exitCode } from '../exit-codes.ts';
import { type CommonFlags, outputFormat, withCommonFlags, withTeamFlag } from '../flags.ts';
import { runSettings } from '../run-settings.ts';
import { type Style, styleFor } from '../style.ts';
import { wholeNumber } from '../whole-number.ts';

interface Flags extends CommonFlags {
  readonly outputFormat: 'text' | 'json';
  readonly team?: string;
}

/** `frontdesk knowledge search|index|check`: what agents may cite. */
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
  noun('check', 'contradictions, dead links, missing clauses, documents that no agent knows').action(
    context.action((flags: Flags) => check(context, flags)),
  );
  examples(command, {
    'frontdesk knowledge search "refund for a duplicate charge"': 'passages with document, section and lines',
    'frontdesk knowledge index': 'the documents, and those that cannot be read',
    'frontdesk knowledge check': 'every mistake with file and line; exit 1 when there is one',
  });
};

async function knowledgeOf(context: CommandContext, flags: Flags) {
  const { services } = context;
  return await services.knowledge(await services.team(runSettings(context, flags).teamFolder));
}

async function search(context: CommandContext, query: string, flags: Flags & { limit: string }): Promise<number> {
  const { shell } = context;
  const knowledge = await knowledgeOf(context, flags);
  const findings = await knowledge.find(query, { limit: wholeNumber('--limit', flags.limit) });
  const passages = findings.map(({ passage }) => passage);
  if (flags.outputFormat === 'json') shell.stdout.write(`${printableJson(passages, 2)}\n`);
  else if (findings.length === 0) shell.stderr.write('The documents hold nothing of that kind.\n');
  else {
    const style = styleFor(shell.stdout, shell.env, flags.color);
    shell.stdout.write(findings.map((finding) => shown(finding, style)).join('\n'));
  }
  return 0;
}

function shown({ passage: { document, heading, lines, text }, marks }: Finding, style: Style): string {
  const title = `${[document, ...heading].join(' › ')}, lines ${lines[0]}–${lines[1]}`;
  let end = 0;
  const parts = marks.map(([from, to]) => {
    const part = sanitize(text.slice(end, from)) + style(['bold', 'yellow'], sanitizeLine(text.slice(from, to)));
    end = to;
    return part;
  });
  const marked = parts.join('') + sanitize(text.slice(end));
  return `${style('bold', sanitizeLine(title))}\n${marked.trim().replaceAll(/^(?=.)/gm, '  ')}\n`;
}

async function check(context: CommandContext, flags: Flags): Promise<number> {
  const { shell, services } = context;
  const problems = await services.checkKnowledge(await services.team(runSettings(context, flags).teamFolder));
  if (flags.outputFormat === 'json') shell.stdout.write(`${printableJson(problems, 2)}\n`);
  else for (const problem of problems) shell.stdout.write(`${sanitizeLine(formatProblem(problem))}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  shell.stderr.write(
    problems.length === 0
      ? 'The documents are sound.\n'
      : `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}.\n`,
  );
  return exitCode({ findings: errors > 0 });
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
  shell.stderr.write(
    `${counted(files.length, 'document')}${unreadable.length === 0 ? '' : `, ${unreadable.length} of them cannot be read`}.\n`,
  );
  return exitCode({ findings: unreadable.length > 0 });
}
