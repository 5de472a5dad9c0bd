import type { Compiled, Expression, Scope, Values } from './scope.ts';
import { ExpressionError } from './scope.ts';
import { fromCel } from './values.ts';

/** A text with CEL between `{{ }}`. */
export interface Template {
  /** Throws ExpressionError when a part has no value, or one that is no text: an object, nothing. */
  render(values: Values): string;
}

export function compileTemplate(source: string, scope: Scope): Compiled<Template> {
  const parts: (string | Expression)[] = [];
  let end = 0;
  for (const match of source.matchAll(/\{\{([\s\S]*?)\}\}/g)) {
    const inner = match[1] ?? '';
    const compiled = scope.compile(inner);
    if (!compiled.ok) {
      return { ok: false, problem: { ...compiled.problem, offset: compiled.problem.offset + match.index + 2 } };
    }
    parts.push(source.slice(end, match.index), compiled.value);
    end = match.index + match[0].length;
  }
  const rest = source.slice(end);
  const open = rest.indexOf('{{');
  if (open >= 0) return { ok: false, problem: { message: '"{{" has no "}}"', offset: end + open } };
  parts.push(rest);
  return {
    ok: true,
    value: { render: (values) => parts.map((part) => (typeof part === 'string' ? part : show(part.evaluate(values)))).join('') },
  };
}

function show(value: unknown): string {
  const plain = fromCel(value);
  if (Array.isArray(plain)) return plain.map(show).join(', ');
  if (plain === null || typeof plain === 'object') throw new ExpressionError('a part of the text has no value that can be shown');
  return String(plain);
}
