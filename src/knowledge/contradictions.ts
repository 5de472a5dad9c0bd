import { stem } from './query.ts';
import type { Statement } from './statements.ts';

/** Two statements about the same thing whose figures exclude one another. */
export interface Contradiction {
  readonly one: Statement;
  readonly other: Statement;
  readonly unit: string;
}

/**
 * Pairs of statements that cannot both be true. Two cells must have the same row and column; a cell and a sentence agree
 * when the sentence speaks of the whole row and column; two sentences must speak of nearly the same.
 * In doubt it says nothing: a check that cries wolf is switched off.
 */
export function contradictions(statements: readonly Statement[]): readonly Contradiction[] {
  const rarity = rarityIn(statements);
  const groups = alternatives(statements);
  const found: Contradiction[] = [];
  for (const [one, other] of pairs(statements, rarity)) {
    const unit = !speakOfAlternatives(one, other, groups) && sameMatter(one, other, rarity) ? excludingUnit(one, other) : undefined;
    if (unit !== undefined) found.push({ one, other, unit });
  }
  return found;
}

/** Pairs that share one of the rarest words of either: no others can be about the same. Each pair comes once. */
function* pairs(statements: readonly Statement[], rarity: Rarity): Generator<readonly [Statement, Statement]> {
  const byWord = new Map<string, number[]>();
  for (const [index, { words }] of statements.entries()) for (const word of words) add(byWord, word, index);
  const seen = new Set<number>();
  for (const [index, { words }] of statements.entries()) {
    const rarest = [...words].sort((a, b) => rarity(b) - rarity(a)).slice(0, telling);
    for (const other of rarest.flatMap((word) => byWord.get(word) ?? [])) {
      const [first, second] = [Math.min(index, other), Math.max(index, other)];
      const key = first * statements.length + second;
      const [a, b] = [statements[first], statements[second]];
      if (first === second || seen.has(key) || a === undefined || b === undefined) continue;
      seen.add(key);
      yield [a, b];
    }
  }
}

function add(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** How many words of a statement lead to others. */
const telling = 4;

/** Words that exclude one another wherever they stand. */
const opposites: readonly (readonly string[])[] = [
  'minute hour day week month year',
  'minimum maximum',
  'upgrade downgrade',
  'add remove',
  'first second third',
].map((group) => group.split(' ').map(stem));

/** Opposites, and the columns of each table: what is said of Basic is not said of Pro. */
function alternatives(statements: readonly Statement[]): readonly (readonly string[])[] {
  const byRow = new Map<string, Set<string>>();
  for (const { kind, passage, line, column } of statements) {
    const [word] = column;
    if (kind !== 'cell' || column.size !== 1 || word === undefined) continue;
    const row = `${passage.document} ${passage.lines[0]} ${line}`;
    byRow.set(row, (byRow.get(row) ?? new Set()).add(word));
  }
  const columns = new Map([...byRow.values()].filter(({ size }) => size > 1).map((words) => [[...words].sort().join(' '), [...words]]));
  return [...opposites, ...columns.values()];
}

function speakOfAlternatives(one: Statement, other: Statement, groups: readonly (readonly string[])[]): boolean {
  return groups.some((group) => {
    const [a, b] = [one, other].map(({ words, column }) => group.filter((word) => words.has(word) || column.has(word)));
    return a !== undefined && b !== undefined && a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
  });
}

type Rarity = (word: string) => number;

function rarityIn(statements: readonly Statement[]): Rarity {
  const times = new Map<string, number>();
  for (const { words } of statements) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + statements.length / (times.get(word) ?? 1));
}

function sameMatter(one: Statement, other: Statement, rarity: Rarity): boolean {
  if (one.kind === 'cell' && other.kind === 'cell') return sameCell(one, other);
  if (one.kind === 'cell') return speaksOf(other, one, rarity);
  if (other.kind === 'cell') return speaksOf(one, other, rarity);
  if (![...one.near].some((word) => other.near.has(word))) return false;
  const shared = [...one.words].filter((word) => other.words.has(word));
  const [less = 0, more = 0] = [covered(one.words, context(other), rarity), covered(other.words, context(one), rarity)].sort(
    (a, b) => a - b,
  );
  return (shared.length >= 2 && less >= 0.75) || (shared.length >= 3 && more === 1 && less >= 0.4);
}

