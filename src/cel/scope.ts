import { TypeError as CelTypeError, Environment, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { currencies, formatMoney } from '../core/money.ts';
import { nearest } from '../core/nearest.ts';
import { type Declaration, libraryName, typeOf } from './types.ts';
import { toCel } from './values.ts';

export type Declarations = Readonly<Record<string, Declaration>>;

/** What is wrong with an expression, and where in its text. */
export interface ExpressionProblem {
  /** One sentence without a full stop. */
  readonly message: string;
  /** Characters from the start of the expression. */
  readonly offset: number;
  readonly hint?: string;
}

export type Compiled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ExpressionProblem };

/** Values that fit the declarations of one scope, as its expressions take them: made by `Scope.values`. */
export interface Values {
  readonly bindings: Readonly<Record<string, unknown>>;
}

export interface Expression {
  /** The type of its value, as CEL calls it; `dyn` when only evaluation tells. */
  readonly type: string;
  /** A CEL value: `fromCel` makes it plain. Throws ExpressionError. */
  evaluate(values: Values): unknown;
}

/** An expression that has no value for these values: a key that is not there, a division by zero, an overflow. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

/** The names expressions may use, each with its type. Costly to make and cheap to use: keep it. */
export interface Scope {
  /** Parses and checks types; unknown names are problems. */
  compile(source: string): Compiled<Expression>;
  /** Checks every declared value, whether an expression looks at it or not. Values that are not declared are left out. */
  values(given: JsonObject): { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly problems: readonly string[] };
}

/** Constants are values that belong to the file, not to the case: limits, lists. */
export type Constants = Readonly<Record<string, { readonly declaration: Declaration; readonly value: JsonValue }>>;

/** Throws RangeError for a declared type that does not exist and a constant that does not fit its declaration. */
export function createScope(declarations: Declarations, constants: Constants = {}): Scope {
  const environment = new Environment({ unlistedVariablesAreDyn: false });
  for (const [name, declaration] of Object.entries(declarations)) declare(environment, name, declaration);
  for (const [name, { declaration }] of Object.entries(constants)) declare(environment, name, declaration);
  environment.registerFunction('money(int, string): string', showMoney);
  const fixed = constantValues(constants);
  const names = [...Object.keys(declarations), ...Object.keys(constants)];

  return {
    compile(source) {
      const checked = environment.check(source);
      if (!checked.valid) return { ok: false, problem: problemOf(checked.error, names) };
      const run = environment.parse(source);
      return {
        ok: true,
        value: {
          type: checked.type ?? 'dyn',
          evaluate(values) {
            try {
              return run({ ...values.bindings });
            } catch (error) {
              throw new ExpressionError(sentenceOf(error), { cause: error });
            }
          },
        },
      };
    },
    values(given) {
      const problems: string[] = [];
      const converted: Record<string, unknown> = { ...fixed };
      for (const [name, declaration] of Object.entries(declarations)) {
        const value = Object.hasOwn(given, name) ? given[name] : undefined;
        converted[name] = toCel(value, declaration, name, (path, problem) => problems.push(`${path} ${problem}`));
      }
      return problems.length > 0 ? { ok: false, problems } : { ok: true, values: { bindings: converted } };
    },
  };
}

function declare(environment: Environment, name: string, declaration: Declaration): void {
  if (typeof declaration === 'string') environment.registerVariable(name, libraryName(typeOf(declaration)));
  else environment.registerVariable({ name, schema: librarySchema(declaration) });
}

type LibrarySchema = { [field: string]: string | LibrarySchema };

function librarySchema(declaration: { readonly [field: string]: Declaration }): LibrarySchema {
  return Object.fromEntries(
    Object.entries(declaration).map(([field, inner]) => [
      field,
      typeof inner === 'string' ? libraryName(typeOf(inner)) : librarySchema(inner),
    ]),
  );
}

function constantValues(constants: Constants): Record<string, unknown> {
  const refuse = (path: string, problem: string) => {
    throw new RangeError(`${path} ${problem}`);
  };
  return Object.fromEntries(
    Object.entries(constants).map(([name, { declaration, value }]) => [name, toCel(value, declaration, name, refuse)]),
  );
}

/** `money(4999, "USD")` is `$49.99`. */
function showMoney(cents: unknown, currency: unknown): string {
  const known = currencies.find((code) => code === currency);
  if (typeof cents !== 'bigint' || known === undefined) throw new EvaluationError('money() takes whole cents and a currency such as "USD"');
  return formatMoney({ cents: Number(cents), currency: known });
}

function problemOf(error: ParseError | CelTypeError | undefined, names: readonly string[]): ExpressionProblem {
  const message = error?.summary ?? 'this is not an expression';
  const offset = error?.range?.start ?? 0;
  const [, unknown] = /^Unknown variable: (\S+)$/.exec(message) ?? [];
  if (unknown !== undefined) {
    const near = nearest(unknown, names);
    return {
      message: `there is no variable "${unknown}"`,
      offset,
      hint: near === undefined ? `there is: ${names.join(', ')}` : `did you mean "${near}"?`,
    };
  }
  return { message: lowerFirst(message), offset };
}

function sentenceOf(error: unknown): string {
  if (error instanceof EvaluationError || error instanceof ParseError || error instanceof CelTypeError) return lowerFirst(error.summary);
  return error instanceof Error ? error.message : String(error);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
