import { sanitizeLine } from '../../core/sanitize.ts';
import type { Line, Style } from '../text/span.ts';
import type { Palette, Theme } from './theme.ts';

/** Lines as text with SGR sequences: the only place where an escape sequence meets text, so the text is sanitized once more. */
export function paint(lines: readonly Line[], theme: Theme): string {
  return lines.map((line) => line.map(({ text, style }) => paintSpan(sanitizeLine(text), style, theme.palette)).join('')).join('\n');
}

function paintSpan(text: string, style: Style, palette: Palette): string {
  const codes = [
    ...(style.tone === undefined ? [] : palette[style.tone]),
    ...(style.bold === true ? [1] : []),
    ...(style.italic === true ? [3] : []),
    ...(style.underline === true ? [4] : []),
    ...(style.inverse === true ? [7] : []),
    ...(style.strike === true ? [9] : []),
  ];
  return codes.length === 0 || text === '' ? text : `\x1b[${codes.join(';')}m${text}\x1b[0m`;
}
