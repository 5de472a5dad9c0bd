import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { askHidden } from './hidden-prompt.ts';
import type { Shell } from './shell.ts';
import { readInput } from './stdin.ts';

/** A password: from a file, from standard input (`-`), or asked for at the terminal without echo. */
export async function readSecret(shell: Shell, question: string, file: string | undefined): Promise<string> {
  if (file === undefined) return askHidden(shell, question, 'Use --password-file FILE, or --password-file - for standard input.');
  if (file === '-') return firstLine((await readInput(shell.stdin, { patience: 'endless', signal: shell.signal }))?.text ?? '');
  try {
    return firstLine(await readFile(resolve(shell.cwd, file), 'utf8'));
  } catch (error) {
    throw new UserError(`The password file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}
