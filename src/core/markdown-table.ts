/** A table of a Markdown text: its cells as they are read, without marks. */
export interface MarkdownTable {
  readonly header: readonly string[];
  readonly rows: readonly MarkdownRow[];
}

interface MarkdownRow {
  /** As many as the header has; missing ones are empty. */
  readonly cells: readonly string[];
  /** The row as it stands in the text: what a citation quotes. */
  readonly source: string;
  /** Line of the text, counted from 0. */
  readonly line: number;
}

const rule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** The tables of a Markdown text, in order. */
export function markdownTables(text: string): readonly MarkdownTable[] {
  const lines = text.split('\n');
  const tables: MarkdownTable[] = [];
  for (let at = 0; at + 1 < lines.length; at++) {
    const [head = '', next = ''] = lines.slice(at, at + 2);
    if (!head.includes('|') || !next.includes('|') || !rule.test(next)) continue;
    const header = cellsOf(head);
    const rows: MarkdownRow[] = [];
    for (at += 2; at < lines.length && (lines[at] ?? '').includes('|'); at++) {
      const source = lines[at] ?? '';
      const cells = cellsOf(source);
      rows.push({ cells: header.map((_, column) => cells[column] ?? ''), source: source.trim(), line: at });
    }
    tables.push({ header, rows });
  }
  return tables;
}

/** `| a | b \| c |` → `a`, `b | c`. */
function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plain(cell.replaceAll('\\|', '|')));
}

function plain(cell: string): string {
  return cell
    .trim()
    .replace(/(`+)(.*?)\1/g, '$2')
    .replace(/\*\*(?=\S)(.*?\S)\*\*/g, '$1');
}
