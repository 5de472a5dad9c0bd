/** A passage taken apart into what can answer a question. Every part knows its words in the file: `quote`. */
export type Part =
  | { readonly type: 'sentence'; readonly text: string; readonly quote: string }
  | {
      readonly type: 'item';
      readonly text: string;
      readonly quote: string;
      /** Of a numbered list. */
      readonly ordered: boolean;
      /** Which list of the passage it belongs to. */
      readonly list: number;
    }
  | {
      readonly type: 'row';
      readonly table: number;
      readonly header: readonly string[];
      readonly cells: readonly string[];
      readonly text: string;
      readonly quote: string;
    }
  | { readonly type: 'code'; readonly text: string; readonly quote: string };

/** The parts of a passage in order. Plain text only has sentences. */
export function partsOf(text: string): readonly Part[] {
  const lines = text.split('\n');
  const parts: Part[] = [];
  let list = 0;
  let table = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (line.trim() === '') at += 1;
    else if (isTableStart(lines, at)) {
      const end = endOf(lines, at + 2, (other) => other.includes('|'));
      parts.push(...rowsOf(lines.slice(at, end), table));
      table += 1;
      at = end;
    } else if (fence.test(line)) {
      const end = endOf(lines, at + 1, (other) => !fence.test(other)) + 1;
      const code = lines.slice(at + 1, end - 1).join('\n');
      if (code.trim() !== '') parts.push({ type: 'code', text: code, quote: code });
      at = end;
    } else if (itemMark.test(line)) {
      const end = endOf(lines, at, (other) => itemMark.test(other) || /^\s{2,}\S/.test(other));
      parts.push(...itemsOf(lines.slice(at, end), list));
      list += 1;
      at = end;
    } else {
      const end = endOf(
        lines,
        at + 1,
        (other, index) => other.trim() !== '' && !itemMark.test(other) && !fence.test(other) && !isTableStart(lines, index),
      );
      parts.push(...sentencesOf(lines.slice(at, end).join('\n')));
      at = end;
    }
  }
  return parts;
}

const fence = /^\s*(?:```|~~~)/;
const itemMark = /^\s{0,3}(?:[-*+]|(\d{1,3})[.)])\s+/;

function isTableStart(lines: readonly string[], at: number): boolean {
  return (lines[at] ?? '').includes('|') && /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('|');
}

function endOf(lines: readonly string[], from: number, belongs: (line: string, index: number) => boolean): number {
  let at = from;
  while (at < lines.length && belongs(lines[at] ?? '', at)) at += 1;
  return at;
}

function rowsOf(lines: readonly string[], table: number): readonly Part[] {
  const header = cellsOf(lines[0] ?? '');
  return lines.slice(2).flatMap((line): readonly Part[] => {
    const cells = cellsOf(line);
    if (cells.every((cell) => cell === '')) return [];
    return [
      {
        type: 'row',
        table,
        header,
        cells,
        text: cells.join(' | '),
        quote: line
          .trim()
          .replace(/^\||\|$/g, '')
          .trim(),
      },
    ];
  });
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function itemsOf(lines: readonly string[], list: number): readonly Part[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (itemMark.test(line)) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items.map((item): Part => {
    const whole = item.join('\n');
    const quote = whole.replace(itemMark, '').trim();
    return { type: 'item', list, ordered: /^\s{0,3}\d/.test(whole), text: quote.replace(/\s+/g, ' '), quote };
  });
}

/** Cut where a full stop is followed by a capital letter; abbreviations and figures stay whole. */
function sentencesOf(paragraph: string): readonly Part[] {
  return paragraph
    .split(/(?<=[.!?]["”)]?)\s+(?=["“(`*]*[\p{Lu}\d])(?<!\b(?:e\.g|i\.e|etc|vs|Inc|No|approx)\.\s+)/u)
    .map((raw) => raw.trim())
    .filter((raw) => raw !== '')
    .map((quote): Part => ({ type: 'sentence', text: quote.replace(/\s+/g, ' '), quote }));
}
