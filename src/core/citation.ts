import type { Citation, Passage } from './knowledge.ts';

/** The words of a quote stand in a text, letter for letter but for white space. Empty words stand nowhere. */
export function quoteStands(quote: string, text: string): boolean {
  const wanted = squeeze(quote);
  return wanted !== '' && squeeze(text).includes(wanted);
}

/** The citation names a passage that is there, and its quote stands in it. */
export function citationStands(citation: Pick<Citation, 'document' | 'anchor' | 'quote'>, passages: readonly Passage[]): boolean {
  return passages.some(
    ({ document, anchor, text }) => document === citation.document && anchor === citation.anchor && quoteStands(citation.quote, text),
  );
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
