import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import type { Problem } from '../core/problem.ts';
import { decode } from './decode.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { outline } from './outline.ts';

const link = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/g;

/** Links of Markdown files that lead nowhere: to a file or a heading that is not there. The web is not asked. */
export function deadLinks(paths: readonly string[], show: (path: string) => string): readonly Problem[] {
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (path: string) => {
    const known = anchors.get(path) ?? headingAnchors(decode(readFileSync(path)));
    anchors.set(path, known);
    return known;
  };
  return paths.filter(isMarkdown).flatMap((path) =>
    linksOf(decode(readFileSync(path))).flatMap(({ target, line, column }) => {
      const why = whyDead(path, target, anchorsOf);
      return why === undefined ? [] : [{ severity: 'error', file: show(path), line, column, message: why } as const];
    }),
  );
}

interface Link {
  readonly target: string;
  readonly line: number;
  readonly column: number;
}

function linksOf(text: string): readonly Link[] {
  const lines = text.split(/\r\n|\r|\n/);
  for (const block of markdownBlocks(text).blocks) {
    if (block.type === 'code' || block.type === 'hidden') lines.fill('', block.lines[0] - 1, block.lines[1]);
  }
  return lines.flatMap((source, index) =>
    [...source.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length)).matchAll(link)].map((match) => ({
      target: match[1] ?? match[2] ?? '',
      line: index + 1,
      column: match.index + 1,
    })),
  );
}

function whyDead(from: string, target: string, anchorsOf: (path: string) => ReadonlySet<string>): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return undefined;
  const [, name = '', anchor] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(target) ?? [];
  const path = name === '' ? from : resolve(dirname(from), decoded(name));
  if (!existsSync(path)) return `the link leads to ${name}, which is not there`;
  if (anchor === undefined || anchor === '' || !isMarkdown(path)) return undefined;
  return anchorsOf(path).has(decoded(anchor))
    ? undefined
    : `the link leads to #${anchor}, and ${name === '' ? 'this document' : name} has no such heading`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray per cent sign: then it means itself.
    return text;
  }
}

/** What links may call the headings of a document: as GitHub makes it, as our own anchors are, or an id that is written there. */
function headingAnchors(text: string): ReadonlySet<string> {
  const { blocks, lineCount } = markdownBlocks(text);
  const anchors = new Set<string>(outline({ blocks, lineCount }).sections.map(({ anchor }) => anchor));
  const times = new Map<string, number>();
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    const slug = block.title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    const before = times.get(slug) ?? 0;
    times.set(slug, before + 1);
    anchors.add(before === 0 ? slug : `${slug}-${before}`);
  }
  for (const [, id] of text.matchAll(/(?:<a\s[^>]*?(?:id|name)="|\{#)([\w-]+)["}]/g)) if (id !== undefined) anchors.add(id);
  return anchors;
}

function isMarkdown(path: string): boolean {
  return ['.md', '.markdown'].includes(extname(path).toLowerCase());
}
