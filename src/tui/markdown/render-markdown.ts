import { lexer, type Token, type Tokens } from 'marked';
import { blank, type Line, span } from '../text/span.ts';
import { textWidth } from '../text/width.ts';
import { prefix, wrapCells, wrapWords } from '../text/wrap.ts';
import { inlineLines, isKnown } from './inline.ts';
import { tableLines } from './table.ts';

/** Markdown as rows of at most `width` columns. Total for any text: what is no Markdown is shown as it stands. */
export function renderMarkdown(markdown: string, width: number): readonly Line[] {
  return blockLines(lexer(markdown), Math.max(8, width), 0);
}

/** Blocks set apart by an empty line; in a tight list they stand close. */
function blockLines(tokens: readonly Token[], width: number, depth: number, tight = false): readonly Line[] {
  const lines: Line[] = [];
  for (const token of tokens) {
    const block = oneBlock(token, width, depth);
    if (block.length === 0) continue;
    if (lines.length > 0 && !tight) lines.push(blank);
    lines.push(...block);
  }
  return lines;
}

function oneBlock(token: Token, width: number, depth: number): readonly Line[] {
  if (!isKnown(token)) return wrapWords([span(token.raw)], width);
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    case 'heading':
      return inlineLines(token.tokens, { bold: true }).flatMap((line) => wrapWords(line, width));
    case 'paragraph':
      return inlineLines(token.tokens).flatMap((line) => wrapWords(line, width));
    case 'text':
      return inlineLines(token.tokens ?? [token]).flatMap((line) => wrapWords(line, width));
    case 'code':
      return codeLines(token.text, width);
    case 'blockquote':
      return prefix(blockLines(token.tokens, width - 2, depth), [span('│ ', { tone: 'muted' })]).map((line) =>
        line.length === 0 ? [span('│', { tone: 'muted' })] : line,
      );
    case 'list':
      return listLines(token, width, depth);
    case 'table':
      return tableLines(token, width);
    case 'hr':
      return [[span('─'.repeat(Math.min(width, 24)), { tone: 'muted' })]];
    default:
      return token.raw
        .trimEnd()
        .split('\n')
        .flatMap((row) => wrapWords([span(row)], width));
  }
}

/** Code keeps its spaces; a row too long goes on below. */
function codeLines(code: string, width: number): readonly Line[] {
  return code
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((row) => prefix(wrapCells([span(row, { tone: 'code' })], width - 2), [span('  ')]));
}

const bullets = ['•', '◦', '▪'];

function listLines(list: Tokens.List, width: number, depth: number): readonly Line[] {
  const first = list.start === '' ? 1 : list.start;
  const markerWidth = list.ordered ? String(first + list.items.length - 1).length + 2 : 2;
  return list.items.flatMap((item, index) => {
    const bullet = list.ordered ? `${first + index}.` : (bullets[depth % bullets.length] ?? '•');
    const marker = `${bullet}${' '.repeat(Math.max(1, markerWidth - textWidth(bullet)))}`;
    const done = item.task ? `${item.checked === true ? '☑' : '☐'} ` : '';
    const body = blockLines(item.tokens, width - markerWidth - textWidth(done), depth + 1, !list.loose);
    const lines = prefix(
      body.length === 0 ? [blank] : body,
      [span(marker, { tone: 'muted' }), span(done)],
      [span(' '.repeat(markerWidth + textWidth(done)))],
    );
    return list.loose && index > 0 ? [blank, ...lines] : lines;
  });
}
