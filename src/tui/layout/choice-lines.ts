import { type Line, span } from '../text/span.ts';
import { lineWidth } from '../text/width.ts';
import { truncate } from '../text/wrap.ts';

/** Choices beside one another, as many in a row as fit. The focus has a sign of its own beside the inverse video. */
export function choiceRows(labels: readonly string[], focus: number, width: number): readonly Line[] {
  const rows: Line[] = [];
  let row: Line = [];
  for (const [index, label] of labels.entries()) {
    const focused = index === focus;
    const cell: Line = truncate(
      [span(focused ? '▸ ' : '  '), span(label, focused ? { inverse: true, bold: true } : {}), span('  ')],
      width,
    );
    if (row.length > 0 && lineWidth(row) + lineWidth(cell) > width) {
      rows.push(row);
      row = [];
    }
    row = [...row, ...cell];
  }
  return [...rows, row];
}
