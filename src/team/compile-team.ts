import { basename } from 'node:path';
import type { Agent, ModelSettings, Playbook, Team, TeamLimits } from '../core/agent.ts';
import type { Problem } from '../core/problem.ts';
import type { SignalRule } from '../core/routing.ts';
import type { McpServerSettings } from '../core/team-settings.ts';
import { type Checked, checkFile, problemAt, suggest } from './checked-file.ts';
import { misplacedReferences } from './environment.ts';
import { type AgentFile, agentSchema, playbookSchema, type SignalsFile, signalsSchema, type TeamFile, teamSchema } from './schemas.ts';
import { agentSuffix, playbookFolder, signalsFile, type TeamSources } from './team-sources.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

/** A team as plain values: what the cache holds. Paths are as the file gives them, environment references are not filled in. */
export interface CompiledTeam {
  readonly team: Team;
  readonly knowledge: readonly string[];
  readonly policies: string | null;
  readonly examples: string;
  readonly signals: readonly SignalRule[];
  readonly mcpServers: Readonly<Record<string, McpServerSettings>>;
}

export interface Compilation {
  /** Undefined when there are errors. */
  readonly compiled: CompiledTeam | undefined;
  readonly problems: readonly Problem[];
  readonly teamFile: YamlFile;
  readonly agentFiles: ReadonlyMap<string, YamlFile>;
  readonly playbookFiles: ReadonlyMap<string, YamlFile>;
}

const defaultLimits: TeamLimits = { steps: 12, handoffs: 3, typedAmountCents: 20_000 };

/** Parses and validates a team. Problems come all at once, each at its place in its file. */
export function compileTeam(sources: TeamSources, show: (file: string) => string): Compilation {
  const parsed = new Map([...sources.files].map(([path, text]) => [path, parseYamlFile(show(path), text)]));
  const teamFile = parsed.get('team.yml') ?? parseYamlFile(show('team.yml'), '');
  const teamResult = checkFile(teamFile, teamSchema);
  const agents = checkAll(parsed, (path) => path.endsWith(agentSuffix), agentSchema, agentSuffix);
  const playbooks = checkAll(parsed, (path) => path.startsWith(`${playbookFolder}/`), playbookSchema, '.yml');
  const signals = checkSignals(parsed.get(signalsFile), [...agents.files.keys()]);
  const problems = [
    ...(teamResult.ok ? [] : teamResult.problems),
    ...signals.problems,
    ...agents.problems,
    ...playbooks.problems,
    ...[...parsed.values()].flatMap((file) => misplacedReferences(file)),
    ...crossProblems(teamFile, teamResult, agents, playbooks),
  ];
  return {
    compiled:
      teamResult.ok && problems.length === 0 ? assemble(teamResult.value, agents.values, playbooks.values, signals.rules) : undefined,
    problems,
    teamFile,
    agentFiles: agents.files,
    playbookFiles: playbooks.files,
  };
}

interface CheckedFiles<T> {
  /** By name of the file without its ending, whether they are valid or not. */
  readonly files: ReadonlyMap<string, YamlFile>;
  readonly values: ReadonlyMap<string, T>;
  readonly problems: readonly Problem[];
}

function checkAll<T extends { readonly name: string }>(
  parsed: ReadonlyMap<string, YamlFile>,
  belongs: (path: string) => boolean,
  schema: Parameters<typeof checkFile<T>>[1],
  ending: string,
): CheckedFiles<T> {
  const files = new Map<string, YamlFile>();
  const values = new Map<string, T>();
  const problems: Problem[] = [];
  for (const [path, file] of parsed) {
    if (!belongs(path)) continue;
    const name = basename(path, ending);
    files.set(name, file);
    const result = checkFile(file, schema);
    if (!result.ok) problems.push(...result.problems);
    else {
      values.set(name, result.value);
      if (result.value.name !== name) {
        const message = `the name "${result.value.name}" does not fit the file ${basename(path)}`;
        problems.push(problemAt(file, ['name'], message, { hint: `write "${name}", or rename the file` }));
      }
    }
  }
  return { files, values, problems };
}

/** The signals of a team, which need not have any; each goes to an agent that there is. */
function checkSignals(
  file: YamlFile | undefined,
  agentNames: readonly string[],
): { readonly rules: SignalsFile['signals']; readonly problems: readonly Problem[] } {
  if (file === undefined) return { rules: [], problems: [] };
  const result = checkFile(file, signalsSchema);
  if (!result.ok) return { rules: [], problems: result.problems };
  const { signals } = result.value;
  const problems = signals.flatMap(({ name, to }, index) => [
    ...(to === undefined || agentNames.includes(to)
      ? []
      : [problemAt(file, ['signals', index, 'to'], `there is no agent "${to}"`, suggest(to, agentNames))]),
    ...(signals.findIndex((other) => other.name === name) < index
      ? [problemAt(file, ['signals', index, 'name'], `there is a signal "${name}" already`)]
      : []),
  ]);
  return { rules: signals, problems };
}

