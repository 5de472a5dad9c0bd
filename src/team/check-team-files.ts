import { basename } from 'node:path';
import type { Playbook } from '../core/agent.ts';
import type { Problem } from '../core/problem.ts';
import { type Checked, checkFile, problemAt, suggest } from './checked-file.ts';
import { type AgentFile, type SignalsFile, signalsSchema, type TeamFile } from './schemas.ts';
import { agentSuffix, playbookFolder } from './team-sources.ts';
import type { YamlFile } from './yaml-file.ts';

/** The files of one kind. */
export interface CheckedFiles<T> {
  /** By name of the file without its ending, whether they are valid or not. */
  readonly files: ReadonlyMap<string, YamlFile>;
  readonly values: ReadonlyMap<string, T>;
  readonly problems: readonly Problem[];
}

/** Checks the files of one kind, each against the schema and its own name. */
export function checkAll<T extends { readonly name: string }>(
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
export function checkSignals(
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
export function crossProblems(
  teamFile: YamlFile,
  team: Checked<TeamFile>,
  agents: CheckedFiles<AgentFile>,
  playbooks: CheckedFiles<PlaybookFile>,
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

/** A playbook as its file gives it. */
export type PlaybookFile = Omit<Playbook, 'slots'> & { readonly slots?: Playbook['slots'] };
