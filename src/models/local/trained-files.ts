import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainedFiles } from './routing/router.ts';
import { fingerprintIn } from './routing/trained-file.ts';

/** The file that ships with a team, under its folder. */
export const shippedFile = 'trained/router.bin';

/**
 * What was learned is looked for in the team's own folder first, then in the cache; what is learned anew goes to the
 * cache. Earlier versions of the same team are removed there.
 */
export function trainedFiles(teamFolder: string, teamName: string, cacheFolder: string | undefined): TrainedFiles {
  const prefix = `router-${teamName}-`;
  const cached = (fingerprint: string) => `${prefix}${fingerprint.slice(0, 32)}.bin`;
  return {
    read(fingerprint) {
      const shipped = bytesOf(join(teamFolder, shippedFile));
      if (shipped !== undefined && fingerprintIn(shipped) === fingerprint) return shipped;
      return cacheFolder === undefined ? undefined : bytesOf(join(cacheFolder, cached(fingerprint)));
    },
    write(fingerprint, bytes) {
      if (cacheFolder === undefined) return;
      try {
        mkdirSync(cacheFolder, { recursive: true });
        const draft = join(cacheFolder, `${prefix}${randomUUID()}.draft`);
        writeFileSync(draft, bytes);
        renameSync(draft, join(cacheFolder, cached(fingerprint)));
        for (const name of readdirSync(cacheFolder)) {
          if (name.startsWith(prefix) && name !== cached(fingerprint)) rmSync(join(cacheFolder, name), { force: true });
        }
      } catch {
        // A cache that cannot be written costs time at the next start, nothing else.
      }
    },
  };
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    // Not there: it is learned.
    return undefined;
  }
}
