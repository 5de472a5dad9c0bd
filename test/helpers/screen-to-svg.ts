import type { TestTerminal } from './terminal.ts';

const cellWidth = 8.4;
const rowHeight = 18;
const margin = 14;
const background = '#16181d';
const foreground = '#d6d9e0';

/** The sixteen colours of the pictures. */
const palette = [
  ...['#3b4048', '#e06c75', '#8fbf75', '#d9b26a', '#6aa7e8', '#c58be0', '#5fb8c4', '#d6d9e0'],
  ...['#636a76', '#f08b93', '#a9d68e', '#efcd8a', '#8dc0f5', '#d9a8ef', '#82d2dc', '#ffffff'],
];

interface Run {
  text: string;
  readonly style: string;
  readonly column: number;
  width: number;
  readonly inverse: boolean;
}

/** A picture of what the terminal shows: its real cells, with their real styles. */
export function screenToSvg(terminal: TestTerminal, title: string): string {
  const { cols } = terminal.xterm;
  const used = terminal.screen().findLastIndex((row) => row.trim() !== '') + 1;
  const width = Math.ceil(cols * cellWidth + 2 * margin);
  const height = used * rowHeight + 2 * margin;
  const rows = Array.from({ length: used }, (_, index) => rowSvg(terminal, index)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}"><title>${escapeXml(title)}</title><rect width="100%" height="100%" rx="8" fill="${background}"/><g font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${foreground}" xml:space="preserve">${rows}</g></svg>\n`;
}

function rowSvg(terminal: TestTerminal, index: number): string {
  const y = margin + index * rowHeight;
  return runs(terminal, index)
    .map(({ text, style, column, width, inverse }) => {
      const x = (margin + column * cellWidth).toFixed(1);
      const length = (width * cellWidth).toFixed(1);
      const box = inverse ? `<rect x="${x}" y="${y + 1}" width="${length}" height="${rowHeight - 1}" fill="${foreground}"/>` : '';
      if (text.trim() === '') return box;
      // The length is given, so that every viewer's font keeps to the cells.
      return `${box}<text x="${x}" y="${y + 13}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${style}>${escapeXml(text)}</text>`;
    })
    .join('');
}

/** Cells of one style in a row. */
function runs(terminal: TestTerminal, index: number): readonly Run[] {
  const { active } = terminal.xterm.buffer;
  const line = active.getLine(active.baseY + index);
  const found: Run[] = [];
  for (let column = 0; line !== undefined && column < terminal.xterm.cols; column++) {
    const cell = line.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const inverse = cell.isInverse() !== 0;
    const style = cellStyle(cell, inverse);
    const last = found.at(-1);
    const text = cell.getChars() || ' ';
    if (last !== undefined && last.style === style && last.inverse === inverse && last.column + last.width === column) {
      last.text += text;
      last.width += cell.getWidth();
    } else found.push({ text, style, column, width: cell.getWidth(), inverse });
  }
  return found.filter(({ text, inverse }) => inverse || text.trim() !== '');
}

type Cell = NonNullable<ReturnType<NonNullable<ReturnType<TestTerminal['xterm']['buffer']['active']['getLine']>>['getCell']>>;

function cellStyle(cell: Cell, inverse: boolean): string {
  const color = cell.isFgPalette() ? palette[cell.getFgColor()] : undefined;
  return [
    inverse ? ` fill="${background}"` : color === undefined ? '' : ` fill="${color}"`,
    cell.isBold() ? ' font-weight="bold"' : '',
    cell.isItalic() ? ' font-style="italic"' : '',
    cell.isDim() ? ' opacity="0.6"' : '',
    cell.isUnderline() ? ' text-decoration="underline"' : '',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
