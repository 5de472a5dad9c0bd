import { printableJson } from '../outputs/printable-json.ts';
import { type Column, table } from '../outputs/table.ts';
import { wireRecord } from '../outputs/wire-record.ts';
import type { ListFlags } from './flags.ts';
import type { Shell } from './shell.ts';

export type ListFormat = 'text' | 'json';

/** Prints rows as a table that fits the window, or all there is of them as JSON; `empty` goes to stderr where there are none. */
export function printList<Row>(
  shell: Shell,
  { outputFormat, wide }: ListFlags,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  empty: string,
): void {
  if (outputFormat === 'json') shell.stdout.write(`${printableJson(wireRecord(rows), 2)}\n`);
  else if (rows.length === 0) shell.stderr.write(`${empty}\n`);
  else shell.stdout.write(table(rows, columns, shell.stdout.isTTY && wide !== true ? shell.stdout.columns : undefined));
}

/** Prints one thing: labelled lines, or JSON. */
export function printOne(
  shell: Shell,
  format: ListFormat,
  value: unknown,
  lines: readonly (readonly [label: string, value: string])[],
): void {
  if (format === 'json') {
    shell.stdout.write(`${printableJson(wireRecord(value), 2)}\n`);
    return;
  }
  const text = table(lines, [
    { title: '', value: ([label]) => label },
    { title: '', value: ([, content]) => content },
  ]);
  shell.stdout.write(text.slice(text.indexOf('\n') + 1));
}

/** `2026-11-23 14:05 UTC`: the rows of a list sort and align. */
export function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `in 12 min`, `3 h late`: a time as seen from now. */
export function fromNow(at: number, now: number): string {
  const minutes = Math.round(Math.abs(at - now) / 60_000);
  const length =
    minutes < 60 ? `${minutes} min` : minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
  return at >= now ? `in ${length}` : `${length} late`;
}
