import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../files/make-folder.ts';

/** Where something that is costly to make is kept, by the fingerprint of what it was made from. */
export interface CacheFile {
  /** Undefined when it is not there. */
  read(fingerprint: string): Uint8Array | undefined;
  /** Never throws: a cache that cannot be written costs time at the next start, nothing else. */
  write(fingerprint: string, bytes: Uint8Array): void;
}

/** One file whose name begins with `prefix`: what was made from other sources goes when it is written. */
export function cacheFile(folder: string, prefix: string): CacheFile {
  const nameOf = (fingerprint: string) => `${prefix}${fingerprint.slice(0, 32)}.bin`;
  return {
    read: (fingerprint) => bytesOf(join(folder, nameOf(fingerprint))),
    write(fingerprint, bytes) {
      try {
        makeFolder(folder);
        const draft = join(folder, `${prefix}${randomUUID()}.draft`);
        writeFileSync(draft, bytes);
        renameSync(draft, join(folder, nameOf(fingerprint)));
        for (const name of readdirSync(folder)) {
          if (name.startsWith(prefix) && name !== nameOf(fingerprint)) rmSync(join(folder, name), { force: true });
        }
      } catch {
        // It is made again at the next start.
      }
    },
  };
}

export function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    // Not there: it is made.
    return undefined;
  }
}
