import { playbookScope } from '../../../cel/playbook-scope.ts';
import { ExpressionError, type Values } from '../../../cel/scope.ts';
import { compileTemplate } from '../../../cel/template.ts';
import { fromCel } from '../../../cel/values.ts';
import { ModelError } from '../../../core/errors.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';

/** What expressions of a playbook can look at. */
export interface PlaybookFacts {
  readonly slots: JsonObject;
  readonly results: JsonObject;
  readonly customer: JsonValue;
  readonly verified: boolean;
  readonly message: string;
  /** What the customer wrote before this matter, a line each. */
  readonly earlier: string;
  /** ms, UTC */
  readonly now: number;
}

/** Evaluates what stands in a playbook. Throws ModelError that names the place: a playbook with a mistake is not half followed. */
export interface Expressions {
  test(expression: string | undefined, place: string): boolean;
  render(template: string, place: string): string;
  /** A value whose texts are templates. A text that is one expression alone keeps the type of its value; null drops a field. */
  fill(value: JsonValue, place: string): JsonValue;
}

export function expressionsOver(facts: PlaybookFacts): Expressions {
  const scope = playbookScope();
  const given = { ...facts, now: new Date(facts.now).toISOString() };
  const checked = scope.values({ ...given });
  if (!checked.ok) throw new ModelError('protocol', `The facts of a playbook do not fit its expressions: ${checked.problems.join('; ')}.`);
  const { values } = checked;
  const render = (template: string, place: string) => {
    const compiled = compileTemplate(template, scope);
    if (!compiled.ok) throw broken(place, compiled.problem.message);
    return guarded(place, () => compiled.value.render(values));
  };
  return {
    test: (expression, place) => expression === undefined || evaluate(expression, place, values) === true,
    render,
    fill(value, place) {
      return fill(value, (text) => {
        const [, alone] = /^\s*\{\{((?:(?!\}\})[\s\S])*)\}\}\s*$/.exec(text) ?? [];
        return alone === undefined ? render(text, place) : evaluate(alone, place, values);
      });
    },
  };
}

function evaluate(expression: string, place: string, values: Values): JsonValue {
  const compiled = playbookScope().compile(expression);
  if (!compiled.ok) throw broken(place, compiled.problem.message);
  return guarded(place, () => fromCel(compiled.value.evaluate(values)));
}

function guarded<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) throw broken(place, error.message);
    throw error;
  }
}

function broken(place: string, problem: string): ModelError {
  return new ModelError('protocol', `The playbook step ${place} cannot be followed: ${problem}.`);
}

function fill(value: JsonValue, text: (template: string) => JsonValue): JsonValue {
  if (typeof value === 'string') return text(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => fill(item, text));
  const filled = Object.entries(value).map(([key, item]: [string, JsonValue]) => [key, fill(item, text)] as const);
  return Object.fromEntries(filled.filter(([, item]) => item !== null));
}
