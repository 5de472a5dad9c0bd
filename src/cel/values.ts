import { Duration } from '@marcbachmann/cel-js/evaluator';
import type { JsonValue } from '../core/json.ts';
import { type Declaration, type Type, typeOf } from './types.ts';

/**
 * A plain value as CEL wants it, by its declaration: whole numbers become BigInt, RFC 3339 text a time,
 * `1h30m` a duration. What does not fit is told to `report`, with its path; nothing is passed on then.
 * The library itself looks at a value only when an expression touches it, so all is checked here, before.
 */
export function toCel(
  value: JsonValue | undefined,
  declaration: Declaration,
  path: string,
  report: (path: string, problem: string) => void,
): unknown {
  if (value === undefined)
    return report(path, typeof declaration === 'string' ? 'is missing' : `is missing (${Object.keys(declaration).join(', ')})`);
  if (typeof declaration === 'string') return convert(value, typeOf(declaration), path, report);
  if (!isObject(value)) return report(path, `should be an object, but is ${kindOf(value)}`);
  return Object.fromEntries(
    Object.entries(declaration).map(([field, inner]) => [
      field,
      toCel(Object.hasOwn(value, field) ? value[field] : undefined, inner, `${path}.${field}`, report),
    ]),
  );
}

/** A CEL value as a plain one: BigInt to number, times to text, maps to objects. */
export function fromCel(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Duration) return `${value.valueOf() / 1000}s`;
  if (Array.isArray(value)) return value.map(fromCel);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [String(key), fromCel(inner)]));
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromCel(inner)]));
  return String(value);
}

function convert(value: JsonValue, type: Type, path: string, report: (path: string, problem: string) => void): unknown {
  const wrong = (wanted: string) => report(path, `should be ${wanted}, but is ${kindOf(value)}`);
  switch (type.kind) {
    case 'dyn':
      return dynamic(value);
    case 'bool':
      return typeof value === 'boolean' ? value : wrong('true or false');
    case 'string':
      return typeof value === 'string' ? value : wrong('text');
    case 'int':
      return Number.isSafeInteger(value) && typeof value === 'number' ? BigInt(value) : wrong('a whole number');
    case 'double':
      return typeof value === 'number' ? value : wrong('a number');
    case 'timestamp': {
      const time =
        typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : Number.NaN;
      return Number.isNaN(time) ? wrong('a time such as 2026-01-31T12:00:00Z') : new Date(time);
    }
    case 'duration': {
      const milliseconds = typeof value === 'string' ? parseDuration(value) : undefined;
      return milliseconds === undefined ? wrong('a duration such as 48h or 1h30m') : Duration.fromMilliseconds(milliseconds);
    }
    case 'list':
      return Array.isArray(value) ? value.map((item, index) => convert(item, type.of, `${path}[${index}]`, report)) : wrong('a list');
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, convert(inner, type.of, `${path}.${key}`, report)]))
        : wrong('an object');
  }
}

/** Whole numbers become CEL integers, so that `results.list.count + 1` means what it says. */
function dynamic(value: JsonValue): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(dynamic);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, dynamic(inner)]));
  return value;
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Milliseconds of `48h`, `1h30m`, `-15m`, `0.5s`; undefined for anything else. */
function parseDuration(text: string): number | undefined {
  const [, sign, parts = ''] = /^(-?)((?:\d+(?:\.\d+)?(?:h|ms|m|s))+)$/.exec(text) ?? [];
  if (parts === '') return undefined;
  let milliseconds = 0;
  for (const [, amount, unit = ''] of parts.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)) milliseconds += Number(amount) * (units[unit] ?? 0);
  return sign === '-' ? -milliseconds : milliseconds;
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: JsonValue): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'true or false' : Number.isSafeInteger(value) ? 'a whole number' : 'a number';
}
