import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Shell } from './shell.ts';

/** Swallows what readline would echo. */
const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Asks one line at the terminal; the question goes to stderr. `hidden` does not show what is typed.
 * Rejects with the signal's name on Ctrl+C, and resolves to undefined at the end of input.
 */
export function askLine(
  { stdin, stderr }: Pick<Shell, 'stdin' | 'stderr'>,
  question: string,
  { hidden = false }: { readonly hidden?: boolean } = {},
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    stderr.write(question);
    const lines = createInterface({ input: stdin, output: hidden ? silent() : process.stderr, terminal: hidden || stdin.isTTY === true });
    let answer: string | undefined;
    lines.once('line', (line) => {
      answer = line;
      lines.close();
    });
    lines.once('SIGINT', () => {
      stderr.write('\n');
      lines.close();
      reject('SIGINT');
    });
    lines.once('close', () => {
      if (hidden) stderr.write('\n');
      resolve(answer);
    });
  });
}
