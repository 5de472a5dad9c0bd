import { headsIn, numeral } from '../playbook/count-in.ts';
import type { Part } from './passage-parts.ts';

/** What a number of people pays is asked for: "what would 12 of us pay a year on Pro?" */
export interface SumAsked {
  readonly people: number;
  readonly period: 'month' | 'year';
}

type Row = Extract<Part, { type: 'row' }>;

/** Undefined when no such sum is asked for, or something else than the list price is: a quote, a discount, the cost of a change. */
export function sumAsked(text: string): SumAsked | undefined {
  if (!asksForMoney.test(text) || otherMoney.test(text)) return undefined;
  const people = headcountIn(text);
  return people === undefined || people < 2 ? undefined : { people, period: yearly.test(text) ? 'year' : 'month' };
}

/** A row of prices, each for one person and the period that is asked for. */
export function isPriceFor({ period }: SumAsked, part: Part): part is Row {
  const label = part.type === 'row' ? (part.cells[0] ?? '') : '';
  return (
    part.type === 'row' &&
    perPerson.test(label) &&
    label.includes(period) &&
    part.cells.slice(1).some((cell) => priceIn(cell) !== undefined)
  );
}

/** `12 × $190 = $2,280 a year` */
export function sumOf({ people, period }: SumAsked, cell: string): string | undefined {
  const price = priceIn(cell);
  if (price === undefined) return undefined;
  return `${people} × ${cell} = ${price.sign}${grouped(people * price.value)} a ${period}`;
}

/** `$39 − $19 = $20`; undefined unless both are plain amounts in one unit. */
export function differenceOf(first: string, second: string): string | undefined {
  const [one, other] = [priceIn(first), priceIn(second)];
  if (one === undefined || other === undefined || one.sign !== other.sign || one.value === other.value) return undefined;
  const [more, less] = one.value > other.value ? [first, second] : [second, first];
  return `${more} − ${less} = ${one.sign}${grouped(Math.abs(one.value - other.value))}`;
}

const asksForMoney =
  /\b(?:costs?|pay|paying|prices?|priced|total|totals|bill|sum|figure|amount|fees?|set (?:me|us|them|him|her|you) back|come to|comes to|add up to|run to|damage|spend|budget|how much|charge|all in|dollars?|usd|what(?:['’]s| is| would| will)? (?:that|it) (?:a|per|each))\b/i;

/** What is not the list price of so many people. */
const otherMoney =
  /\b(?:refund\w*|money back|credit\w*|discounts?|rebate|cheaper|sav(?:e|es|ing|ings)|upgrad\w*|downgrad\w*|switch\w*|chang\w+|mov(?:e|ing)|add(?:ed|ing)?|remov\w*|drop\w*|more|extra|fewer|left|pro[- ]?rat\w*|invoices?|charged|billed|paid twice|quote|offer|which plan|what plan|which tier|storage|api|gb)\b/i;

const yearly = /\b(?:yr|yrs|year|years|yearly|annual|annually|annum|p\.a|(?:twelve|12) months)\b/i;
const perPerson = /\bper (?:user|seat|person|member|head|licen[cs]e)\b/i;

function headcountIn(text: string): number | undefined {
  for (const pattern of bareCounts) {
    const count = numeral(pattern.exec(text)?.[1] ?? '');
    if (count !== undefined) return count;
  }
  return headsIn(text);
}

/** Numbers of people who are not named: "a team of 40", "we are seven". */
const bareCounts: readonly RegExp[] = [
  /\b(?:team|group|crew|staff|company|firm|party|office|shop|headcount) of (?:about |around )?(\d{1,5}|[a-z]+(?:-[a-z]+)?)\b/i,
  /\b(?:we are|we['’]re|there are|there['’]s) (?:about |around |only |just )?(\d{1,5}|[a-z]+(?:-[a-z]+)?)(?=[\s,.;:?!]|$)(?! (?:days?|weeks?|months?|years?)\b)/i,
];

function priceIn(cell: string): { readonly sign: string; readonly value: number } | undefined {
  const [, sign, digits] = /^([$€£])(\d[\d,]*)$/.exec(cell.trim()) ?? [];
  return sign === undefined || digits === undefined ? undefined : { sign, value: Number(digits.replaceAll(',', '')) };
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
