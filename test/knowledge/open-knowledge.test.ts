import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import type { Synonyms } from '../../src/core/agent.ts';
import { type OpenKnowledge, openKnowledge } from '../../src/knowledge/open-knowledge.ts';

/** Well after any file of a test was written: no stamp counts as fresh. */
const clock = { now: () => Date.now() + 60_000 };
const opened: OpenKnowledge[] = [];
afterEach(() => {
  for (const knowledge of opened.splice(0)) knowledge.close();
});

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), 'frontdesk-docs-'));
  for (const [name, content] of Object.entries(files)) write(path, name, content);
  return path;
}

function write(root: string, name: string, content: string | Uint8Array): void {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), content);
}

function open(folders: readonly string[], options: { cacheFolder?: string; synonyms?: Synonyms } = {}): OpenKnowledge {
  const knowledge = openKnowledge({ folders, cacheFolder: options.cacheFolder, synonyms: options.synonyms ?? [], clock });
  opened.push(knowledge);
  return knowledge;
}

const cacheFolder = () => mkdtempSync(join(tmpdir(), 'frontdesk-cache-'));
const anchors = async (knowledge: OpenKnowledge, question: string) =>
  (await knowledge.search(question)).map(({ document, anchor }) => `${document}#${anchor}`);

const docs = {
  'billing.md':
    '# Billing\n\n## Refunds\n\n### Processing time\n\nA refund to a card takes 5-10 business days.\n\n### Limits\n\nUp to $500.\n\n## Invoices\n\nInvoices are sent by email.\n',
  'guides/setup.md': '# Setup\n\n## Slack integration\n\nConnect Slack in the settings.\n',
  'notes.txt': 'The office closes at noon.\n\nParking is behind the house.\n',
};

test('a passage knows its document, heading, anchor, lines and the hash of its file', async () => {
  const [passage] = await open([folder(docs)]).search('how long does a refund to my card take');
  expect(passage).toEqual({
    document: 'billing',
    anchor: 'refunds/processing-time',
    heading: ['Refunds', 'Processing time'],
    lines: [7, 7],
    text: 'A refund to a card takes 5-10 business days.',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('documents are named by their path without the extension, their passages come in order', async () => {
  const knowledge = open([folder(docs)]);
  expect(await knowledge.documents()).toEqual(['billing', 'guides/setup', 'notes']);
  expect((await knowledge.passages('billing'))?.map(({ anchor }) => anchor)).toEqual([
    'refunds/processing-time',
    'refunds/limits',
    'invoices',
  ]);
  expect((await knowledge.passages('notes'))?.map(({ anchor, lines }) => [anchor, lines])).toEqual([['top', [1, 3]]]);
  expect(await knowledge.passages('nothing')).toBeUndefined();
});

test('stems, synonyms, beginnings and slips of the keyboard find what is meant', async () => {
  const knowledge = open([folder(docs)], {
    synonyms: [
      ['refund', 'money back'],
      ['invoice', 'bill'],
    ],
  });
  expect((await anchors(knowledge, 'refunding cards'))[0]).toBe('billing#refunds/processing-time');
  expect((await anchors(knowledge, 'When do I get my money back?'))[0]).toMatch(/^billing#refunds/);
  expect((await anchors(knowledge, 'bills'))[0]).toBe('billing#invoices');
  expect(await anchors(knowledge, 'integr')).toEqual(['guides/setup#slack-integration']);
  expect((await anchors(knowledge, 'invioces'))[0]).toBe('billing#invoices');
});

test('what stands nowhere finds nothing, and no question breaks the search', async () => {
  const knowledge = open([folder(docs)]);
  for (const question of ['zeppelin', '', '   ', '"', 'NEAR(a b)', 'a* OR -b', '"unclosed', '🦊', `${'x'.repeat(100_000)}`, '\u0000']) {
    expect(await knowledge.search(question)).toEqual([]);
  }
  expect(await anchors(knowledge, 'refund AND ) OR "card')).toContain('billing#refunds/processing-time');
});

test('numbers are found however they are written', async () => {
  const knowledge = open([
    folder({ 'a.md': '## Calls\n\nUp to 10,000 calls.\n', 'b.md': '## Rows\n\nUp to 25000 rows.\n', 'c.md': '## Ten\n\nTen, 10.\n' }),
  ]);
  for (const question of ['10000', '10,000', 'what about 10,000?']) expect(await anchors(knowledge, question)).toEqual(['a#calls']);
  for (const question of ['25000', '25,000']) expect(await anchors(knowledge, question)).toEqual(['b#rows']);
});

test('limit and documents narrow the search', async () => {
  const knowledge = open([folder(docs)]);
  expect(await knowledge.search('refund invoice slack office', { limit: 2 })).toHaveLength(2);
  expect(await anchors(knowledge, 'x')).toEqual([]);
  const found = await knowledge.search('refund invoice slack office', { documents: ['notes', 'guides/setup'] });
  expect(new Set(found.map(({ document }) => document))).toEqual(new Set(['notes', 'guides/setup']));
});

test('only what changed is read again, and a search sees it at once', async () => {
  const root = folder(docs);
  const cache = cacheFolder();
  const knowledge = open([root], { cacheFolder: cache });
  expect(await anchors(knowledge, 'refund')).toHaveLength(2);
  write(root, 'billing.md', docs['billing.md'].replace('5-10 business days', 'a fortnight'));
  expect((await knowledge.search('refund card'))[0]?.text).toContain('a fortnight');
  write(root, 'new/deep/cats.md', '## Cats\n\nCats are welcome.\n');
  expect(await anchors(knowledge, 'cats')).toEqual(['new/deep/cats#cats']);
  renameSync(join(root, 'new/deep/cats.md'), join(root, 'new/pets.md'));
  expect(await anchors(knowledge, 'cats')).toEqual(['new/pets#cats']);
  rmSync(join(root, 'new'), { recursive: true });
  expect(await anchors(knowledge, 'cats')).toEqual([]);
  expect(await knowledge.documents()).toEqual(['billing', 'guides/setup', 'notes']);
});

test('a file that is written again at once, with the same size, is still seen', async () => {
  const root = folder({ 'a.md': '## A\n\nAlpha.\n' });
  const knowledge = openKnowledge({ folders: [root], cacheFolder: undefined, synonyms: [], clock: { now: () => Date.now() } });
  opened.push(knowledge);
  expect(await anchors(knowledge, 'alpha')).toEqual(['a#a']);
  write(root, 'a.md', '## A\n\nOmega.\n');
  expect(await anchors(knowledge, 'omega')).toEqual(['a#a']);
  expect(await anchors(knowledge, 'alpha')).toEqual([]);
});

test('two documents of one name are told apart', async () => {
  const one = folder({ 'guide.md': '## One\n\nFirst.\n', 'guide.txt': 'Second.\n' });
  const two = folder({ 'guide.md': '## Three\n\nThird.\n' });
  const knowledge = open([one, two]);
  const documents = await knowledge.documents();
  expect(new Set(documents).size).toBe(3);
  expect(documents).toContain('guide');
  expect(await anchors(knowledge, 'second')).toEqual(['guide.txt#top']);
});

test('the index outlives the process, and two at once build it without harm', async () => {
  const root = folder(
    Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`d${index}.md`, `## Topic ${index}\n\nWords about thing${index}.\n`])),
  );
  const cache = cacheFolder();
  const [first, second] = [open([root], { cacheFolder: cache }), open([root], { cacheFolder: cache })];
  expect(await Promise.all([anchors(first, 'thing7'), anchors(second, 'thing8')])).toEqual([['d7#topic-7'], ['d8#topic-8']]);
  expect(await open([root], { cacheFolder: cache }).documents()).toHaveLength(40);
});

test('processes that build one index at the same time all find everything, and it is sound afterwards', async () => {
  const root = folder(
    Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`d${index}.md`, `## Topic ${index}\n\nWords about thing${index}.\n`])),
  );
  const cache = cacheFolder();
  const script = new URL('search-in-process.ts', import.meta.url).pathname;
  const run = promisify(execFile);
  const outputs = await Promise.all([1, 150, 299].map((index) => run(process.execPath, [script, root, cache, `thing${index}`])));
  expect(outputs.map(({ stdout }) => stdout)).toEqual(['d1#topic-1', 'd150#topic-150', 'd299#topic-299']);
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(join(cache, readdirSync(cache).find((name) => name.endsWith('.db')) ?? ''));
  database.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  expect(database.prepare('SELECT count(*) AS n FROM passages').get()).toEqual({ n: 300 });
  database.close();
});

