import type { Block, ContentBlock, Lines, ReadDocument } from './blocks.ts';

/** A part of a document under one heading, up to the next heading of any level. */
export interface Section {
  /** Titles down to this one, the document's own title left out; empty before the first section. */
  readonly heading: readonly string[];
  readonly level: number;
  /** Unique in the document; made of the titles alone, so it stays when other sections change: `refunds/full-refund`. */
  readonly anchor: string;
  /** From its heading to the line before the next one. The sections of a file share out all its lines. */
  readonly lines: Lines;
  readonly blocks: readonly ContentBlock[];
}

export interface Outline {
  /** The first heading, when it is one of the first level. */
  readonly title: string | undefined;
  readonly sections: readonly Section[];
}

/** Anchor of what stands before the first section. */
const topAnchor = 'top';

/** Puts blocks under their headings. Equal anchors are told apart with `~2`, `~3`, which no title can produce. */
export function outline({ blocks, lineCount }: ReadDocument): Outline {
  const first = blocks.find((block) => block.type === 'heading');
  const title = first?.level === 1 ? first : undefined;
  const drafts: Draft[] = [{ heading: [], level: 0, anchor: topAnchor, start: 1, blocks: [] }];
  const seen = new Map<string, number>([[topAnchor, 1]]);
  /** The sections that a heading may still come under, outermost first. */
  let open: readonly Draft[] = [];
  for (const block of blocks) {
    if (block === title) continue;
    if (block.type !== 'heading') {
      drafts.at(-1)?.blocks.push(block);
      continue;
    }
    open = open.filter(({ level }) => level < block.level);
    const draft = under(open.at(-1), block, seen);
    open = [...open, draft];
    drafts.push(draft);
  }
  const sections = drafts.map(({ start, ...draft }, index): Section => {
    const end = (drafts[index + 1]?.start ?? lineCount + 1) - 1;
    return { ...draft, lines: [start, end] };
  });
  return { title: title?.title, sections: sections.filter(({ lines }) => lines[1] >= lines[0]) };
}

interface Draft {
  readonly heading: readonly string[];
  readonly level: number;
  readonly anchor: string;
  readonly start: number;
  readonly blocks: ContentBlock[];
}

function under(parent: Draft | undefined, { title, level, lines }: Extract<Block, { type: 'heading' }>, seen: Map<string, number>): Draft {
  const path = parent === undefined ? slug(title) : `${parent.anchor}/${slug(title)}`;
  const times = (seen.get(path) ?? 0) + 1;
  seen.set(path, times);
  const anchor = times === 1 ? path : `${path}~${times}`;
  return { heading: [...(parent?.heading ?? []), title], level, anchor, start: lines[0], blocks: [] };
}

/** `Two-factor (2FA)` → `two-factor-2fa`. Letters and figures of any script stay. */
function slug(title: string): string {
  const spelled = title.toLowerCase().replace(/&/g, ' and ');
  // Unicode classes are several times slower, and nearly all headings can do without.
  const words = /^[\x20-\x7e]*$/.test(spelled) ? spelled.match(/[a-z0-9]+/g) : spelled.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join('-') ?? 'section';
}
