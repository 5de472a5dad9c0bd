import { type Line, line, type Style, span } from '../text/span.ts';
import { lineWidth, textWidth } from '../text/width.ts';
import { pad, truncate, wrapWords } from '../text/wrap.ts';

/** Rows with the place of the cursor among them, when it is there. */
export interface Block {
  readonly lines: readonly Line[];
  readonly cursor?: { readonly row: number; readonly column: number };
}

/** What stands in a card. Both parts are laid out for `frameRoom(width)` columns. */
export interface CardContent {
  readonly title: string;
  /** At the right of the title: `1 of 3`. */
  readonly corner: string;
  /** May scroll. */
  readonly body: readonly Line[];
  /** Choices or a field: always in sight. */
  readonly foot: Block;
  readonly scroll: number;
}

/** Columns within the border of a card in a window of `width`. */
export function frameRoom(width: number): number {
  return Math.max(8, Math.min(width, 84) - 6);
}

/** A card of at most `height` rows. A body that is longer shows a part of itself and says how much is missing. */
export function framed(content: CardContent, width: number, height: number, style: Style = { tone: 'accent' }): Block {
  const room = frameRoom(width);
  const corner = content.corner === '' ? '' : ` ${content.corner} `;
  const name = line(` ${content.title} `, { ...style, bold: true });
  const title = truncate(name, room - textWidth(corner));
  // A title that is cut off stands whole in the first row.
  const cut = lineWidth(name) > lineWidth(title) ? wrapWords(line(content.title, { bold: true }), room) : [];
  const body = fitted([...cut, ...content.body], content.scroll, Math.max(1, height - 2 - content.foot.lines.length));
  const edge = span('│', style);
  const row = (cells: Line): Line => [span(' '), edge, span(' '), ...pad(truncate(cells, room), room), span(' '), edge];
  const fill = '─'.repeat(Math.max(0, room + 2 - lineWidth(title) - textWidth(corner)));
  const top: Line = [span(' '), span('┌', style), ...title, span(fill, style), span(corner, style), span('┐', style)];
  const bottom: Line = [span(' '), span(`└${'─'.repeat(room + 2)}┘`, style)];
  const { cursor } = content.foot;
  return {
    lines: [top, ...body.map(row), ...content.foot.lines.map(row), bottom],
    ...(cursor === undefined ? {} : { cursor: { row: 1 + body.length + cursor.row, column: 3 + cursor.column } }),
  };
}

function fitted(body: readonly Line[], scroll: number, height: number): readonly Line[] {
  if (body.length <= height) return body;
  const shown = Math.max(1, height - 1);
  const from = Math.min(scroll, body.length - shown);
  const below = body.length - from - shown;
  const remark = [from > 0 ? `↑ ${from} above` : '', below > 0 ? `↓ ${below} below` : ''].filter(Boolean).join(' · ');
  return [...body.slice(from, from + shown), line(`${remark}: PgUp and PgDn`, { tone: 'warning' })];
}