test('a damaged index, and one of another version, are made anew without a word', async () => {
  const root = folder(docs);
  const cache = cacheFolder();
  open([root], { cacheFolder: cache });
  const before = open([root], { cacheFolder: cache });
  await before.refresh();
  before.close();
  const file = join(cache, readdirSync(cache).find((name) => name.endsWith('.db')) ?? '');
  writeFileSync(file, 'this is no database, but it is long enough to be looked at as one '.repeat(100));
  expect(await anchors(open([root], { cacheFolder: cache }), 'invoices')).toEqual(['billing#invoices']);
});

test('an index that turns out to be damaged in the middle is made anew', async () => {
  const root = folder(docs);
  const cache = cacheFolder();
  const first = open([root], { cacheFolder: cache });
  await first.refresh();
  first.close();
  const file = join(cache, readdirSync(cache).find((name) => name.endsWith('.db')) ?? '');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xff, 8192));
  expect(await anchors(open([root], { cacheFolder: cache }), 'invoices')).toEqual(['billing#invoices']);
});

test('where nothing can be written the index is kept in memory', async () => {
  const cache = cacheFolder();
  chmodSync(cache, 0o500);
  writeFileSync(join(tmpdir(), 'not-a-folder'), '');
  expect(await anchors(open([folder(docs)], { cacheFolder: join(tmpdir(), 'not-a-folder', 'x') }), 'invoices')).toEqual([
    'billing#invoices',
  ]);
});

test('a folder that is not there is named', () => {
  expect(() => open(['/nowhere/docs'])).toThrow('The knowledge folder /nowhere/docs is not there.');
});

test('a document that cannot be read is listed with the reason, the others are found', async () => {
  const knowledge = open([folder({ ...docs, 'broken.pdf': 'no pdf', 'picture.md': new Uint8Array([0x89, 0x50, 0, 0, 1]) })]);
  expect(await anchors(knowledge, 'invoices')).toEqual(['billing#invoices']);
  const problems = (await knowledge.files())
    .filter(({ problem }) => problem !== '')
    .map(({ document, problem }) => `${document}: ${problem}`);
  expect(problems).toEqual([
    expect.stringMatching(/^broken: it cannot be read as PDF/),
    'picture: it is not a text file, in spite of its name',
  ]);
});
