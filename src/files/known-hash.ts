import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
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
}

/**
 * The hash of files, worked out once and then known as long as each has the same times and size: most starts only ask
 * whether anything has changed, and reading some megabytes for it takes longer than all else that they read. A file that
 * changed just before its hash was kept may have changed again since: it is worked out once more.
 */
export function knownHash({ folder, name, paths, beside }: HashedFiles, work: () => string): string {
  const file = join(folder, name);
  const kept = read(file);
  const stamps = paths.map((path) => stampOf(path, kept?.at ?? 0));
  const of = JSON.stringify([paths, stamps, beside]);
  const whole = stamps.every((stamp) => stamp !== undefined && stamp !== '');
  if (whole && kept?.of === of) return kept.hash;
  const before = JSON.stringify([paths, paths.map((path) => stampOf(path, Number.POSITIVE_INFINITY)), beside]);
  const hash = work();
  keep(folder, file, `${hash}\n${before}`);
  return hash;
}

interface Kept {
  readonly hash: string;
  readonly of: string;
  /** When it was kept, by the clock of the file system: ms, UTC. */
  readonly at: number;
}

function read(file: string): Kept | undefined {
  try {
    const [hash = '', of = ''] = readFileSync(file, 'utf8').split('\n');
    return { hash, of, at: statSync(file).mtimeMs };
  } catch {
    // Not there: it is worked out.
    return undefined;
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
