import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { parseExamples } from './examples.ts';
import type { RouterSources } from './router.ts';
import { trainRouter } from './train-router.ts';
import type { TrainedRouter } from './trained-router.ts';

/**
 * What was learned from these examples: found in one of the folders, by content hash, or learned now and kept in the
 * last of them. `build` names the program that learns: another one may learn otherwise from the same examples.
 * Without it (in tests) nothing is kept.
 */
export function learnedRouter(sources: RouterSources, folders: readonly string[], build: string | undefined): TrainedRouter {
  if (build === undefined) return learn(sources);
  const name = fileName(sources, build);
  for (const folder of folders) {
    const found = read(join(folder, name));
    if (found !== undefined) return found;
  }
  const trained = learn(sources);
  const last = folders.at(-1);
  if (last !== undefined) keepRouter(last, name, trained);
  return trained;
}

export function learn({ examples, specialists }: RouterSources): TrainedRouter {
  return trainRouter(parseExamples(examples, [...specialists, 'clarify']));
}

/** `routing-<hash>.bin`: the same examples, specialists and program give the same name. */
export function fileName({ examples, specialists }: RouterSources, build: string): string {
  const hash = createHash('sha256').update(JSON.stringify([build, specialists, [...examples]]));
  return `routing-${hash.digest('hex').slice(0, 32)}.bin`;
}

/** Written beside and renamed, so that no reader sees half of it. */
export function keepRouter(folder: string, name: string, trained: TrainedRouter): void {
  try {
    mkdirSync(folder, { recursive: true });
    const draft = join(folder, `${name}.${randomUUID()}`);
    writeFileSync(draft, serialize(trained));
    renameSync(draft, join(folder, name));
  } catch {
    // A cache that cannot be written costs time at the next start, nothing else.
  }
}

function read(file: string): TrainedRouter | undefined {
  try {
    const value: unknown = deserialize(readFileSync(file));
    return isTrained(value) ? value : undefined;
  } catch {
    // Not there, or cut short: it is learned again.
    return undefined;
  }
}

/** The name of the file vouches for its content; this only tells a whole file from a stray one. */
function isTrained(value: unknown): value is TrainedRouter {
  return typeof value === 'object' && value !== null && 'labels' in value && 'model' in value && 'clarifyBelow' in value;
}
