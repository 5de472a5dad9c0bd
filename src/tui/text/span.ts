import { sanitizeLine } from '../../core/sanitize.ts';

/** What a piece of text is, never how it looks: a theme decides that. */
export type Tone = 'accent' | 'agent' | 'customer' | 'operator' | 'muted' | 'success' | 'warning' | 'danger' | 'code' | 'link' | 'note';

export interface Style {
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly inverse?: boolean;
}

/** A piece of a line in one style. Made by `span` alone, so that nothing unsanitized is ever measured or shown. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One row of cells, without a line break. */
export type Line = readonly Span[];

const plain: Style = {};

export function span(text: string, style: Style = plain): Span {
  return { text: sanitizeLine(text), style };
}

/** A line of one piece. */
export function line(text: string, style: Style = plain): Line {
  return [span(text, style)];
}

export const blank: Line = [];

/** The line without its styles. */
export function lineText(spans: Line): string {
  return spans.map(({ text }) => text).join('');
}
