import { join } from 'node:path';
import { bytesOf, cacheFile } from './cache-file.ts';
import { fingerprintIn as fingerprintOfProcedures } from './playbook/procedure-file.ts';
import type { TrainedFiles } from './routing/router.ts';
import { fingerprintIn as fingerprintOfRouter } from './routing/trained-file.ts';

/** What is learned, with the file of it that ships with a team, under its folder. */
export const shippedFiles = { router: 'trained/router.bin', procedures: 'trained/procedures.bin' } as const;
const fingerprintIn = { router: fingerprintOfRouter, procedures: fingerprintOfProcedures };

/** What was learned is looked for in the team's own folder first, then in the cache; what is learned anew goes to the cache. */
export function trainedFiles(
  what: keyof typeof shippedFiles,
  teamFolder: string,
  teamName: string,
  cacheFolder: string | undefined,
): TrainedFiles {
  const cache = cacheFolder === undefined ? undefined : cacheFile(cacheFolder, `${what}-${teamName}-`);
  return {
    read(fingerprint) {
      const shipped = bytesOf(join(teamFolder, shippedFiles[what]));
      return shipped !== undefined && fingerprintIn[what](shipped) === fingerprint ? shipped : cache?.read(fingerprint);
    },
    write: (fingerprint, bytes) => cache?.write(fingerprint, bytes),
  };
}
