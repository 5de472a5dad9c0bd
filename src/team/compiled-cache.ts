import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { pathName } from '../files/path-name.ts';

export interface CompiledCacheOptions<Compiled> {
  /** Where it is kept; nothing is when undefined. */
  readonly folder: string | undefined;
  /** What names begin with: `team`. */
  readonly kind: string;
  /** Path of what it is made from: of one source, one file is kept. */
  readonly source: string;
  /** SHA-256 of the content of the source, hex. */
  readonly hash: string;
  /** Raised when what is made of the same content changes: older files are then of no use. */
  readonly format: number;
  /** The name of the file vouches for its content; this only tells a whole file from a stray one. */
  isWhole(value: unknown): value is Compiled;
}

/** What was made of files that people write, kept for the next start until they change. */
export interface CompiledCache<Compiled> {
  read(): Compiled | undefined;
  write(compiled: Compiled): void;
}

export function compiledCache<Compiled>(options: CompiledCacheOptions<Compiled>): CompiledCache<Compiled> {
  const { folder, kind, source, hash, format, isWhole } = options;
  if (folder === undefined) return { read: () => undefined, write: () => {} };
  const prefix = `${kind}-${pathName(source)}-`;
  const file = join(folder, `${prefix}${format}-${hash.slice(0, 32)}.json`);
  return {
    read() {
      try {
        const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
        return isWhole(value) ? value : undefined;
      } catch {
        // Not there, or cut short: it is made again.
        return undefined;
      }
    },
    // Written beside and renamed, so that no reader sees half of it. What was made of older content goes.
    write(compiled) {
      try {
        makeFolder(folder);
        const draft = `${file}.${randomUUID()}`;
        writeFileSync(draft, JSON.stringify(compiled));
        renameSync(draft, file);
        for (const name of readdirSync(folder)) {
          if (name.startsWith(prefix) && join(folder, name) !== file) rmSync(join(folder, name), { force: true });
        }
      } catch {
        // A cache that cannot be written costs time at the next start, nothing else.
      }
    },
  };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
