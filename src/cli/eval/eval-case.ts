import { UserError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { nearest } from '../../core/nearest.ts';
import { parseYamlFile } from '../../team/yaml-file.ts';

/** What the operator decides about a tool's writes. `as`: signed by a second person of that role; `edit`: arguments to change first. */
export type ScriptedDecision = 'approve' | 'deny' | { readonly as?: string; readonly edit?: JsonObject };

/** A line of an evaluation file, or an item of a YAML one. What it does not say is not looked at. */
export interface EvalCase {
  readonly id: string;
  readonly file: string;
  /** Messages of the customer, in order. */
  readonly turns: readonly string[];
  /** Kind of writing: accuracy is told for each. */
  readonly style: string;
  /** Whom the conversation is about: address or id. */
  readonly customer?: string;
  /** The specialist that takes it, or `clarify`; each of `accept` is as good. */
  readonly expect?: string;
  readonly accept: readonly string[];
  /** How urgent it is; `|` separates what is as good. */
  readonly urgency?: string;
  /** False when the documents do not hold the answer: then the reply has to say so. */
  readonly answerable?: boolean;
  /** Each has to stand in the reply; `|` separates ways to write it. */
  readonly must: readonly string[];
  /** None may stand in the reply. */
  readonly mustNot: readonly string[];
  /** What the operator decides about a tool's writes; left for later without it. */
  readonly decide: Readonly<Record<string, ScriptedDecision>>;
  /** The identity form is filled in rightly (demo accounts), wrongly, or left for later. */
  readonly verify: boolean | 'wrong';
  /** How the last turn ends. */
  readonly status?: string;
  /** Tools whose calls have to be done at the end. */
  readonly calls: readonly string[];
  /** Tools that must not have run. */
  readonly notCalls: readonly string[];
  /** By account: how its records have to stand at the end. */
  readonly records: Readonly<Record<string, JsonObject>>;
}

/** @throws {UserError} that names file and line of what is no case */
export function parseCases(file: string, content: string): readonly EvalCase[] {
  if (/\.ya?ml$/.test(file)) return casesOfYaml(file, content);
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [caseOf(JSON.parse(line), file)];
    } catch (error) {
      throw notACase(file, index + 1, error instanceof SyntaxError ? 'this is not JSON' : String(error));
    }
  });
}

function casesOfYaml(file: string, content: string): readonly EvalCase[] {
  const { value, problems, locate } = parseYamlFile(file, content);
  const [problem] = problems;
  if (problem !== undefined) throw notACase(file, problem.line, problem.message);
  if (!Array.isArray(value)) throw notACase(file, 1, 'a file of cases is a list');
  return value.map((item: unknown, index) => {
    try {
      return caseOf(item, file);
    } catch (error) {
      throw notACase(file, locate([index]).line, String(error));
    }
  });
}

function notACase(file: string, line: number, why: string): UserError {
  return new UserError(`${file}:${line}: ${why}${why.endsWith('?') ? '' : '.'}`, 'docs/handbook/eval.md describes a case.');
}

function caseOf(value: unknown, file: string): EvalCase {
  if (typeof value !== 'object' || value === null) throw 'a case is an object';
  const line: Readonly<Record<string, unknown>> = { ...value };
  refuseMisspelled(Object.keys(line));
  const text = (name: string) => (typeof line[name] === 'string' ? line[name] : undefined);
  const texts = (name: string) => (Array.isArray(line[name]) ? line[name].filter((item) => typeof item === 'string') : []);
  const optional = (name: 'customer' | 'expect' | 'urgency' | 'status') => (text(name) === undefined ? {} : { [name]: text(name) });
  const turns = text('text') === undefined ? texts('turns') : [text('text') ?? ''];
  const id = text('id');
  if (id === undefined || turns.length === 0) throw 'a case needs "id" and "text" or "turns"';
  return {
    id,
    file,
    turns,
    style: text('style') ?? (typeof line['answerable'] === 'boolean' ? 'question' : 'plain'),
    ...optional('customer'),
    ...optional('expect'),
    ...optional('urgency'),
    ...optional('status'),
    accept: texts('accept'),
    ...(typeof line['answerable'] === 'boolean' ? { answerable: line['answerable'] } : {}),
    must: texts('must'),
    mustNot: texts('mustNot'),
    decide: decisionsOf(line['decide']),
    verify: line['verify'] === 'wrong' ? 'wrong' : line['verify'] === true,
    calls: texts('calls'),
    notCalls: texts('notCalls'),
    records: recordsOf(line['records']),
  };
}

const fields =
  'id text turns style customer expect accept urgency answerable must mustNot decide verify status calls notCalls records'.split(' ');

/** Other keys are notes of whoever wrote the case; one that is nearly a field is a mistake, and would check nothing. */
function refuseMisspelled(keys: readonly string[]): void {
  for (const key of keys.filter((name) => !fields.includes(name))) {
    const near = nearest(key, fields);
    if (near !== undefined) throw `"${key}" is no field of a case; did you mean "${near}"?`;
  }
}

function decisionsOf(value: unknown): EvalCase['decide'] {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).map(([tool, decision]) => {
      if (decision === 'approve' || decision === 'deny') return [tool, decision] as const;
      if (!isObject(decision)) throw `"decide" says approve, deny, or what to edit for each tool, not ${JSON.stringify(decision)}`;
      const { as, edit } = decision;
      return [tool, { ...(typeof as === 'string' ? { as } : {}), ...(isObject(edit) ? { edit } : {}) }] as const;
    }),
  );
}

function recordsOf(value: unknown): EvalCase['records'] {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).map(([account, expected]) => {
      if (!isObject(expected)) throw `"records" says of each account how it has to stand, not ${JSON.stringify(expected)}`;
      return [account, expected] as const;
    }),
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
