import type { Citation, Passage } from '../../../core/knowledge.ts';
import type { Part } from './passage-parts.ts';

/** Puts the mark where the first paragraph or line ends, before its full stop; after a list when there is one. */
export function mark(text: string, n: number): string {
  return /[.!?]$/.test(text) ? `${text.slice(0, -1)} [${n}]${text.slice(-1)}` : `${text} [${n}]`;
}

/** The words of the passage from the first part used to the last, as they stand there. */
export function cite(passage: Passage, parts: readonly Part[], n: number): Citation {
  const { document, anchor, heading, lines, text } = passage;
  const starts = parts.map((part) => text.indexOf(part.quote)).filter((at) => at >= 0);
  const ends = parts.map((part) => text.indexOf(part.quote) + part.quote.length);
  const quote = text.slice(Math.min(...starts), Math.max(...ends));
  return { n, document, anchor, heading, lines, quote };
}
