import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';

/**
 * `npm run eval`: how good the demo team is, with the engine that the program would use. The letters of the files tell
 * who wrote them. What is untouched is never read while the engine is made better: only its figures are looked at.
 */
const parts = {
  'Conversations, with the decisions of the operator': globSync('test/eval/scenarios/*.yml').sort(),
  'Tuned: messages and questions the engine was made better with': filesOf('c', 'e', 'f', 'h', 'i', 'j', 'l', 'm', 'p'),
  'Untouched: messages and questions nobody reads while tuning': ['--figures', ...filesOf('d', 'g', 'k', 'n', 'q')],
  'Untouched: conversations': ['--figures', ...globSync('test/eval/untouched/*.yml').sort()],
};

function filesOf(...authors: readonly string[]): readonly string[] {
  const files = ['messages', 'questions'].flatMap((kind) => authors.map((author) => `test/eval/${kind}/${author}.jsonl`));
  return files.filter((file) => existsSync(file));
}

for (const [title, words] of Object.entries(parts)) {
  process.stdout.write(`\n## ${title}\n\n`);
  const { status } = spawnSync(process.execPath, ['bin/frontdesk.js', 'eval', ...words, '--min', '0', ...process.argv.slice(2)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
