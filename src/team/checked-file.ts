import * as z from 'zod/mini';
import { $ZodObject } from 'zod/v4/core';
import { nearest } from '../core/nearest.ts';
import type { Problem } from '../core/problem.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** The value of a YAML file as its schema says, or what is wrong with it, everything at once, each at its place. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export function checkFile<T>(file: YamlFile, schema: z.ZodMiniType<T>): Checked<T> {
  if (file.problems.length > 0) return { ok: false, problems: file.problems };
  if (file.value === null || file.value === undefined) return { ok: false, problems: [problemAt(file, [], 'the file is empty')] };
  const result = z.safeParse(schema, file.value, { error: describe });
  if (result.success) return { ok: true, value: result.data };
  const meant = new Set<string>();
  const unknown = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeyProblems(file, issue, meant) : [],
  );
  const others = result.error.issues
    .filter(({ code }) => code !== 'unrecognized_keys')
    .filter(({ path }) => !meant.has(path.join('\n')))
    .map((issue) => problemAt(file, issue.path, issue.message));
  return { ok: false, problems: [...unknown, ...others] };
}

export function problemAt(file: YamlFile, path: YamlPath, message: string, extra: Partial<Problem> & { key?: true } = {}): Problem {
  const { key, ...rest } = extra;
  return { severity: 'error', file: file.file, ...file.locate(path, key === true ? 'key' : 'value'), message, ...rest };
}

/** `did you mean "handoffs"?`, or what there is to choose from when nothing is near. */
export function suggest(word: string, candidates: readonly string[]): { readonly hint?: string } {
  const near = nearest(word, candidates);
  if (near !== undefined) return { hint: `did you mean "${near}"?` };
  return candidates.length === 0 ? {} : { hint: `there is: ${candidates.join(', ')}` };
}

type RawIssue = z.core.$ZodRawIssue;

/** A misspelt key is one problem, not two: what it was meant to be is noted, so that it is not called missing as well. */
function unknownKeyProblems(
  file: YamlFile,
  issue: { readonly keys: readonly string[]; readonly path: YamlPath; readonly message: string },
  meant: Set<string>,
): readonly Problem[] {
  const valid = issue.message.split('\n');
  return issue.keys.map((key) => {
    const near = nearest(key, valid);
    if (near !== undefined) meant.add([...issue.path, near].join('\n'));
    return problemAt(file, [...issue.path, key], `there is no key "${key}" here`, { key: true, ...suggest(key, valid) });
  });
}

function describe(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `"${String(issue.path?.at(-1) ?? '')}" is missing`
        : `this should be ${article(issue.expected)}, but it is ${kindOf(issue.input)}${quoteHint(issue.expected, issue.input)}`;
    case 'invalid_value':
      return choice(issue.input, issue.values.map(String));
    case 'invalid_union':
      return unionMessage(issue);
    case 'unrecognized_keys':
      // Only here zod says which object did not know the keys: the message carries its own keys to where the problem is made.
      // Not `z.core.$ZodObject`: asked for by that name it brings all of the library along (95 KB).
      return issue.inst instanceof $ZodObject ? Object.keys(issue.inst._zod.def.shape).join('\n') : '';
    case 'too_small':
      return issue.origin === 'number' ? `this should be ${issue.minimum} or more` : 'this must not be empty';
    case 'too_big':
      return issue.origin === 'number' ? `this should be ${issue.maximum} or less` : `this is too long: ${issue.maximum} at most`;
    default:
      return undefined;
  }
}

function unionMessage(issue: Extract<RawIssue, { code: 'invalid_union' }>): string | undefined {
  const { discriminator, options } = issue as { discriminator?: unknown; options?: unknown };
  if (typeof discriminator !== 'string' || !Array.isArray(options)) return undefined;
  const input: unknown = issue.input;
  const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[discriminator] : input;
  return choice(given, options.map(String), discriminator);
}

function choice(given: unknown, values: readonly string[], key?: string): string {
  if (given === undefined) return `${key === undefined ? 'a value' : `"${key}"`} is missing: one of ${values.join(', ')}`;
  const near = nearest(String(given), values);
  return `"${String(given)}" is none of ${values.join(', ')}${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

const kinds: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function article(expected: string): string {
  return kinds[expected] ?? expected;
}

function kindOf(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  return kinds[typeof input] ?? typeof input;
}

function quoteHint(expected: string, input: unknown): string {
  if (expected !== 'string') return '';
  if (typeof input === 'number' || typeof input === 'boolean') return '; put it in quotes';
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? '; a text with ": " in it is put in quotes' : '';
}
