import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKnowledge } from '../../src/knowledge/open-knowledge.ts';
import { type Bench, BenchHome, percentile } from './measure.ts';

const documents = 10_000;

/** Ten thousand documents of 2 KB: indexed, opened again, searched. */
export const knowledge: Bench = async () => {
  using home = new BenchHome();
  const folder = join(home.folder, 'documents');
  const words = wordsOf(30_000);
  writeDocuments(folder, words);
  const open = () =>
    openKnowledge({ folders: [folder], cacheFolder: join(home.folder, 'cache'), synonyms: [], clock: { now: () => Date.now() } });

  mkdirSync(join(home.folder, 'cache'));
  const memory = process.memoryUsage().rss;
  const first = open();
  const built = await timed(() => first.refresh());
  const grown = (process.memoryUsage().rss - memory) / 1024 / 1024;
  first.close();

  const again = open();
  const reopened = await timed(() => again.search(`${words[5]} ${words[900]}`));
  const word = chooser(words, 7);
  const keywords = await searches(again, () => `${word()} ${word()}`);
  const sentences = await searches(again, () => `How do I ${word()} the ${word()} of my ${word()} when a ${word()} is ${word()}?`);
  again.close();
  return [
    `index ${documents} documents ${built.toFixed(0)} ms, ${grown.toFixed(0)} MiB more (goal 1000 ms, 60 MiB)`,
    `open and search again ${reopened.toFixed(0)} ms`,
    `search: keywords ${figures(keywords)} (goal 3 ms), sentence ${figures(sentences)} (goal 15 ms)`,
  ];
};

function figures(taken: readonly number[]): string {
  return `median ${percentile(taken, 0.5).toFixed(1)}, p99 ${percentile(taken, 0.99).toFixed(1)} ms`;
}

async function searches(open: ReturnType<typeof openKnowledge>, question: () => string): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let index = 0; index < 400; index += 1) taken.push(await timed(() => open.search(question())));
  return taken;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** Invented words, always the same: common ones stand in front. */
function wordsOf(count: number): readonly string[] {
  const syllables = ['ba', 'ke', 'lo', 'mi', 'nu', 'ra', 'se', 'to', 'vi', 'zu', 'pla', 'gre', 'sti', 'cro'];
  return Array.from({ length: count }, (_, index) => {
    const parts = [index % 14, Math.floor(index / 14) % 14, Math.floor(index / 196) % 14, Math.floor(index / 2744) % 14];
    return parts.map((part) => syllables[part]).join('');
  });
}

function writeDocuments(folder: string, words: readonly string[]): void {
  mkdirSync(folder);
  const word = chooser(words, 1);
  for (let index = 0; index < documents; index += 1) {
    const section = (title: string) => `## ${title} ${word()}\n\n${Array.from({ length: 105 }, word).join(' ')}.\n`;
    writeFileSync(join(folder, `document-${index}.md`), `# Document ${index}\n\n${section('About')}\n${section('More on')}`);
  }
}

/** Draws words, always the same from the same seed: those in front more often, as common words come up. */
function chooser(words: readonly string[], seed: number): () => string {
  let state = seed;
  return () => {
    // In whole numbers: as fractions the products lose their last digits, and the same few hundred words come round for ever.
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return words[Math.floor((state / 2 ** 32) ** 3 * words.length)] ?? '';
  };
}
