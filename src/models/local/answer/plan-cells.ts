import type { ComposeContext } from './compose.ts';
import { firstEnough } from './first-enough.ts';
import type { Part } from './passage-parts.ts';
import { differenceOf, isPriceFor, sumOf } from './price-sum.ts';
import type { Question } from './question.ts';
import { verdictOn } from './verdict.ts';
import { strengthOf } from './vocabulary.ts';

export interface Cell {
  /** Of the column: `Pro` */
  readonly name: string;
  readonly value: string;
}

/** A phrase of the team's synonyms ("the middle plan") names a column as well as its own word does. */
const namesIt = 0.7;

/** What a row says of the plans that were asked about; of all of them when none was. `decides`: it alone is said. */
export function planCells(question: Question, row: Extract<Part, { type: 'row' }>, context: ComposeContext, decides: boolean): string {
  const { header, cells } = row;
  const label = cells[0] ?? '';
  const columns = header.slice(1).map((name, index): Cell => ({ name, value: cells[index + 1] ?? '' }));
  const asked = columns.filter(({ name }) => question.terms.some((term) => strengthOf(term, context.vocabulary.ids(name)) >= namesIt));
  const own = columns.find(({ name }) => name.toLowerCase() === context.plan?.toLowerCase());
  const only = asked.length === 1 && !question.comparesPlans ? asked[0] : undefined;
  if (question.sum !== undefined && isPriceFor(question.sum, row)) {
    const { people } = question.sum;
    const sums = (asked.length > 0 ? asked : columns).flatMap(({ name, value }) => {
      const sum = question.sum === undefined ? undefined : sumOf(question.sum, value);
      return sum === undefined ? [] : [`${name} ${sum}`];
    });
    return `${label}, for ${people} people: ${sums.join('; ')}.`;
  }
  const said = decides ? verdictOn(question, label, only?.value) : '';
  if (columns.some(({ value }) => /^(?:not )?(?:included|available)\b/i.test(value))) return `${said}${label}: ${grouped(columns)}.`;
  if (only !== undefined && /\d|unlimited/i.test(only.value)) return `${said}${only.name}: ${withLabel(only.value, label)}.`;
  const mine = own === undefined || asked.length > 0 ? '' : ` Your plan is ${own.name}.`;
  const told = [enoughFrom(question, label, columns), difference(question, asked)].find((one) => one !== undefined) ?? '';
  return `${said}${label}: ${columns.map(({ name, value }) => `${name} ${value}`).join('; ')}${told}.${mine}`;
}

function enoughFrom(question: Question, label: string, columns: readonly Cell[]): string | undefined {
  const enough = firstEnough(question, label, columns);
  return enough === undefined ? undefined : `: enough from ${enough} on`;
}

/** "How much more is Pro than Basic?" */
function difference({ text }: Question, [one, other, third]: readonly Cell[]): string | undefined {
  if (one === undefined || other === undefined || third !== undefined || !asksForDifference.test(text)) return undefined;
  const worked = differenceOf(one.value, other.value);
  return worked === undefined ? undefined : `. The difference between ${one.name} and ${other.name}: ${worked}`;
}

const asksForDifference =
  /\b(?:differ\w*|gap|more|less|extra|dearer|cheaper|pricier|costlier|expensive|jump|step|sav(?:e|ing)|on top|compared|against|than|from .+ to)\b/i;

/** `included on Pro and Enterprise; not included on Basic` */
function grouped(columns: readonly Cell[]): string {
  const groups = new Map<string, string[]>();
  for (const { name, value } of columns) groups.set(value, [...(groups.get(value) ?? []), name]);
  return [...groups]
    .sort(([a], [b]) => Number(/^not /i.test(a)) - Number(/^not /i.test(b)))
    .map(([value, names]) => `${value.charAt(0).toLowerCase()}${value.slice(1)} on ${listed(names)}`)
    .join('; ');
}

/** `10,000 API requests per hour`, `100 GB (storage per team)` */
function withLabel(value: string, label: string): string {
  const noun = /^(.*?), (?:maximum|minimum)$/i.exec(label);
  if (/^(?:\d[\d,]*|unlimited)$/i.test(value)) {
    return noun === null ? `${value} ${label}` : `${value} ${(noun[1] ?? '').toLowerCase()} (${label.slice((noun[1] ?? '').length + 2)})`;
  }
  return `${value} (${label})`;
}

function listed(names: readonly string[]): string {
  return names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
