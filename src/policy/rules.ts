import {
  type Compiled,
  type Constants,
  createScope,
  type Declarations,
  type Expression,
  type ExpressionProblem,
  type Scope,
} from '../cel/scope.ts';
import { compileTemplate, type Template } from '../cel/template.ts';
import type { FactGroup, Placed, PolicyDocument, PolicyRule } from '../core/policy-document.ts';

/** A rule whose expressions can run, or what is wrong with them and where. */
export type ReadyRule =
  | { readonly ok: true; readonly rule: PolicyRule; readonly when: Expression | undefined; readonly reason: Template }
  | { readonly ok: false; readonly rule: PolicyRule; readonly at: Placed; readonly problem: ExpressionProblem };

/** The rules that name a tool, in the order of the file, ready to run over the facts of that tool. */
export interface ToolRules {
  readonly scope: Scope;
  readonly rules: readonly ReadyRule[];
}

/** Throws RangeError when the document declares what cannot be: `checkPolicies` finds that, with its place. */
export function rulesFor(document: PolicyDocument, tool: string): ToolRules {
  const scope = createScope(declarationsOf(factsFor(document.facts, tool)), constantsOf(document));
  const rules = document.rules.filter(({ tools }) => names(tools, tool)).map((rule) => prepare(rule, scope));
  return { scope, rules };
}

/** The groups of facts that calls of a tool have. */
export function factsFor(groups: readonly FactGroup[], tool: string): readonly FactGroup[] {
  return groups.filter(({ tools }) => tools === undefined || names(tools, tool));
}

function declarationsOf(groups: readonly FactGroup[]): Declarations {
  return Object.fromEntries(
    groups.map(({ name, fields }) => [name.text, Object.fromEntries(fields.map((field) => [field.name.text, field.type.text]))]),
  );
}

function constantsOf({ limits }: PolicyDocument): Constants {
  const declaration = Object.fromEntries(Object.keys(limits).map((name) => [name, 'map<string, int>']));
  return Object.keys(limits).length === 0 ? {} : { limits: { declaration, value: limits } };
}

function prepare(rule: PolicyRule, scope: Scope): ReadyRule {
  const when = rule.when === undefined ? undefined : compileCondition(rule.when.text, scope);
  if (rule.when !== undefined && when?.ok === false) return { ok: false, rule, at: rule.when, problem: when.problem };
  const reason = compileTemplate(rule.reason.text, scope);
  if (!reason.ok) return { ok: false, rule, at: rule.reason, problem: reason.problem };
  return { ok: true, rule, when: when?.ok === true ? when.value : undefined, reason: reason.value };
}

function compileCondition(source: string, scope: Scope): Compiled<Expression> {
  const compiled = scope.compile(source);
  if (!compiled.ok || compiled.value.type === 'bool') return compiled;
  return { ok: false, problem: { message: `"when" must be true or false, but this is of type ${compiled.value.type}`, offset: 0 } };
}

function names(list: readonly Placed[], tool: string): boolean {
  return list.some(({ text }) => text === tool);
}
