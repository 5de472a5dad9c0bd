import type { Passage } from '../core/knowledge.ts';
import { markdownTables } from '../core/markdown-table.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { stem, stopWords, wordsOf } from './query.ts';

/** Something a document says about a quantity: a cell of a table, or a sentence. */
export interface Statement {
  readonly kind: 'cell' | 'sentence';
  readonly passage: Passage;
  /** Line of the passage's text, counted from 0. */
  readonly line: number;
  /** What it says, to be shown. */
  readonly text: string;
  /** What it is about: the words of the clause, or of the row's label. Figures of a label are part of its name. */
  readonly words: ReadonlySet<string>;
  /** Of a sentence: the words of the clause that has the figures. */
  readonly near: ReadonlySet<string>;
  /** Of a cell: the words of its column. */
  readonly column: ReadonlySet<string>;
  /** Of a cell: other cells of its row have figures too, so the column tells them apart. */
  readonly oneOfMany: boolean;
  /** Words of the headings above it, and of the rest of the sentence. */
  readonly around: ReadonlySet<string>;
  readonly quantities: readonly Quantity[];
  /** Of a sentence: its bare numbers. "Up to 1,000 tasks on Basic and 10,000 on Pro" does not say what the second one counts. */
  readonly bare: readonly string[];
}

/** Maps words that say the same to one. */
export type Canonical = (words: readonly string[]) => ReadonlySet<string>;

export function statementsOf(passage: Passage, canonical: Canonical): readonly Statement[] {
  const around = canonical(wordsOf(passage.heading.join(' ')));
  return [...cells(passage, canonical, around), ...sentences(passage, canonical, around)];
}

function cells(passage: Passage, canonical: Canonical, around: ReadonlySet<string>): readonly Statement[] {
  return markdownTables(passage.text).flatMap(({ header, rows }) =>
    rows.flatMap(({ cells: [label = '', ...values], line }) => {
      const found = values.map(cellQuantities);
      const words = canonical(wordsOf(label));
      return found.flatMap((quantities, index): readonly Statement[] => {
        if (quantities.length === 0) return [];
        const name = header[index + 1] ?? '';
        const text = `${label} › ${name}: ${values[index]}`;
        const column = canonical(wordsOf(name));
        const oneOfMany = found.filter(({ length }) => length > 0).length > 1;
        return [{ kind: 'cell', passage, line, text, words, near: words, column, oneOfMany, around, quantities, bare: [] }];
      });
    }),
  );
}

function cellQuantities(cell: string): readonly Quantity[] {
  if (/^(?:yes|included|available|✓)$/i.test(cell)) return [{ unit: 'yes or no', value: 'yes', text: cell }];
  if (/^(?:no|not included|not available|✗)$/i.test(cell)) return [{ unit: 'yes or no', value: 'no', text: cell }];
  // "Billing Manager (level 2)": a bare number says something only when nothing else is said.
  return quantitiesOf(cell).filter(({ unit, text }) => unit !== '' || text === cell);
}

function sentences(passage: Passage, canonical: Canonical, around: ReadonlySet<string>): readonly Statement[] {
  return passage.text.split('\n').flatMap((source, line): readonly Statement[] => {
    if (source.includes('|') || /^\s*(?:```|~~~)/.test(source)) return [];
    const plain = source.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').replace(/\*\*|`/g, '');
    return plain.split(/(?<=[.!?;])\s+/).flatMap((sentence) => {
      const bare = quantitiesOf(sentence).flatMap(({ unit, value }) => (unit === '' ? [value] : []));
      const clauses = sentence.split(clauseEnd).map((clause) => ({
        quantities: quantitiesOf(clause)
          .filter(({ unit }) => unit !== '')
          .map((quantity) => ({ ...quantity, unit: canonicalUnit(quantity.unit, canonical) })),
        words: canonical(wordsOf(withoutFigures(clause))),
      }));
      // "Emergency maintenance may come at any time, with 30 minutes' notice": clauses without figures belong to all others.
      const common = clauses.filter(({ quantities }) => quantities.length === 0).flatMap(({ words }) => [...words]);
      const context = new Set([...around, ...clauses.flatMap(({ words }) => [...words])]);
      return clauses.flatMap(({ quantities, words }): readonly Statement[] => {
        if (quantities.length === 0) return [];
        const text = sentence.trim();
        const own = new Set([...words, ...common, ...quantities.flatMap(({ unit }) => (isNoun(unit) ? [unit] : []))]);
        return [
          {
            kind: 'sentence',
            passage,
            line,
            text,
            words: own,
            near: words,
            column: new Set(),
            oneOfMany: false,
            around: context,
            quantities,
            bare,
          },
        ];
      });
    });
  });
}

/** Where another thing begins to be said: after a comma or colon, or with a verb of its own. */
const clauseEnd = /,\s|:\s|\s(?:so|but|while)\s|\sand\s(?=(?:is|are|was|were|has|have|goes|go|needs|need|must|can|will|gets|get)\b)/;

/** `members` and `seats` are the same to a team that says so. */
function canonicalUnit(unit: string, canonical: Canonical): string {
  const [word] = isNoun(unit) ? canonical([unit]) : [];
  return word ?? unit;
}

/** A unit that is a word of the matter: `users`, not `minutes`. */
function isNoun(unit: string): boolean {
  return !['usd', 'eur', 'gbp', 'cad', '%', 'minutes', 'months', 'business days', 'mb', 'mbps', 'gbps', 'telephone', 'year', ''].includes(
    unit,
  );
}

function withoutFigures(text: string): string {
  return quantitiesOf(text).reduce((rest, { text: figure }) => rest.replace(figure, ' '), text);
}

/** Canonical words by the team's synonyms: single words of one group become its first one. */
export function canonicalBy(synonyms: readonly (readonly string[])[]): Canonical {
  const first = new Map<string, string>();
  for (const group of synonyms) {
    const singles = group.map(wordsOf).flatMap((words) => (words.length === 1 ? words : []));
    const [head] = singles;
    if (head === undefined) continue;
    for (const word of singles) if (!first.has(stem(word))) first.set(stem(word), stem(head));
  }
  return (words) =>
    new Set(
      words
        .filter((word) => !stopWords.has(word) && !/^(?:usd|eur|gbp|cad)$/.test(word))
        .map((word) => first.get(stem(word)) ?? stem(word)),
    );
}
