import type { Conversation } from './conversation.ts';
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

/** The number of the next source. The replies of a turn count on, so that together they read as one text. */
export function nextCitation({ entries }: Conversation): number {
  const turn = entries.slice(entries.findLastIndex(({ type }) => type === 'message') + 1);
  const blocks = turn.flatMap((entry) => (entry.type === 'reply' ? entry.blocks : []));
  return Math.max(0, ...blocks.map((block) => (block.type === 'citation' ? block.citation.n : 0))) + 1;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
