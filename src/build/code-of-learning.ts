import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads what was learned, or works beside it: a change there needs no new training. */
const onlyReading = new Set(
  'router judge matters evidence follow-up trained-file trained-router fingerprint'.split(' ').map((name) => `${name}.ts`),
);

/** SHA-256 over the code that learns, hex: the shipped file is fresh when it was trained with this very code. */
export function codeOfLearning(root: string): string {
  const folder = join(root, 'src/models/local/routing');
  const hash = createHash('sha256');
  const files = globSync('**/*.ts', { cwd: folder }).filter((file) => !onlyReading.has(file));
  for (const file of files.sort()) hash.update(readFileSync(join(folder, file), 'utf8').replace(/\s+/g, ''));
  return hash.digest('hex');
}
