import type { Question } from './question.ts';

interface Column {
  readonly name: string;
  readonly value: string;
}

/** The first column whose limit holds what the question names: "which plan takes 70 GB?" Undefined when that is not asked, or none does. */
export function firstEnough(
  { expected, comparesPlans, figures, text }: Question,
  label: string,
  columns: readonly Column[],
): string | undefined {
  const asked = expected.includes('plan') || comparesPlans;
  if (!asked || /\bminimum\b|\bprice\b|\$/i.test(label) || /\d\s?k\b/i.test(text)) return undefined;
  const limits = columns.map(({ name, value }) => ({ name, limit: limitOf(value) }));
  if (limits.some(({ limit }) => limit === undefined)) return undefined;
  const sized = limits.some(({ limit }) => limit?.sized === true);
  const [needed, another] = figures.flatMap(({ value, unit }) => (sized ? sizeOf(value, unit) : countOf(value, unit, label)));
  if (needed === undefined || another !== undefined) return undefined;
  const first = limits.find(({ limit }) => (limit?.value ?? 0) >= needed);
  return first?.name;
}

interface Limit {
  readonly value: number;
  /** In gigabytes, rather than a number of things. */
  readonly sized: boolean;
}

function limitOf(value: string): Limit | undefined {
  if (/^unlimited$/i.test(value)) return { value: Number.POSITIVE_INFINITY, sized: false };
  const [, digits = '', unit] = /^(\d[\d,]*)(?:\s*([a-z]+))?$/i.exec(value) ?? [];
  if (digits === '') return undefined;
  const number = Number(digits.replaceAll(',', ''));
  if (unit === undefined) return { value: number, sized: false };
  const [size] = sizeOf(number, unit);
  return size === undefined ? undefined : { value: size, sized: true };
}

/** In gigabytes. */
function sizeOf(value: number, unit: string): readonly number[] {
  const size = sizes.find(([names]) => names.test(unit));
  return size === undefined ? [] : [value * size[1]];
}

const sizes: readonly (readonly [RegExp, number])[] = [
  [/^(?:mb|megs?|megabytes?)$/i, 0.001],
  [/^(?:gb|gigs?|gigabytes?)$/i, 1],
  [/^(?:tb|terabytes?)$/i, 1000],
];

/** A number of just what the row speaks of. */
function countOf(value: number, unit: string, label: string): readonly number[] {
  const thing = unit.replace(/s$/i, '');
  return thing.length >= 3 && label.toLowerCase().includes(thing.toLowerCase()) ? [value] : [];
}
