import type { Agent } from '../../core/agent.ts';
import { UserError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { formatProblem } from '../../core/problem.ts';
import { sanitize, sanitizeLine } from '../../core/sanitize.ts';
import { printableJson } from '../../outputs/printable-json.ts';
import type { Column } from '../../outputs/table.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { counted } from '../counted.ts';
import { exitCode } from '../exit-codes.ts';
import { type CommonFlags, type ListFlags, outputFormat, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { printList } from '../listing.ts';
import { runSettings } from '../run-settings.ts';

interface Flags extends CommonFlags {
  readonly outputFormat: 'text' | 'json';
  readonly team?: string;
}

/** `frontdesk agents list|show|check`: the team, and whether it is sound. */
export const define: DefineCommand = (command, context) => {
  const noun = (name: string, about: string) => withTeamFlag(withCommonFlags(command.command(name))).description(about);
  withListFlags(noun('list', 'who is on the team, and what each takes')).action(
    context.action((flags: Flags & ListFlags) => list(context, flags)),
  );
  noun('show', 'one agent: instructions, tools, documents, playbooks')
    .argument('<name>', 'the agent')
    .addOption(outputFormat('text', 'json'))
    .action(context.action((name: string, flags: Flags) => show(context, name, flags)));
  noun('check', 'whether the team is sound: schema, handoffs, tools, documents, policies')
    .addOption(outputFormat('text', 'json'))
    .action(context.action((flags: Flags) => check(context, flags)));
  examples(command, {
    'frontdesk agents': 'the team',
    'frontdesk agents show billing': 'what Billing may do',
    'frontdesk agents check --team agents/acme': 'every mistake with file, line and column; exit 1 when there is one',
  });
};

const teamOf = (context: CommandContext, flags: Flags) => context.services.team(runSettings(context, flags).teamFolder);

async function list(context: CommandContext, flags: Flags & ListFlags): Promise<number> {
  const { team } = await teamOf(context, flags);
  printList(context.shell, flags, Object.values(team.agents).map(wireAgent), columns, 'The team has no agents.');
  return 0;
}

const columns: readonly Column<ReturnType<typeof wireAgent>>[] = [
  { title: 'AGENT', value: ({ name }) => name },
  { title: 'TITLE', value: ({ title }) => title, optional: true },
  { title: 'TOOLS', value: ({ tools }) => String(tools.length), align: 'right' },
  { title: 'PLAYBOOKS', value: ({ playbooks }) => String(playbooks.length), align: 'right', optional: true },
  { title: 'TAKES', value: ({ handles }) => handles[0] ?? '', least: 20 },
];

async function show(context: CommandContext, name: string, flags: Flags): Promise<number> {
  const { team } = await teamOf(context, flags);
  const agent = team.agents[name];
  if (agent === undefined) {
    const names = Object.keys(team.agents);
    const meant = nearest(name, names);
    throw new UserError(
      `There is no agent "${name}" in the team ${team.name}.`,
      meant === undefined ? `Its agents: ${names.join(', ')}.` : `Did you mean ${meant}?`,
    );
  }
  context.shell.stdout.write(flags.outputFormat === 'json' ? `${printableJson(wireAgent(agent), 2)}\n` : page(agent));
  return 0;
}

function wireAgent({ name, title, role, handles, instructions, documents, tools, handoffs, model, playbooks }: Agent) {
  return {
    name,
    title,
    role,
    handles,
    instructions,
    documents,
    tools,
    handoffs,
    model: model.model ?? null,
    playbooks: playbooks.map((playbook) => ({
      name: playbook.name,
      title: playbook.title,
      when: playbook.when,
      steps: playbook.steps.length,
    })),
  };
}

function page(agent: Agent): string {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${sanitizeLine(line)}\n`).join('')}`;
  return [
    `${sanitizeLine(agent.title)} (${agent.name}, ${agent.role})\n`,
    section('Takes', agent.handles),
    section('Tools', agent.tools),
    section('Hands over to', agent.handoffs),
    section('Documents', agent.documents),
    section(
      'Playbooks',
      agent.playbooks.map(({ name, title, when }) => `${name}: ${title}. ${when}`),
    ),
    section('Model', agent.model.model === undefined ? [] : [agent.model.model]),
    `\nInstructions\n${sanitize(agent.instructions).trim().replaceAll(/^/gm, '  ')}\n`,
  ].join('');
}

async function check(context: CommandContext, flags: Flags): Promise<number> {
  const { shell, services } = context;
  const problems = await services.checkTeam(runSettings(context, flags).teamFolder);
  if (flags.outputFormat === 'json') shell.stdout.write(`${printableJson(problems, 2)}\n`);
  else for (const problem of problems) shell.stdout.write(`${sanitizeLine(formatProblem(problem))}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  shell.stderr.write(
    problems.length === 0 ? 'The team is sound.\n' : `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}.\n`,
  );
  return exitCode({ findings: errors > 0 });
}
