import { readFile, rm, writeFile } from 'node:fs/promises';
import { translatedFile } from './sqlite-errors.ts';

/** The latest head of the audit chain, in a file beside the database: a tail cut off in the database alone shows. */
export interface HeadFile {
  note(head: string): Promise<void>;
  /** Undefined when none was noted. */
  noted(): Promise<string | undefined>;
  forget(): Promise<void>;
}

export function headFile(database: string): HeadFile {
  const path = `${database}.head`;
  return {
    note: (head) => writeFile(path, `${head}\n`, { mode: 0o600 }).catch((error: unknown) => translatedFile(error, path)),
    noted: () =>
      readFile(path, 'utf8').then(
        (text) => text.trim(),
        (error: unknown) => (isMissing(error) ? undefined : translatedFile(error, path)),
      ),
    forget: () => rm(path, { force: true }),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
