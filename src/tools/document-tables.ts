/** A row of a Markdown table: its cells by the heads of their columns, the first cell apart. */
export interface TableRow {
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows of every table in a text, in order. */
export function tableRows(markdown: string): readonly TableRow[] {
  const rows: TableRow[] = [];
  let head: readonly string[] | undefined;
  for (const line of markdown.split('\n')) {
    if (!line.trimStart().startsWith('|')) {
      head = undefined;
      continue;
    }
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    if (head === undefined) head = cells;
    else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
      const [name = '', ...values] = cells;
      rows.push({ name, cells: Object.fromEntries(values.map((value, index) => [head?.[index + 1] ?? '', value])) });
    }
  }
  return rows;
}
