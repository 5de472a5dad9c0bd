import { parseType, typeNames } from '../cel/types.ts';
import { clauseHint } from '../core/clause-hint.ts';
import type { Clause } from '../core/knowledge.ts';
import { nearest } from '../core/nearest.ts';
import { type Placed, type PolicyDocument, type PolicyRule, placeIn } from '../core/policy-document.ts';
import type { Problem } from '../core/problem.ts';
import { rulesFor } from './rules.ts';

/** What the rules of a team may name. */
export interface PolicySurroundings {
  readonly clauses: readonly Clause[];
  readonly tools: readonly string[];
  readonly escalationKinds: readonly string[];
}

/**
 * What is wrong with the policies beside the documents and tools there are: clauses that no document holds, tools,
 * roles, kinds of escalations and variables that do not exist, expressions whose types do not fit. Each at its place in the file.
 */
export function checkPolicies(document: PolicyDocument, { clauses, tools, escalationKinds }: PolicySurroundings): readonly Problem[] {
  const problem = (at: Placed, message: string, hint?: string, offset = 0): Problem => ({
    severity: 'error',
    file: document.file,
    ...placeIn(at, offset),
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  const roles = document.roles.map(({ text }) => text);
  const known = (at: Placed, kind: string, all: readonly string[]) =>
    all.includes(at.text) ? [] : [problem(at, `there is no ${kind} "${at.text}"`, meant(at.text, all))];

  const declarations = document.facts.flatMap((group) => [
    ...(group.tools ?? []).flatMap((tool) => known(tool, 'tool', tools)),
    ...(group.name.text === 'limits' ? [problem(group.name, '"limits" is the name of the limits, facts cannot have it')] : []),
    ...group.fields
      .filter(({ type }) => parseType(type.text) === undefined)
      .map(({ type }) => problem(type, `there is no type "${type.text}"`, `there is: ${typeNames.join(', ')}`)),
  ]);
  const rules = document.rules.flatMap((rule, index) => [
    ...(document.rules.findIndex(({ name }) => name.text === rule.name.text) < index
      ? [problem(rule.name, `there is a rule "${rule.name.text}" already`)]
      : []),
    ...rule.tools.flatMap((tool) => known(tool, 'tool', tools)),
    ...(rule.require.approverRole === undefined ? [] : known(rule.require.approverRole, 'role', roles)),
    ...(rule.require.escalateAbout === undefined ? [] : known(rule.require.escalateAbout, 'kind of escalation', escalationKinds)),
    ...(clauses.includes(rule.clause.text)
      ? []
      : [problem(rule.clause, `no document holds the clause "${rule.clause.text}"`, clauseHint(rule.clause.text, clauses))]),
  ]);
  const expressions = declarations.length > 0 ? [] : expressionProblems(document, tools, problem);
  return [...declarations, ...rules, ...expressions];
}

function expressionProblems(
  document: PolicyDocument,
  tools: readonly string[],
  problem: (at: Placed, message: string, hint?: string, offset?: number) => Problem,
): readonly Problem[] {
  const reported = new Set<PolicyRule>();
  return tools.flatMap((tool) =>
    rulesFor(document, tool).rules.flatMap((ready) => {
      if (ready.ok || reported.has(ready.rule)) return [];
      reported.add(ready.rule);
      const where = ready.rule.tools.length > 1 ? ` in calls of ${tool}` : '';
      return [problem(ready.at, `${ready.problem.message}${where}`, ready.problem.hint, ready.problem.offset)];
    }),
  );
}

function meant(word: string, all: readonly string[]): string | undefined {
  const near = nearest(word, all);
  if (near !== undefined) return `did you mean "${near}"?`;
  return all.length === 0 || all.length > 12 ? undefined : `there is: ${all.join(', ')}`;
}
