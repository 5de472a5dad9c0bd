import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKnowledge } from '../../src/knowledge/open-knowledge.ts';
import { type Bench, BenchHome, percentile } from './measure.ts';

const documents = 10_000;

/** Ten thousand documents of 2 KB: indexed, opened again, searched. */
export const knowledge: Bench = async () => {
  using home = new BenchHome();
  const folder = join(home.folder, 'documents');
  const words = wordsOf(3000);
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
  const keywords = await searches(again, 400, (index) => `${words[index % 900]} ${words[(index * 7) % 3000]}`);
  const sentences = await searches(again, 400, (index) =>
    Array.from({ length: 12 }, (_, at) => words[(index * 13 + at * 37) % 3000]).join(' '),
  );
  again.close();
  return [
    `index ${documents} documents ${built.toFixed(0)} ms, ${grown.toFixed(0)} MiB more (goal 1000 ms, 60 MiB)`,
    `open and search again ${reopened.toFixed(0)} ms`,
    `search p99: keywords ${percentile(keywords, 0.99).toFixed(1)} ms, sentence ${percentile(sentences, 0.99).toFixed(1)} ms (goal 3 and 15 ms)`,
  ];
};

async function searches(
  open: ReturnType<typeof openKnowledge>,
  times: number,
  question: (index: number) => string,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) taken.push(await timed(() => open.search(question(index))));
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
    const parts = [index % 14, Math.floor(index / 14) % 14, Math.floor(index / 196) % 14, (index * 5) % 14];
    return parts.map((part) => syllables[part]).join('');
  });
}

function writeDocuments(folder: string, words: readonly string[]): void {
  mkdirSync(folder);
  let state = 1;
  // Low numbers come up more often, as common words do.
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) ** 3 * words.length);
  };
  for (let index = 0; index < documents; index += 1) {
    const section = (title: string) => `## ${title} ${words[next()]}\n\n${Array.from({ length: 105 }, () => words[next()]).join(' ')}.\n`;
    writeFileSync(join(folder, `document-${index}.md`), `# Document ${index}\n\n${section('About')}\n${section('More on')}`);
  }
}
