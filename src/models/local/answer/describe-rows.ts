import type { Passage } from '../../../core/knowledge.ts';
import { type ComposeContext, titleOf } from './compose.ts';
import { firstEnough } from './first-enough.ts';
import type { Part } from './passage-parts.ts';
import type { Question } from './question.ts';
import { strengthOf } from './vocabulary.ts';

type Row = Extract<Part, { type: 'row' }>;

/** Rows of one table as sentences: the cells that were asked for. */
export function describeRows(question: Question, best: Row, rows: readonly Part[], passage: Passage, context: ComposeContext): string {
  const all = rows.filter((row) => row.type === 'row');
  const compared = isComparison(best, question, context);
  if (compared) {
    const [only, another] = all;
    if (only !== undefined && another === undefined) return compareCells(question, only, context, true);
    return all.map((row) => `- ${compareCells(question, row, context, false)}`).join('\n');
  }
  const lines = all.map((row) => recordLine(question, row, context));
  if (lines.length === 1) return `${titleOf(passage)}: ${lines[0] ?? ''}`;
  return [`${titleOf(passage)}:`, ...lines.map((line) => `- ${line}`)].join('\n');
}

/** The columns are alternatives (Basic, Pro, Enterprise), not attributes: their names are names. */
function isComparison({ header }: Row, question: Question, { vocabulary, plan, plans }: ComposeContext): boolean {
  const columns = header.slice(1);
  if (columns.length < 2) return false;
  const names = columns.map((column) => vocabulary.ids(column));
  const named = question.terms.some((term) => names.some((ids) => strengthOf(term, ids) >= 0.8));
  const own = plan !== undefined && columns.some((column) => column.toLowerCase() === plan.toLowerCase());
  return (
    (named || own || question.comparesPlans || columns.every((column) => plans.includes(column))) &&
    columns.every((column) => !column.includes(' '))
  );
}

function compareCells(question: Question, { header, cells }: Row, { vocabulary, plan }: ComposeContext, decides: boolean): string {
  const label = cells[0] ?? '';
  const columns = header.slice(1).map((name, index) => ({ name, value: cells[index + 1] ?? '' }));
  const asked = columns.filter(({ name }) => question.terms.some((term) => strengthOf(term, vocabulary.ids(name)) >= 0.8));
  const own = columns.find(({ name }) => name.toLowerCase() === plan?.toLowerCase());
  const only = asked.length === 1 && !question.comparesPlans ? asked[0] : undefined;
  const said = decides ? verdict(question, label, only?.value) : '';
  if (columns.some(({ value }) => /^(?:not )?(?:included|available)\b/i.test(value))) return `${said}${label}: ${grouped(columns)}.`;
  if (only !== undefined && /\d|unlimited/i.test(only.value)) return `${said}${only.name}: ${withLabel(only.value, label)}.`;
  const mine = own === undefined || asked.length > 0 ? '' : ` Your plan is ${own.name}.`;
  const enough = firstEnough(question, label, columns);
  const told = enough === undefined ? '' : `: enough from ${enough} on`;
  return `${said}${label}: ${columns.map(({ name, value }) => `${name} ${value}`).join('; ')}${told}.${mine}`;
}

/** `included on Pro and Enterprise; not included on Basic` */
function grouped(columns: readonly { readonly name: string; readonly value: string }[]): string {
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

/** Yes or no, where the cell says so beyond doubt. */
function verdict(question: Question, label: string, value: string | undefined): string {
  if (value === undefined || !question.expected.includes('yes-no')) return '';
  if (/^not (?:included|available)/i.test(value)) return 'No. ';
  if (/^(?:included|available)\b/i.test(value)) return 'Yes. ';
  const limit = /^\$?(\d[\d,]*)(?:\s*([a-z]+))?$/i.exec(value);
  const figure = question.figures.find(({ unit }) => limit?.[2] === undefined || unit.toLowerCase() === limit[2].toLowerCase());
  if (limit === null || figure === undefined || figure.unit === '$') return '';
  const bound = Number((limit[1] ?? '').replaceAll(',', ''));
  if (/\b(?:maximum|largest|up to)\b/i.test(label)) return figure.value <= bound ? 'Yes. ' : 'No. ';
  if (/\b(?:minimum|at least)\b/i.test(label)) return figure.value >= bound ? 'Yes. ' : 'No. ';
  return '';
}

/** `Credit or debit card: 5-10 business days`; of many columns those that were asked for. */
function recordLine(question: Question, { header, cells }: Row, { vocabulary }: ComposeContext): string {
  const label = cells[0] ?? '';
  const columns = header.slice(1).flatMap((name, index) => {
    const value = cells[index + 1] ?? '';
    return value === '' || /^none(?: stated)?$/i.test(value) ? [] : [{ name, value }];
  });
  if (columns.length <= 1) return `**${label}:** ${columns[0]?.value ?? ''}`;
  const wanted = columns.filter(({ name }) => question.terms.some((term) => !term.light && strengthOf(term, vocabulary.ids(name)) > 0));
  const shown = wanted.length > 0 && wanted.length < columns.length && columns.length > 3 ? wanted : columns;
  return `**${label}:** ${shown.map(({ name, value }) => `${name.charAt(0).toLowerCase()}${name.slice(1)}: ${value}`).join('; ')}`;
}

function listed(names: readonly string[]): string {
  return names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
