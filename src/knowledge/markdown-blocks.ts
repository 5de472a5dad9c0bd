import type { Block, ReadDocument } from './blocks.ts';

const fenceStart = /^ {0,3}(`{3,}|~{3,})/;
const atxHeading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const underline = /^ {0,3}(=+|-+)[ \t]*$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const tableRule = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const blank = /^[ \t]*$/;
/** What begins with a letter is none of the above, unless it is a row of a table or underlined. */
const plainStart = /^[A-Za-z("']/;
/** A longer line is text, whatever it begins with. */
const longestTitle = 1000;

/** The parts of Markdown that matter for finding and citing: headings, tables, lists, code, paragraphs. Total: any text is some list of blocks. */
export function markdownBlocks(text: string): ReadDocument {
  const lines = text.split(/\r\n|\r|\n/);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (blank.test(line)) {
      at++;
      continue;
    }
    const block = special(lines, at) ?? table(lines, at) ?? paragraph(lines, at);
    blocks.push(block);
    at = block.lines[1];
  }
  return { blocks, lineCount: lines.length };
}

function special(lines: readonly string[], at: number): Block | undefined {
  return plainStart.test(lines[at] ?? '') ? undefined : (heading(lines, at) ?? opaque(lines, at));
}

function heading(lines: readonly string[], at: number): Block | undefined {
  const line = lines[at] ?? '';
  const match = line.length > longestTitle ? null : atxHeading.exec(line);
  if (match === null) return undefined;
  return { type: 'heading', level: match[1]?.length ?? 1, title: plainTitle(match[2] ?? ''), lines: [at + 1, at + 1] };
}

/** What is not to be looked into: front matter, comments, fenced code, rules. */
function opaque(lines: readonly string[], at: number): Block | undefined {
  const line = lines[at] ?? '';
  if (at === 0 && line.trimEnd() === '---') {
    const end = endOf(lines, 1, (other) => /^(?:---|\.\.\.)[ \t]*$/.test(other));
    if (end !== undefined) return block('hidden', lines, 0, end);
  }
  if (/^ {0,3}<!--/.test(line)) {
    return block('hidden', lines, at, endOf(lines, at, (other) => other.includes('-->')) ?? lines.length);
  }
  const fence = fenceStart.exec(line)?.[1];
  if (fence !== undefined) {
    const close = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
    return block('code', lines, at, endOf(lines, at + 1, (other) => close.test(other)) ?? lines.length);
  }
  return rule.test(line) ? block('hidden', lines, at, at + 1) : undefined;
}

/** The line after the first one, from `at` on, that ends something. */
function endOf(lines: readonly string[], at: number, ends: (line: string) => boolean): number | undefined {
  for (let index = at; index < lines.length; index++) if (ends(lines[index] ?? '')) return index + 1;
  return undefined;
}

function table(lines: readonly string[], at: number): Block | undefined {
  const next = lines[at + 1] ?? '';
  if (!(lines[at] ?? '').includes('|') || !next.includes('|') || !tableRule.test(next)) return undefined;
  let end = at + 2;
  while (end < lines.length && (lines[end] ?? '').includes('|')) end++;
  return block('table', lines, at, end);
}

/** A paragraph, or one item of a list with all that is indented under it. A paragraph that is underlined is a heading. */
function paragraph(lines: readonly string[], at: number): Block {
  const isItem = listItem.test(lines[at] ?? '');
  let end = at + 1;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? '';
    if (blank.test(line)) {
      if (isItem && /^(?: {2,}|\t)/.test(lines[end + 1] ?? '')) continue;
      break;
    }
    const mark = isItem ? null : underline.exec(line);
    if (mark !== null && end - at <= 3) {
      const title = plainTitle(lines.slice(at, end).join(' ').slice(0, longestTitle));
      return { type: 'heading', level: mark[1]?.startsWith('=') ? 1 : 2, title, lines: [at + 1, end + 1] };
    }
    if (listItem.test(line) || heading(lines, end) !== undefined || opaque(lines, end) !== undefined || table(lines, end) !== undefined)
      break;
  }
  return block(isItem ? 'item' : 'text', lines, at, end);
}

function block(type: 'text' | 'item' | 'table' | 'code' | 'hidden', lines: readonly string[], from: number, to: number): Block {
  return { type, text: lines.slice(from, to).join('\n'), lines: [from + 1, to] };
}

/** A heading as it is read: without emphasis, code marks, links, tags and escapes. */
function plainTitle(markdown: string): string {
  if (/^[A-Za-z0-9 .,:;?!()'"/&%$+-]*$/.test(markdown)) return markdown.replace(/\s+/g, ' ').trim();
  return markdown
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<[^<>]+>/g, '')
    .replace(/(`+)(.*?)\1/g, '$2')
    .replace(/(\*\*|__|\*|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/\s*\{#[^}]*\}\s*$/, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
