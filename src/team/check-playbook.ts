import type { Agent, Playbook, PlaybookStep, Slot } from '../core/agent.ts';
import { clauseHint } from '../core/clause-hint.ts';
import type { Clause } from '../core/knowledge.ts';
import type { Problem } from '../core/problem.ts';
import { expressionProblems } from './check-expressions.ts';
import { problemAt, suggest } from './checked-file.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

export interface PlaybookSurroundings {
  readonly tools: readonly string[];
  /** Names of MCP servers: their tools are called `<server>__<tool>`. */
  readonly servers: readonly string[];
  readonly agents: readonly string[];
  readonly clauses: readonly Clause[];
}

/** What is wrong with a playbook, seen beside the agents that follow it. */
export function checkPlaybook(
  file: YamlFile,
  playbook: Playbook,
  followers: readonly Agent[],
  known: PlaybookSurroundings,
): readonly Problem[] {
  const { slots, steps } = playbook;
  return [
    ...slots.flatMap((slot, index) => slotProblems(file, slots, slot, index)),
    ...steps.flatMap((step, index) => targetProblems(file, step, ['steps', index], followers, known)),
    ...expressionProblems(file, playbook),
    ...afterTheEnd(file, steps),
  ];
}

function slotProblems(file: YamlFile, slots: readonly Slot[], { name, kind, choices, phrases }: Slot, index: number): readonly Problem[] {
  const path = ['slots', index];
  return [
    ...(slots.findIndex((slot) => slot.name === name) < index
      ? [problemAt(file, [...path, 'name'], `there is a slot "${name}" already`)]
      : []),
    ...(kind === 'choice' && (choices?.length ?? 0) === 0 ? [problemAt(file, [...path, 'kind'], 'a choice needs "choices"')] : []),
    ...(kind === 'said' && (phrases?.length ?? 0) === 0
      ? [problemAt(file, [...path, 'kind'], 'a slot of the kind "said" needs "phrases"')]
      : []),
    ...(kind !== 'said' && phrases !== undefined
      ? [problemAt(file, [...path, 'phrases'], `"phrases" belong to the kind "said", not to "${kind}"`, { key: true })]
      : []),
    ...(kind !== 'choice' && choices !== undefined
      ? [problemAt(file, [...path, 'choices'], `"choices" belong to the kind "choice", not to "${kind}"`, { key: true })]
      : []),
  ];
}

/** Tools, agents and sections that a step names. */
function targetProblems(
  file: YamlFile,
  step: PlaybookStep,
  path: YamlPath,
  followers: readonly Agent[],
  { tools, servers, agents, clauses }: PlaybookSurroundings,
): readonly Problem[] {
  if (step.type === 'call') {
    const { tool } = step;
    const isKnown = tools.includes(tool) || servers.some((server) => tool.startsWith(`${server}__`));
    if (!isKnown) return [problemAt(file, [...path, 'tool'], `there is no tool "${tool}"`, suggest(tool, tools))];
    return followers
      .filter((agent) => !agent.tools.includes(tool))
      .map(({ name }) => problemAt(file, [...path, 'tool'], `${name} follows this playbook, but does not have the tool "${tool}"`));
  }
  if (step.type === 'handoff') {
    const { to } = step;
    if (!agents.includes(to)) return [problemAt(file, [...path, 'to'], `there is no agent "${to}"`, suggest(to, agents))];
    return followers
      .filter((agent) => !agent.handoffs.includes(to))
      .map(({ name }) => problemAt(file, [...path, 'to'], `${name} follows this playbook, but may not hand over to ${to}`));
  }
  if (step.type !== 'say') return [];
  return (step.cite ?? []).flatMap((clause, index) =>
    clauses.includes(clause)
      ? []
      : [problemAt(file, [...path, 'cite', index], `no document holds "${clause}"`, nearClause(clause, clauses))],
  );
}

function nearClause(clause: Clause, clauses: readonly Clause[]): { readonly hint?: string } {
  const hint = clauseHint(clause, clauses);
  return hint === undefined ? {} : { hint };
}

/** Steps behind one that always stops or hands over. */
function afterTheEnd(file: YamlFile, steps: readonly PlaybookStep[]): readonly Problem[] {
  const end = steps.findIndex((step) => step.if === undefined && (step.type === 'stop' || step.type === 'handoff'));
  if (end < 0 || end === steps.length - 1) return [];
  const message = `the playbook always ends with "${steps[end]?.id}": this step is never reached`;
  return [problemAt(file, ['steps', end + 1], message, { severity: 'warning' })];
}
