import { Parser } from 'htmlparser2';
import type { Block, ReadDocument } from './blocks.ts';

/** Elements whose content is not part of the text. */
const left = new Set(['script', 'style', 'noscript', 'template', 'svg', 'title', 'nav', 'iframe', 'object', 'select', 'button']);
/** Elements that stand on lines of their own: what is before and after them are different paragraphs. */
const blockElements = new Set(
  `address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html
  li main ol p pre section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
);

/** The text of an HTML page in blocks, with the lines of the source. Tables become Markdown tables. Total: any text is some page. */
export function htmlBlocks(html: string): ReadDocument {
  const page = new Page(html);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes, parser.startIndex),
      onclosetag: (name) => page.close(name, parser.startIndex),
      ontext: (text) => page.text(text, parser.startIndex),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return { blocks: page.finish(), lineCount: page.lineCount };
}

class Page {
  readonly #blocks: Block[] = [];
  readonly #lineStarts: readonly number[];
  #ignored = 0;
  #text = '';
  /** Offsets of the first and last words of the text that is being gathered. */
  #span: readonly [number, number] | undefined;
  #item = false;
  #preformatted = 0;
  #table: { readonly rows: string[][]; readonly start: number; depth: number } | undefined;

  constructor(html: string) {
    this.#lineStarts = [0, ...[...html.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, at: number): void {
    if (left.has(name)) this.#ignored++;
    if (this.#ignored > 0) return;
    if (name === 'table') this.#openTable(at);
    else if (this.#table !== undefined) this.#openInTable(name);
    else if (blockElements.has(name)) this.#flush('text');
    if (name === 'li') this.#item = true;
    if (name === 'pre') this.#preformatted++;
    if (name === 'br') this.text('\n', at, true);
    if (name === 'img') this.text(attributes['alt'] ?? '', at);
  }

  close(name: string, at: number): void {
    if (left.has(name)) this.#ignored = Math.max(0, this.#ignored - 1);
    else if (this.#ignored > 0) return;
    else if (this.#table !== undefined) this.#closeInTable(name, at);
    else if (/^h[1-6]$/.test(name)) this.#flush('heading', Number(name.slice(1)));
    else if (name === 'pre') this.#flush('code');
    else if (blockElements.has(name)) this.#flush('text');
    if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted - 1);
  }

  text(text: string, at: number, asItIs = false): void {
    if (this.#ignored > 0 || text === '') return;
    if (text.trim() !== '') this.#span = [this.#span?.[0] ?? at + text.search(/\S/), at + text.trimEnd().length];
    this.#text += asItIs || this.#preformatted > 0 ? text : text.replace(/\s+/g, ' ');
  }

  finish(): readonly Block[] {
    if (this.#table !== undefined) this.#closeTable();
    this.#flush('text');
    return this.#blocks;
  }

  #flush(type: 'text' | 'code' | 'heading', level = 1): void {
    const text = this.#preformatted > 0 ? this.#text.replace(/^\n+|\s+$/g, '') : tidy(this.#text);
    const span = this.#span;
    this.#text = '';
    this.#span = undefined;
    if (text === '' || span === undefined) return;
    const lines = [this.#lineOf(span[0]), this.#lineOf(span[1])] as const;
    if (type === 'heading') this.#blocks.push({ type, level, title: text.replace(/\s+/g, ' '), lines });
    else if (type === 'text' && this.#item) this.#blocks.push({ type: 'item', text: `- ${text}`, lines });
    else this.#blocks.push({ type, text, lines });
    this.#item = false;
  }

  #openTable(at: number): void {
    if (this.#table === undefined) {
      this.#flush('text');
      this.#table = { rows: [], start: at, depth: 1 };
    } else this.#table.depth++;
  }

  #openInTable(name: string): void {
    const { rows = [], depth = 0 } = this.#table ?? {};
    if (depth === 1 && name === 'tr') rows.push([]);
    if (depth === 1 && (name === 'td' || name === 'th')) this.#text = '';
    else this.#text += blockElements.has(name) ? ' ' : '';
  }

  #closeInTable(name: string, at: number): void {
    const table = this.#table;
    if (table === undefined) return;
    if (name === 'table' && --table.depth === 0) {
      this.#span = [table.start, at];
      this.#closeTable();
    } else if (table.depth === 1 && (name === 'td' || name === 'th')) {
      table.rows.at(-1)?.push(tidy(this.#text).replace(/\s+/g, ' ').replaceAll('|', '\\|'));
      this.#text = '';
    } else if (table.depth === 1 && name === 'caption') {
      const text = tidy(this.#text);
      this.#text = '';
      const line = this.#lineOf(table.start);
      if (text !== '') this.#blocks.push({ type: 'text', text, lines: [line, line] });
    }
  }

  #closeTable(): void {
    const [from, to] = this.#span ?? [this.#table?.start ?? 0, this.#table?.start ?? 0];
    const rows = (this.#table?.rows ?? []).filter(({ length }) => length > 0);
    this.#table = undefined;
    this.#text = '';
    this.#span = undefined;
    const [header, ...others] = rows;
    if (header === undefined) return;
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const text = [line(header), line(header.map(() => '---')), ...others.map(line)].join('\n');
    this.#blocks.push({ type: 'table', text, lines: [this.#lineOf(from), this.#lineOf(to)] });
  }

  #lineOf(offset: number): number {
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
}
