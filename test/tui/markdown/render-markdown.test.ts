import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishedBlocks } from '../../../src/tui/markdown/finished-blocks.ts';
import { renderMarkdown } from '../../../src/tui/markdown/render-markdown.ts';
import { lineText } from '../../../src/tui/text/span.ts';
import { lineWidth } from '../../../src/tui/text/width.ts';

const shown = (markdown: string, width = 40) => renderMarkdown(markdown, width).map((line) => lineText(line).trimEnd());

const block = fc.constantFrom(
  'A paragraph with **bold** and `code` and a [link](https://example.com).\n\n',
  '# Heading\n\n',
  '- one\n- two\n  - nested\n\n',
  '1. first\n2. second\n\n',
  '> a quote\n> goes on\n\n',
  '```ts\nconst x = 1;\n\nconst y = 2;\n```\n\n',
  '| Plan | Price |\n|---|--:|\n| Basic | $9 |\n| 専門 | $1,200 |\n\n',
  '日本語のとても長い文章がここにあります。\n\n',
  'مرحبا بالعالم\n\n',
  'unfinished **bold and `code\n',
  '---\n\n',
);
const document = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join(''));

test('property: never wider than the room, whatever the text', () => {
  fc.assert(
    fc.property(fc.oneof(document, fc.string({ unit: 'grapheme' })), fc.integer({ min: 8, max: 120 }), (markdown, width) => {
      for (const line of renderMarkdown(markdown, width)) expect(lineWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});

test('property: parted while it streams, it reads as it does in one piece', () => {
  fc.assert(
    fc.property(document, fc.array(fc.nat(400), { maxLength: 12 }), (markdown, cuts) => {
      const edges = [...new Set([0, ...cuts.map((cut) => Math.min(cut, markdown.length)), markdown.length])].sort((a, b) => a - b);
      const pieces: string[] = [];
      let tail = '';
      for (const [index, edge] of edges.entries()) {
        tail += markdown.slice(edges[index - 1] ?? 0, edge);
        const { finished, rest } = finishedBlocks(tail);
        if (finished !== '') pieces.push(finished);
        tail = rest;
      }
      pieces.push(tail);
      expect(pieces.join('')).toBe(markdown);
      const lines = pieces.flatMap((piece) => shown(piece)).filter((line) => line !== '');
      expect(lines).toEqual(shown(markdown).filter((line) => line !== ''));
    }),
  );
});

test('a table shrinks its widest column, and stacks where even that does not help', () => {
  const table = '| Plan | What it is for |\n|---|---|\n| Basic | small teams that begin to plan their work |';
  expect(shown(table, 30)).toEqual([
    'Plan  │ What it is for',
    `──────┼─${'─'.repeat(22)}`,
    'Basic │ small teams that begin',
    '      │ to plan their work',
  ]);
  expect(shown(table, 13)[0]).toBe('Plan: Basic');
});

test('a link always shows where it leads', () => {
  expect(shown('[https://bank.example](https://evil.example)')).toEqual(['https://bank.example', '(https://evil.example)']);
  expect(shown('<https://same.example>')).toEqual(['https://same.example']);
});

test('nested lists, tasks and numbers', () => {
  expect(shown('1. one\n2. two\n   - inner\n\n- [x] done\n- [ ] open')).toEqual([
    '1. one',
    '2. two',
    '   ◦ inner',
    '',
    '• ☑ done',
    '• ☐ open',
  ]);
});

test('a line break stays one: a reply is a letter', () => {
  expect(shown('Kind regards,\nMaya')).toEqual(['Kind regards,', 'Maya']);
});

test('code keeps its spaces and its control characters are shown', () => {
  expect(shown('```\n  a\x1b[31m\n```')).toEqual(['    a␛[31m']);
});
