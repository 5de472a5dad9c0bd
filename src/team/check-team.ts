import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Agent } from '../core/agent.ts';
import type { Clause } from '../core/knowledge.ts';
import { type Problem, sortProblems } from '../core/problem.ts';
import { checkPlaybook } from './check-playbook.ts';
import { problemAt, suggest } from './checked-file.ts';
import { type Compilation, type CompiledTeam, compileTeam } from './compile-team.ts';
import { referencesIn } from './environment.ts';
import { agentSuffix, readTeamSources } from './team-sources.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** What there is beside the team's own files. */
export interface Surroundings {
  /** Names of all tools, those of MCP servers left out. */
  readonly tools: readonly string[];
  /** Names of all documents. */
  readonly documents: readonly string[];
  /** All sections of all documents, `billing-policies › Refunds`. */
  readonly clauses: readonly Clause[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * All that is wrong with a team, as errors, and what is probably not meant, as warnings; empty when it is fine.
 * `show` makes a path that people read. Throws a `UserError` when there is no team in the folder.
 */
export function checkTeam(folder: string, known: Surroundings, show: (path: string) => string = (path) => path): readonly Problem[] {
  const compilation = compileTeam(readTeamSources(folder), (file) => show(join(folder, file)));
  const { compiled, problems } = compilation;
  if (compiled === undefined) return sortProblems(problems);
  return sortProblems([
    ...problems,
    ...teamProblems(folder, compilation, compiled, known),
    ...Object.values(compiled.team.agents).flatMap((agent) => agentProblems(compilation, compiled, agent, known)),
    ...playbookProblems(compilation, compiled, known),
    ...unreachable(compilation, compiled),
  ]);
}

function teamProblems(folder: string, { teamFile }: Compilation, compiled: CompiledTeam, known: Surroundings): readonly Problem[] {
  const missing = (path: YamlPath, name: string, extra: Partial<Problem> = {}) =>
    existsSync(resolve(folder, name)) ? [] : [problemAt(teamFile, path, `${name} is not there`, extra)];
  return [
    ...compiled.knowledge.flatMap((name, index) => missing(['knowledge', index], name)),
    ...(compiled.policies === null ? [] : missing(['policies'], compiled.policies)),
    ...missing(['examples'], compiled.examples, { severity: 'warning', hint: 'without examples the local engine cannot learn to route' }),
    ...referencesIn(teamFile).flatMap(({ path, name }) =>
      known.environment[name] ? [] : [problemAt(teamFile, path, `${name} is not set in the environment`, { severity: 'warning' })],
    ),
  ];
}

function agentProblems({ agentFiles }: Compilation, { mcpServers }: CompiledTeam, agent: Agent, known: Surroundings): readonly Problem[] {
  const file = agentFiles.get(agent.name);
  if (file === undefined) return [];
  const ofServer = (tool: string) => Object.keys(mcpServers).some((server) => tool.startsWith(`${server}__`));
  return [
    ...unknownNames(file, 'tools', 'tool', agent.tools, (tool) => known.tools.includes(tool) || ofServer(tool), known.tools),
    ...unknownNames(file, 'documents', 'document', agent.documents, (name) => known.documents.includes(name), known.documents),
    ...(['handles', 'documents', 'tools', 'handoffs'] as const).flatMap((key) => repeated(file, key, agent[key])),
    ...(agent.role === 'triage' && agent.handoffs.length === 0
      ? [problemAt(file, ['handoffs'], 'triage hands over to nobody', { key: true, hint: 'name the specialists' })]
      : []),
    ...(agent.handles.length === 0
      ? [problemAt(file, ['handles'], 'it takes nothing: triage cannot choose it', { key: true, severity: 'warning' })]
      : []),
  ];
}

function unknownNames(
  file: YamlFile,
  key: string,
  kind: string,
  names: readonly string[],
  isKnown: (name: string) => boolean,
  all: readonly string[],
): readonly Problem[] {
  return names.flatMap((name, index) =>
    isKnown(name) ? [] : [problemAt(file, [key, index], `there is no ${kind} "${name}"`, suggest(name, all))],
  );
}

function repeated(file: YamlFile, key: string, names: readonly string[]): readonly Problem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [problemAt(file, [key, index], `"${name}" stands here twice`, { severity: 'warning' })] : [],
  );
}

function playbookProblems(compilation: Compilation, { team, mcpServers }: CompiledTeam, known: Surroundings): readonly Problem[] {
  const agents = Object.values(team.agents);
  return [...compilation.playbookFiles].flatMap(([name, file]) => {
    const followers = agents.filter(({ playbooks }) => playbooks.some((playbook) => playbook.name === name));
    const playbook = followers[0]?.playbooks.find((one) => one.name === name);
    if (playbook === undefined) return [problemAt(file, [], 'no agent follows this playbook', { severity: 'warning' })];
    return checkPlaybook(file, playbook, followers, { ...known, servers: Object.keys(mcpServers), agents: Object.keys(team.agents) });
  });
}

/** Agents that no chain of handoffs leads to from triage. */
function unreachable({ agentFiles }: Compilation, { team }: CompiledTeam): readonly Problem[] {
  const reached = new Set([team.triage]);
  for (const name of reached) for (const to of team.agents[name]?.handoffs ?? []) reached.add(to);
  return [...agentFiles].flatMap(([name, file]) =>
    reached.has(name)
      ? []
      : [
          problemAt(file, ['name'], `no handoff leads to "${name}"`, {
            severity: 'warning',
            hint: `name it in the handoffs of ${team.triage}${agentSuffix}`,
          }),
        ],
  );
}
