import { join } from 'node:path';
import { bytesOf, cacheFile } from './cache-file.ts';
import type { TrainedFiles } from './routing/router.ts';
import { fingerprintIn } from './routing/trained-file.ts';

/** The file that ships with a team, under its folder. */
export const shippedFile = 'trained/router.bin';

/** What was learned is looked for in the team's own folder first, then in the cache; what is learned anew goes to the cache. */
export function trainedFiles(teamFolder: string, teamName: string, cacheFolder: string | undefined): TrainedFiles {
  const cache = cacheFolder === undefined ? undefined : cacheFile(cacheFolder, `router-${teamName}-`);
  return {
    read(fingerprint) {
      const shipped = bytesOf(join(teamFolder, shippedFile));
      return shipped !== undefined && fingerprintIn(shipped) === fingerprint ? shipped : cache?.read(fingerprint);
    },
    write: (fingerprint, bytes) => cache?.write(fingerprint, bytes),
  };
}