/** Columns that say nothing of what stands in them: there the headings have to agree. */
const anyColumn = new Set(['valu', 'answer', 'mean', 'goal', 'detail', 'descript', 'amount', 'note', 'limit']);

/** The same row and column. Two tables of one document, or with a column that may hold anything, must stand under like headings. */
function sameCell(one: Statement, other: Statement): boolean {
  if (!sameWords(one.words, other.words) || !sameWords(one.column, other.column)) return false;
  const telling = [...one.column].some((word) => !anyColumn.has(word)) && one.passage.document !== other.passage.document;
  return telling || sameWords(one.around, other.around) || (one.oneOfMany && other.oneOfMany);
}

/** What a label says of a figure, and a sentence in many ways: "at most", "up to", "or more". */
const bounds = new Set(['maximum', 'minimum', 'largest', 'smallest'].map(stem));

/** The sentence speaks of the row, and of the column where the row has several; what it says beside is not the greater part. */
function speaksOf(sentence: Statement, cell: Statement, rarity: Rarity): boolean {
  if (cell.oneOfMany && !isSubset(cell.column, sentence.words)) return false;
  const needed = cell.oneOfMany ? 0.8 : 0.75;
  const label = new Set([...cell.words].filter((word) => !bounds.has(word)));
  if (covered(label, cell.oneOfMany ? context(sentence) : sentence.words, rarity) < needed) return false;
  const matter = new Set([...cell.words, ...cell.column, ...cell.around]);
  const shared = [...sentence.words].filter((word) => matter.has(word));
  const ofTheRow = shared.some((word) => cell.words.has(word));
  const ofTheTable = cell.oneOfMany || shared.some((word) => cell.around.has(word));
  return shared.length >= 2 && ofTheRow && ofTheTable && covered(sentence.words, matter, rarity) >= 0.55;
}

function context({ words, around }: Statement): ReadonlySet<string> {
  return new Set([...words, ...around]);
}

/** Which share of the words stands in a context, rare words counting more. */
function covered(words: ReadonlySet<string>, context: ReadonlySet<string>, rarity: Rarity): number {
  const sum = (some: readonly string[]) => some.reduce((total, word) => total + rarity(word), 0);
  return words.size === 0 ? 0 : sum([...words].filter((word) => context.has(word))) / sum([...words]);
}

function isSubset(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && [...a].every((word) => b.has(word));
}

function sameWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && a.size === b.size && [...a].every((word) => b.has(word));
}

/**
 * A unit in which both give figures, and none in common. A sentence may name several figures beside a cell's one, and
 * bare numbers that may be meant; two sentences, or two cells, must give as many figures. A bare number in a cell counts
 * what its row is about: `tasks`.
 */
function excludingUnit(one: Statement, other: Statement): string | undefined {
  const sameKind = one.kind === other.kind;
  const [a, b] = [byUnit(one, other), byUnit(other, one)];
  for (const [unit, values] of a) {
    const others = b.get(unit);
    if (others === undefined || (sameKind && values.size !== others.size)) continue;
    const meant = sameKind ? others : new Set([...others, ...one.bare, ...other.bare]);
    if ([...values].every((value) => !meant.has(value)) && [...others].every((value) => !one.bare.includes(value))) return unit;
  }
  return undefined;
}

function byUnit({ kind, words, quantities }: Statement, beside: Statement): ReadonlyMap<string, ReadonlySet<string>> {
  const counted = beside.quantities.find(({ unit }) => kind === 'cell' && words.has(unit))?.unit;
  const units = new Map<string, Set<string>>();
  for (const { unit, value } of quantities) {
    const name = unit === '' && counted !== undefined ? counted : unit;
    units.set(name, (units.get(name) ?? new Set()).add(value));
  }
  return units;
}
