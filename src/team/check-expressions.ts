import { playbookScope } from '../cel/playbook-scope.ts';
import { compileTemplate } from '../cel/template.ts';
import type { Playbook, PlaybookStep } from '../core/agent.ts';
import type { JsonValue } from '../core/json.ts';
import type { Problem } from '../core/problem.ts';
import { problemAt, suggest } from './checked-file.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** What is settled before the first step when a playbook `needs` it, and may be looked at like its own. */
const settledBefore = { slots: ['email', 'account'], results: ['find', 'find_that', 'identity'] } as const;

/** Mistakes in the expressions of a playbook, and names in them that stand for nothing. */
export function expressionProblems(file: YamlFile, playbook: Playbook): readonly Problem[] {
  const { slots, steps, needs } = playbook;
  const before = needs === undefined ? { slots: [], results: [] } : settledBefore;
  const names: Names = {
    slots: [...slots.map(({ name }) => name), ...before.slots],
    // A hyphen would be a minus.
    results: [...steps.flatMap(({ id, type }) => (type === 'call' ? [id.replaceAll('-', '_')] : [])), ...before.results],
  };
  return steps.flatMap((step, index) => [
    ...(step.if === undefined ? [] : conditionProblems(file, step.if, ['steps', index, 'if'], names)),
    ...templatesOf(step, ['steps', index]).flatMap(({ at, text }) => templateProblems(file, text, at, names)),
    ...(step.type === 'ask' && step.slot !== undefined ? unknown(file, ['steps', index, 'slot'], 'slot', [step.slot], names.slots) : []),
  ]);
}

interface Names {
  readonly slots: readonly string[];
  readonly results: readonly string[];
}

function conditionProblems(file: YamlFile, source: string, at: YamlPath, names: Names): readonly Problem[] {
  const compiled = playbookScope().compile(source);
  if (!compiled.ok) return [problemAt(file, at, compiled.problem.message, hintOf(compiled.problem))];
  const { type } = compiled.value;
  if (type !== 'bool' && type !== 'dyn') return [problemAt(file, at, `a condition is true or false, and this is ${type}`)];
  return namedIn(file, source, at, names);
}

function templateProblems(file: YamlFile, source: string, at: YamlPath, names: Names): readonly Problem[] {
  const compiled = compileTemplate(source, playbookScope());
  if (!compiled.ok) return [problemAt(file, at, compiled.problem.message, hintOf(compiled.problem))];
  return [...source.matchAll(/\{\{([\s\S]*?)\}\}/g)].flatMap(([, expression = '']) => namedIn(file, expression, at, names));
}

function hintOf({ hint }: { readonly hint?: string }): { readonly hint?: string } {
  return hint === undefined ? {} : { hint };
}

/** Slots and results are maps to the expression checker: it does not know what is in them. */
function namedIn(file: YamlFile, expression: string, at: YamlPath, names: Names): readonly Problem[] {
  const bare = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  const named = (map: string) =>
    new Set([...bare.matchAll(new RegExp(String.raw`(?<![\w.])${map}\.(\w+)`, 'g'))].map(([, name = '']) => name));
  return [...unknown(file, at, 'slot', named('slots'), names.slots), ...unknown(file, at, 'call step', named('results'), names.results)];
}

function unknown(file: YamlFile, at: YamlPath, kind: string, named: Iterable<string>, known: readonly string[]): readonly Problem[] {
  return [...named]
    .filter((name) => !known.includes(name))
    .map((name) => problemAt(file, at, `there is no ${kind} "${name}"`, suggest(name, known)));
}

function templatesOf(step: PlaybookStep, at: YamlPath): readonly { readonly at: YamlPath; readonly text: string }[] {
  return Object.entries(step).flatMap(([key, value]) =>
    ['text', 'query', 'reason', 'with'].includes(key) ? strings(value, [...at, key]) : [],
  );
}

function strings(value: JsonValue, at: YamlPath): readonly { readonly at: YamlPath; readonly text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, [...at, Array.isArray(value) ? Number(key) : key]));
}
