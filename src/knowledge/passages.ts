import type { ContentBlock, Lines } from './blocks.ts';
import type { Section } from './outline.ts';

/** A passage before it is known which document it belongs to. */
export interface PassageDraft {
  readonly anchor: string;
  readonly heading: readonly string[];
  readonly lines: Lines;
  readonly text: string;
}

/** In characters: what fits on a screen and into a citation. */
const longest = 1500;

/** A section as passages: whole when it is short, else cut between blocks. A table is never cut: its figures need their header. */
export function passagesOf({ anchor, heading, blocks }: Section): readonly PassageDraft[] {
  const groups: ContentBlock[][] = [];
  let length = 0;
  for (const block of blocks.flatMap(cut)) {
    const group = groups.at(-1);
    if (group === undefined || length + block.text.length > longest) {
      groups.push([block]);
      length = block.text.length;
    } else {
      group.push(block);
      length += block.text.length;
    }
  }
  return groups.map((group) => ({ anchor, heading, ...join(group) }));
}

function cut(block: ContentBlock): readonly ContentBlock[] {
  if (block.type === 'hidden') return [];
  if (block.type === 'table' || block.text.length <= longest) return [block];
  return block.text.split('\n').flatMap((text, index): readonly ContentBlock[] => {
    // A block with fewer lines in its file than in its text comes from a format that is not read line by line.
    const line = Math.min(block.lines[0] + index, block.lines[1]);
    return pieces(text).map((piece) => ({ type: block.type, text: piece, lines: [line, line] }));
  });
}

/** A very long line, cut after sentences, or between words where there is none. */
function pieces(line: string): readonly string[] {
  const found: string[] = [];
  let rest = line;
  while (rest.length > longest) {
    const window = rest.slice(0, longest);
    const sentence = Math.max(...['. ', '? ', '! ', '; '].map((end) => window.lastIndexOf(end) + 1));
    const space = window.lastIndexOf(' ');
    const end = sentence > longest / 3 ? sentence : space > longest / 3 ? space : longest;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...found, rest];
}

function join(group: readonly ContentBlock[]): { readonly lines: Lines; readonly text: string } {
  let text = '';
  let last = 0;
  for (const block of group) {
    const gap = text === '' ? '' : block.lines[0] <= last + 1 ? '\n' : '\n\n';
    text += gap + block.text;
    last = block.lines[1];
  }
  return { lines: [group[0]?.lines[0] ?? 1, last], text };
}
