import { extractTextItems, getDocumentProxy } from 'unpdf';
import type { Block, ReadDocument } from './blocks.ts';
import { UnreadableDocument } from './unreadable-document.ts';

/** Letters this much larger than those of the running text make a heading. */
const headingSize = 1.15;
const longestHeading = 120;

/**
 * The text of a PDF. Lines are counted over its pages as they are read; larger letters are headings, and where there are
 * none every page is a section. Throws `UnreadableDocument`: damaged, locked with a password, or a mere picture.
 */
export async function pdfBlocks(bytes: Uint8Array): Promise<ReadDocument> {
  const pages = await readPages(bytes);
  const lines = pages.flat();
  if (lines.length === 0) throw new UnreadableDocument('it holds no text (pictures of pages cannot be read)');
  const body = commonest(lines);
  const sizes = [...new Set(lines.filter((line) => isHeading(line, body)).map(({ size }) => size))].sort((a, b) => b - a);
  return { blocks: sizes.length > 0 ? byHeadings(lines, body, sizes) : byPages(pages), lineCount: lines.length };
}

interface Line {
  readonly number: number;
  readonly text: string;
  /** Of its largest letters, in points. */
  readonly size: number;
  /** A gap or another page stands before it. */
  readonly startsParagraph: boolean;
}

async function readPages(bytes: Uint8Array): Promise<readonly (readonly Line[])[]> {
  let items: Awaited<ReturnType<typeof extractTextItems>>['items'];
  try {
    // The library takes the memory over, so it gets a copy; `verbosity` keeps it from talking to the terminal.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    ({ items } = await extractTextItems(pdf));
    await pdf.destroy();
  } catch (error) {
    throw new UnreadableDocument(`it cannot be read as PDF (${error instanceof Error ? error.message : String(error)})`);
  }
  let number = 0;
  return items.map((page) => {
    const lines: Line[] = [];
    let text = '';
    let size = 0;
    let above: { readonly y: number; readonly size: number } | undefined;
    for (const [index, item] of page.entries()) {
      text += item.str;
      if (item.str.trim() !== '') size = Math.max(size, Math.round(item.fontSize * 2) / 2);
      if (!item.hasEOL && index < page.length - 1) continue;
      const line = text.replace(/\s+/g, ' ').trim();
      if (line !== '') {
        const startsParagraph = above === undefined || Math.abs(above.y - item.y) > 1.6 * Math.max(above.size, size);
        lines.push({ number: ++number, text: line, size, startsParagraph });
        above = { y: item.y, size };
      }
      text = '';
      size = 0;
    }
    return lines;
  });
}

/** The size that most letters have. */
function commonest(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}

function isHeading({ size, text }: Line, body: number): boolean {
  return size >= body * headingSize && text.length <= longestHeading;
}

function byHeadings(lines: readonly Line[], body: number, sizes: readonly number[]): readonly Block[] {
  return group(
    lines,
    (line, before) => line.startsParagraph || isHeading(line, body) !== isHeading(before, body) || line.size !== before.size,
  ).map((part): Block => {
    const [first] = part;
    if (first === undefined || !isHeading(first, body)) return textBlock(part);
    return {
      type: 'heading',
      level: Math.min(6, sizes.indexOf(first.size) + 1),
      title: part.map(({ text }) => text).join(' '),
      lines: range(part),
    };
  });
}

function byPages(pages: readonly (readonly Line[])[]): readonly Block[] {
  return pages.flatMap((page, index): readonly Block[] => {
    const [first] = page;
    if (first === undefined) return [];
    const title: Block = { type: 'heading', level: 2, title: `Page ${index + 1}`, lines: [first.number, first.number] };
    return [title, ...group(page, (line) => line.startsParagraph).map(textBlock)];
  });
}

function group(lines: readonly Line[], isStart: (line: Line, before: Line) => boolean): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || isStart(line, before)) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

function textBlock(part: readonly Line[]): Block {
  return { type: 'text', text: part.map(({ text }) => text).join('\n'), lines: range(part) };
}

function range(part: readonly Line[]): readonly [number, number] {
  return [part[0]?.number ?? 1, part.at(-1)?.number ?? 1];
}