/** What only shows when the files are seen together. */
function crossProblems(
  teamFile: YamlFile,
  team: Checked<TeamFile>,
  agents: CheckedFiles<AgentFile>,
  playbooks: CheckedFiles<Playbookish>,
): readonly Problem[] {
  const agentNames = [...agents.files.keys()];
  const playbookNames = [...playbooks.files.keys()];
  const unknownAgent = (name: string) => (agents.files.has(name) ? undefined : `there is no agent "${name}" (no ${name}${agentSuffix})`);
  const problems: Problem[] = [];
  const complain = (file: YamlFile, path: readonly PropertyKey[], message: string | undefined, hint: { readonly hint?: string }) => {
    if (message !== undefined) problems.push(problemAt(file, path, message, hint));
  };
  if (team.ok) {
    const { triage } = team.value;
    complain(teamFile, ['triage'], unknownAgent(triage), suggest(triage, agentNames));
    const role = agents.values.get(triage)?.role;
    if (role === 'specialist') complain(teamFile, ['triage'], `the agent "${triage}" is a specialist`, { hint: 'its role must be triage' });
  }
  for (const [name, agent] of agents.values) {
    const file = agents.files.get(name);
    if (file === undefined) continue;
    if (agent.role === 'triage' && team.ok && team.value.triage !== name) {
      complain(file, ['role'], `the triage of this team is "${team.value.triage}"`, { hint: 'make this one a specialist' });
    }
    agent.handoffs.forEach((to, index) => {
      if (to === name) complain(file, ['handoffs', index], 'an agent cannot hand over to itself', {});
      else complain(file, ['handoffs', index], unknownAgent(to), suggest(to, agentNames));
    });
    agent.playbooks?.forEach((playbook, index) => {
      const missing = playbooks.files.has(playbook)
        ? undefined
        : `there is no playbook "${playbook}" (no ${playbookFolder}/${playbook}.yml)`;
      complain(file, ['playbooks', index], missing, suggest(playbook, playbookNames));
    });
  }
  for (const [name, { steps }] of playbooks.values) {
    const file = playbooks.files.get(name);
    if (file === undefined) continue;
    steps.forEach(({ id }, index) => {
      if (steps.findIndex((other) => other.id === id) < index)
        complain(file, ['steps', index, 'id'], `there is a step "${id}" already`, {});
    });
  }
  return problems;
}

type Playbookish = Omit<Playbook, 'slots'> & { readonly slots?: Playbook['slots'] };

function assemble(
  file: TeamFile,
  agentFiles: ReadonlyMap<string, AgentFile>,
  playbookFiles: ReadonlyMap<string, Playbookish>,
  signals: readonly SignalRule[],
): CompiledTeam {
  const playbook = (name: string): readonly Playbook[] => {
    const found = playbookFiles.get(name);
    return found === undefined ? [] : [{ ...found, slots: found.slots ?? [] }];
  };
  const agent = ({ model, playbooks, ...rest }: AgentFile): Agent => ({
    ...rest,
    model: { ...file.model, ...model } satisfies ModelSettings,
    playbooks: (playbooks ?? []).flatMap(playbook),
  });
  const agents = inOrder(file.triage, agentFiles).map((found) => [found.name, agent(found)] as const);
  const { name, title, greeting, suggestions, triage } = file;
  return {
    team: {
      name,
      title,
      greeting,
      suggestions,
      triage,
      agents: Object.fromEntries(agents),
      limits: { ...defaultLimits, ...file.limits },
      synonyms: file.synonyms ?? [],
    },
    knowledge: file.knowledge,
    policies: file.policies ?? null,
    examples: file.examples ?? 'examples',
    signals,
    mcpServers: Object.fromEntries(Object.entries(file.mcpServers ?? {}).map(([server, settings]) => [server, mcpSettings(settings)])),
  };
}

/** Triage, then the agents in the order of its handoffs, then all others by name. */
function inOrder(triage: string, files: ReadonlyMap<string, AgentFile>): readonly AgentFile[] {
  const names = new Set([triage, ...(files.get(triage)?.handoffs ?? []), ...[...files.keys()].sort()]);
  return [...names].flatMap((name) => files.get(name) ?? []);
}

function mcpSettings({ command, url, args, env, headers, ...rest }: NonNullable<TeamFile['mcpServers']>[string]): McpServerSettings {
  if (command !== undefined) return { ...rest, command, ...(args && { args }), ...(env && { env }) };
  return { ...rest, url: url ?? '', ...(headers && { headers }) };
}
