import type { Agent, ModelSettings, Playbook, Team, TeamLimits } from '../core/agent.ts';
import type { Problem } from '../core/problem.ts';
import type { SignalRule } from '../core/routing.ts';
import type { McpServerSettings } from '../core/team-settings.ts';
import { checkAll, checkSignals, crossProblems, type PlaybookFile } from './check-team-files.ts';
import { checkFile } from './checked-file.ts';
import { misplacedReferences } from './environment.ts';
import { type AgentFile, agentSchema, playbookSchema, type TeamFile, teamSchema } from './schemas.ts';
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
  const decoder = new TextDecoder();
  const parsed = new Map([...sources.files].map(([path, content]) => [path, parseYamlFile(show(path), decoder.decode(content))]));
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

function assemble(
  file: TeamFile,
  agentFiles: ReadonlyMap<string, AgentFile>,
  playbookFiles: ReadonlyMap<string, PlaybookFile>,
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
      terms: { plans: [], integrations: [], areas: [], ...file.terms },
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
