import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownBlocks } from '../../src/knowledge/markdown-blocks.ts';
import { outline, type Section } from '../../src/knowledge/outline.ts';
import { passagesOf } from '../../src/knowledge/passages.ts';

const sectionsOf = (text: string) => outline(markdownBlocks(text)).sections;
const shape = ({ heading, anchor, lines }: Section) => [heading.join(' › '), anchor, ...lines];

test('headings nest, the title of the document is not part of the path', () => {
  const { title, sections } = outline(markdownBlocks('# Billing\n\nIntro.\n\n## Refunds\n\n### Full refund\nAll.\n\n## Taxes & VAT\n'));
  expect(title).toBe('Billing');
  expect(sections.map(shape)).toEqual([
    ['', 'top', 1, 4],
    ['Refunds', 'refunds', 5, 6],
    ['Refunds › Full refund', 'refunds/full-refund', 7, 9],
    ['Taxes & VAT', 'taxes-and-vat', 10, 11],
  ]);
});

test('equal titles under one parent are told apart, a title that looks like it is not', () => {
  const anchors = sectionsOf('## Notes\n## Notes\n### A\n## Notes 2\n## ???\n## Section\n## Top\n').map(({ anchor }) => anchor);
  expect(anchors).toEqual(['notes', 'notes~2', 'notes~2/a', 'notes-2', 'section', 'section~2', 'top~2']);
});

test.each([
  ['in fenced code', '## A\n```sh\n# not a heading\n```\n## B'],
  ['in an unclosed fence', '## A\n## B\n~~~\n# not a heading\n```\n# nor this'],
  ['in a comment', '## A\n<!--\n# not a heading\n-->\n## B'],
  ['in front matter', '---\n# not: a heading\n---\n## A\n## B'],
  ['indented as code', '## A\n\n    # not a heading\n\n## B'],
  ['in a quotation', '## A\n\n> # not a heading\n\n## B'],
  ['underlined', 'A\n---\ntext\n\nB\n---\n'],
  ['with closing marks and markup', '## **A** ##\n## `B` {#b}\n'],
])('headings %s', (_title, text) => {
  expect(sectionsOf(text).flatMap(({ heading }) => heading)).toEqual(['A', 'B']);
});

const line = fc.oneof(
  fc.constantFrom(
    '',
    '# One',
    '## Two',
    '### Two',
    '## Two',
    '#### Deep *down*',
    '---',
    '===',
    '```',
    '~~~~',
    '<!--',
    '-->',
    '| a | b |',
    '|---|---|',
    '- item',
    '  more',
    '1. step',
    '> quoted',
    '\ttab',
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, ' ')),
);
const markdown = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'));

test('every line of a file belongs to exactly one section', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const covered = sectionsOf(text).flatMap(({ lines: [from, to] }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      );
      expect(covered).toEqual(text.split('\n').map((_, index) => index + 1));
    }),
  );
});

test('anchors are unique', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const anchors = sectionsOf(text).map(({ anchor }) => anchor);
      expect(new Set(anchors).size).toBe(anchors.length);
    }),
  );
});

test('passages stand in their section, in order, as they are in the file, and none of its words are lost', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const lines = text.split('\n');
      for (const section of sectionsOf(text)) {
        let last = section.lines[0] - 1;
        for (const passage of passagesOf(section)) {
          expect(passage.lines[0]).toBeGreaterThan(last);
          expect(passage.lines[1]).toBeLessThanOrEqual(section.lines[1]);
          const raw = lines.slice(passage.lines[0] - 1, passage.lines[1]).join('\n');
          for (const part of passage.text.split('\n')) expect(raw).toContain(part);
          last = passage.lines[1];
        }
      }
    }),
  );
});

test('anchors stay when another section is added, removed or rewritten', () => {
  const title = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
  const body = fc.stringMatching(/^[a-z ]{0,20}$/);
  const sections = fc.uniqueArray(fc.record({ title, body }), { minLength: 1, maxLength: 8, selector: ({ title }) => title });
  fc.assert(
    fc.property(sections, fc.nat(), body, (all, pick, rewritten) => {
      const write = (parts: typeof all) => `# Title\n\n${parts.map((part) => `## ${part.title}\n\n${part.body}\n`).join('\n')}`;
      const changed = all.flatMap((part, index) => (index === pick % all.length ? [] : [{ ...part, body: rewritten }]));
      const before = new Map(sectionsOf(write(all)).map(({ heading, anchor }) => [heading.join('/'), anchor]));
      for (const { heading, anchor } of sectionsOf(write(changed))) expect(before.get(heading.join('/'))).toBe(anchor);
    }),
  );
});

test('a long section is cut between blocks, and a table stays whole with its header', () => {
  const paragraph = `${'word '.repeat(120)}\n`;
  const table = `| Name | Value |\n| --- | --- |\n${Array.from({ length: 80 }, (_, row) => `| row ${row} | ${'x'.repeat(20)} |`).join('\n')}\n`;
  const [section] = sectionsOf(`## A\n\n${paragraph}\n${paragraph}\n${paragraph}\n${table}\nAfter.\n`);
  const passages = section === undefined ? [] : passagesOf(section);
  expect(passages.map(({ text }) => text.slice(0, 4))).toEqual(['word', 'word', '| Na', 'Afte']);
  expect(passages[2]?.text.split('\n')).toHaveLength(82);
});

test('a line without end is cut after sentences', () => {
  const [section] = sectionsOf(`## A\n\n${'This is one sentence of the text. '.repeat(200)}`);
  const passages = section === undefined ? [] : passagesOf(section);
  expect(passages.length).toBeGreaterThan(3);
  for (const { text, lines } of passages) {
    expect(text.length).toBeLessThanOrEqual(1500);
    expect(text.trimEnd()).toMatch(/\.$/);
    expect(lines).toEqual([3, 3]);
  }
});
