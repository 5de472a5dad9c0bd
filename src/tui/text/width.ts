import stringWidth from 'string-width';
import type { Line } from './span.ts';

/** Takes milliseconds to make: not before it is needed. */
let segmenter: Intl.Segmenter | undefined;
const ascii = /^[\x20-\x7e]*$/;

/** Columns that the text takes in a terminal: wide characters two, combining marks none. */
export function textWidth(text: string): number {
  return ascii.test(text) ? text.length : stringWidth(text);
}

export function lineWidth(line: Line): number {
  return line.reduce((width, { text }) => width + textWidth(text), 0);
}

/** What a reader takes for one character each: a letter with its marks, an emoji of several code points. */
export function graphemes(text: string): readonly string[] {
  if (ascii.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
