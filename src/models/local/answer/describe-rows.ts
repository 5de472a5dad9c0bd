import type { Passage } from '../../../core/knowledge.ts';
import type { ComposeContext } from './compose.ts';
import type { Part } from './passage-parts.ts';
import { titleOf } from './pieces.ts';
import { planCells } from './plan-cells.ts';
import type { Question } from './question.ts';
import { strengthOf } from './vocabulary.ts';

type Row = Extract<Part, { type: 'row' }>;

/** Rows of one table as sentences: the cells that were asked for. */
export function describeRows(question: Question, best: Row, rows: readonly Part[], passage: Passage, context: ComposeContext): string {
  const all = rows.filter((row) => row.type === 'row');
  const compared = isComparison(best, question, context);
  if (compared) {
    const [only, another] = all;
    if (only !== undefined && another === undefined) return planCells(question, only, context, true);
    return all.map((row) => `- ${planCells(question, row, context, false)}`).join('\n');
  }
  const lines = all.map((row) => recordLine(question, row, context, all.length === 1));
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

/** `Credit or debit card: 5-10 business days`; of one row all that it says, of several the columns that were asked for. */
function recordLine(question: Question, { header, cells }: Row, { vocabulary }: ComposeContext, alone: boolean): string {
  const label = cells[0] ?? '';
  const columns = header.slice(1).flatMap((name, index) => {
    const value = cells[index + 1] ?? '';
    return value === '' || /^none(?: stated)?$/i.test(value) ? [] : [{ name, value }];
  });
  if (columns.length <= 1) return `**${label}:** ${columns[0]?.value ?? ''}`;
  // What tells the row itself ("the first failure") does not ask for a column.
  const own = vocabulary.ids(label);
  const asking = question.terms.filter((term) => !term.light && strengthOf(term, own) === 0);
  const wanted = columns.filter(({ name }) => asking.some((term) => strengthOf(term, vocabulary.ids(name)) > 0));
  const shown = !alone && wanted.length > 0 && wanted.length < columns.length && columns.length > 3 ? wanted : columns;
  return `**${label}:** ${shown.map(({ name, value }) => `${name.charAt(0).toLowerCase()}${name.slice(1)}: ${value}`).join('; ')}`;
}
