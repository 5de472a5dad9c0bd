import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { stampOf } from './stamp-of.ts';

export interface HashedFiles {
  /** Where the hash is kept, in a file of this name. */
  readonly folder: string;
  readonly name: string;
  readonly paths: readonly string[];
  /** What goes into the hash beside the files. */
  readonly beside: string;
  /** ms, UTC */
  readonly now: number;
}

/**
 * The hash of files, worked out once and then known as long as each has the same times and size: most starts only ask
 * whether anything has changed, and reading some megabytes for it takes longer than all else that they read.
 */
export function knownHash({ folder, name, paths, beside, now }: HashedFiles, work: () => string): string {
  const stamps = paths.map((path) => stampOf(path, now));
  if (stamps.some((stamp) => stamp === undefined || stamp === '')) return work();
  const stamp = createHash('sha256')
    .update(JSON.stringify([paths, stamps, beside]))
    .digest('hex');
  const file = join(folder, name);
  const [known, hash] = textOf(file).split(' ');
  if (known === stamp && hash !== undefined) return hash;
  const worked = work();
  keep(folder, file, `${stamp} ${worked}`);
  return worked;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not there: it is worked out.
    return '';
  }
}

/** Written beside and renamed, so that no reader sees half of it. */
function keep(folder: string, file: string, text: string): void {
  try {
    makeFolder(folder);
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch {
    // A cache that cannot be written costs time at the next start, nothing else.
  }
}
