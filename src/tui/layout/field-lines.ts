import { cellText } from '../editor/buffer.ts';
import type { Editor } from '../editor/editor.ts';
import { placeOf, rowsOf } from '../editor/rows.ts';
import { type Line, line, type Style, span } from '../text/span.ts';
import { lineWidth } from '../text/width.ts';
import { truncate } from '../text/wrap.ts';
import type { Block } from './frame.ts';

/** Text being written, behind a label, in `width` columns and at most `height` rows: those around the cursor. */
export function fieldBlock(editor: Editor, label: Line, width: number, height: number, options: FieldOptions = {}): Block {
  const indent = lineWidth(label);
  const room = Math.max(2, width - indent - 1);
  const rows = rowsOf(editor.buffer.cells, room);
  const place = placeOf(editor.buffer, room);
  const count = Math.max(rows.length, place.row + 1);
  const first = Math.max(0, Math.min(place.row - height + 1, count - height));
  const lines = Array.from({ length: Math.min(height, count) }, (_, index): Line => {
    const row = rows[first + index];
    const start: Line = first + index === 0 ? label : [span(' '.repeat(indent))];
    return row === undefined ? start : [...start, ...cellSpans(editor, row.start, row.end, room, options)];
  });
  const empty = editor.buffer.cells.length === 0 && options.placeholder !== undefined;
  return {
    lines: empty ? [[...label, ...truncate(line(options.placeholder ?? '', { tone: 'muted' }), room)]] : lines,
    cursor: { row: place.row - first, column: indent + place.column },
  };
}

export interface FieldOptions {
  readonly placeholder?: string;
  /** For passwords: only how much was typed is shown. */
  readonly hidden?: boolean;
}

function cellSpans(editor: Editor, start: number, end: number, room: number, options: FieldOptions): Line {
  let run = '';
  const spans: Line[number][] = [];
  const flush = (style: Style = {}) => {
    if (run !== '') spans.push(span(run, style));
    run = '';
  };
  for (const cell of editor.buffer.cells.slice(start, end)) {
    if (typeof cell === 'string') run += options.hidden === true ? '•' : cellText(cell);
    else {
      flush();
      spans.push(...truncate([span(cell.label, { tone: 'accent', inverse: true })], room));
    }
  }
  flush();
  return spans;
}
