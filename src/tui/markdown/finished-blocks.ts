import { lexer } from 'marked';

/**
 * Parts a growing Markdown text into the blocks that what follows cannot change any more, and the rest.
 * The last block is never finished: a line may still join it, a fence may still close it.
 */
export function finishedBlocks(markdown: string): { readonly finished: string; readonly rest: string } {
  // Without an empty line or a second block there is nothing to part.
  if (!/\n[ \t]*\n|\n(?:#|```|~~~)/.test(markdown)) return { finished: '', rest: markdown };
  const tokens = lexer(markdown);
  const last = tokens.findLastIndex(({ type }) => type !== 'space');
  const finished = tokens
    .slice(0, Math.max(0, last))
    .map(({ raw }) => raw)
    .join('');
  // The lexer normalizes some white space: only cut where its blocks are the text itself.
  if (finished.trim() === '' || !markdown.startsWith(finished)) return { finished: '', rest: markdown };
  return { finished, rest: markdown.slice(finished.length) };
}
