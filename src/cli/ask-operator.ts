import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Shell } from './shell.ts';

/** Asks one line at the terminal; the question goes to stderr. Ctrl+C and Ctrl+D are no answer: undefined. */
export async function askLine({ stdin }: Pick<Shell, 'stdin'>, question: string): Promise<string | undefined> {
  const lines = createInterface({ input: stdin, output: process.stderr });
  const none = Promise.withResolvers<undefined>();
  lines.once('SIGINT', () => none.resolve(undefined));
  lines.once('close', () => none.resolve(undefined));
  try {
    return await Promise.race([lines.question(question), none.promise]);
  } finally {
    lines.close();
  }
}
