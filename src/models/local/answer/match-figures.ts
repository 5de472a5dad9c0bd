import type { Part } from './passage-parts.ts';
import type { Figure } from './question.ts';

/** How many of the question's figures stand in the part; 0 to 1. */
export function matchFigures(figures: readonly Figure[], part: Part): number {
  if (figures.length === 0) return 0;
  const numbers = new Set(numbersIn(part.text));
  const amounts = new Set(numbersIn((part.text.match(/[$€£]\s?[\d,]+/g) ?? []).join(' ')));
  return figures.filter(({ value, unit }) => (isCurrency(unit) ? amounts : numbers).has(value)).length / figures.length;
}

/** The part is the table row of a code that the question names: `429`. */
export function isOfCode(figures: readonly Figure[], part: Part): boolean {
  return part.type === 'row' && figures.some(({ value }) => value >= 100 && part.cells[0] === String(value));
}

/** A size was named, and the part tells sizes: "70 gigs" and `100 GB`. */
export function isOfSize(figures: readonly Figure[], part: Part): boolean {
  return (
    figures.some(({ unit }) => /^(?:[kmgt]b|megs?|gigs?|(?:kilo|mega|giga|tera)bytes?)$/i.test(unit)) && /\d\s?[MGT]B\b/.test(part.text)
  );
}

/** Whether an amount of the question falls into the row's range: `Up to $500`, `Above $500, up to $1,000`; undefined when there is none. */
export function isInRange(figures: readonly Figure[], part: Part): boolean | undefined {
  const label = part.type === 'row' ? (part.cells[0] ?? '') : '';
  const amounts = figures.filter(({ unit }) => isCurrency(unit));
  if (amounts.length === 0 || !/[$€£]/.test(label)) return undefined;
  const [above] = numbersIn(/\babove\s+\S+/i.exec(label)?.[0] ?? '');
  const [upTo] = numbersIn(/\bup to\s+\S+/i.exec(label)?.[0] ?? '');
  if (above === undefined && upTo === undefined) return undefined;
  return amounts.some(({ value }) => value > (above ?? -1) && value <= (upTo ?? Number.POSITIVE_INFINITY));
}

function isCurrency(unit: string): boolean {
  return /[$€£]|dollar|usd|euro|eur|pound|gbp|bucks/i.test(unit);
}

function numbersIn(text: string): readonly number[] {
  return (text.match(/\d{1,3}(?:,\d{3})+|\d+/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));
}
