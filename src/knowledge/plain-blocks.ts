import type { Block, ReadDocument } from './blocks.ts';

/** Plain text: paragraphs between empty lines, no headings. */
export function plainBlocks(text: string): ReadDocument {
  const lines = text.split(/\r\n|\r|\n/);
  const blocks: Block[] = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && lines[at]?.trim() !== '') continue;
    if (at > start) blocks.push({ type: 'text', text: lines.slice(start, at).join('\n'), lines: [start + 1, at] });
    start = at + 1;
  }
  return { blocks, lineCount: lines.length };
}
