import { UserError } from '../../core/errors.ts';

/** A line of an evaluation file. What it does not say is not looked at. */
export interface EvalCase {
  readonly id: string;
  /** Messages of the customer, in order. */
  readonly turns: readonly string[];
  /** Kind of writing: accuracy is told for each. */
  readonly style: string;
  /** Whom the conversation is about: address or id. */
  readonly customer?: string;
  /** The specialist that takes it, or `clarify`; each of `accept` is as good. */
  readonly expect?: string;
  readonly accept: readonly string[];
  /** False when the documents do not hold the answer: then the reply has to say so. */
  readonly answerable?: boolean;
  /** Each has to stand in the reply; `|` separates ways to write it. */
  readonly must: readonly string[];
  /** None may stand in the reply. */
  readonly mustNot: readonly string[];
  /** What the operator decides about a tool's writes; left for later without it. */
  readonly decide: Readonly<Record<string, 'approve' | 'deny'>>;
  /** The identity form is filled in rightly, where the account is a demo account. */
  readonly verify: boolean;
  /** How the last turn ends. */
  readonly status?: string;
  /** Tools whose calls have to be done at the end. */
  readonly calls: readonly string[];
  /** Tools that must not have run. */
  readonly notCalls: readonly string[];
}

/** @throws {UserError} that names file and line of what is no case */
export function parseCases(file: string, content: string): readonly EvalCase[] {
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [caseOf(JSON.parse(line))];
    } catch (error) {
      throw new UserError(
        `${file}:${index + 1}: ${error instanceof SyntaxError ? 'this is not JSON' : String(error)}.`,
        'docs/handbook/eval.md describes a case.',
      );
    }
  });
}

function caseOf(value: unknown): EvalCase {
  if (typeof value !== 'object' || value === null) throw 'a case is an object';
  const line: Readonly<Record<string, unknown>> = { ...value };
  const text = (name: string) => (typeof line[name] === 'string' ? line[name] : undefined);
  const texts = (name: string) => (Array.isArray(line[name]) ? line[name].filter((item) => typeof item === 'string') : []);
  const optional = (name: 'customer' | 'expect' | 'status') => (text(name) === undefined ? {} : { [name]: text(name) });
  const turns = text('text') === undefined ? texts('turns') : [text('text') ?? ''];
  const id = text('id');
  if (id === undefined || turns.length === 0) throw 'a case needs "id" and "text" or "turns"';
  return {
    id,
    turns,
    style: text('style') ?? (typeof line['answerable'] === 'boolean' ? 'question' : 'plain'),
    ...optional('customer'),
    ...optional('expect'),
    ...optional('status'),
    accept: texts('accept'),
    ...(typeof line['answerable'] === 'boolean' ? { answerable: line['answerable'] } : {}),
    must: texts('must'),
    mustNot: texts('mustNot'),
    decide: decisionsOf(line['decide']),
    verify: line['verify'] === true,
    calls: texts('calls'),
    notCalls: texts('notCalls'),
  };
}

function decisionsOf(value: unknown): Readonly<Record<string, 'approve' | 'deny'>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([tool, decision]) => {
      if (decision !== 'approve' && decision !== 'deny')
        throw `"decide" says approve or deny for each tool, not ${JSON.stringify(decision)}`;
      return [tool, decision] as const;
    }),
  );
}
