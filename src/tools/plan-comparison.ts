import type { Knowledge, Passage } from '../core/knowledge.ts';
import { type Plan, plans } from '../desk/records.ts';
import { type TableRow, tableRows } from './document-tables.ts';

/** A line of the plan comparison in the documents: what each plan has. */
export interface PlanLine {
  readonly feature: string;
  readonly has: Readonly<Record<Plan, string>>;
  readonly passage: Passage;
}

/** The comparison of the plans as the product documents hold it: the only place where features and plans are joined. */
export async function planLines(knowledge: Knowledge): Promise<readonly PlanLine[]> {
  const passages = (await knowledge.passages('product-features')) ?? [];
  return passages
    .filter(({ heading }) => heading[0] === 'Plan comparison')
    .flatMap((passage) => tableRows(passage.text).flatMap((row) => lineOf(row, passage)));
}

/** The lines that a topic names, those with the most of its words first; all when it names none. */
export function linesAbout(lines: readonly PlanLine[], topic: string): readonly PlanLine[] {
  const words = wordsOf(topic);
  const scored = lines
    .map((line) => ({ line, score: wordsOf(line.feature).filter((word) => words.some((wanted) => same(word, wanted))).length }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ line }) => line);
}

/** The lowest plan whose cell does not say no. */
export function lowestPlanWith({ has }: PlanLine): Plan | undefined {
  return plans.find((plan) => !/^not (?:included|available)/i.test(has[plan]));
}

function lineOf({ name, cells }: TableRow, passage: Passage): readonly PlanLine[] {
  const { Basic: basic, Pro: pro, Enterprise: enterprise } = cells;
  if (basic === undefined || pro === undefined || enterprise === undefined) return [];
  return [{ feature: name, has: { basic, pro, enterprise }, passage }];
}

const fillers = new Set([
  'and',
  'the',
  'for',
  'with',
  'per',
  'of',
  'or',
  'a',
  'an',
  'in',
  'to',
  'we',
  'need',
  'want',
  'have',
  'on',
  'can',
  'be',
]);

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => word.length > 1 && !fillers.has(word));
}

/** Plural and singular are the same word. */
function same(a: string, b: string): boolean {
  return a === b || a === `${b}s` || b === `${a}s`;
}
