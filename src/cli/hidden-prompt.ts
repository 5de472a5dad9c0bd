import { UserError } from '../core/errors.ts';
import type { Shell } from './shell.ts';

/** A terminal that can be told not to echo. */
interface RawInput {
  setRawMode(raw: boolean): unknown;
}

/**
 * Asks for something that nobody should read over a shoulder: nothing is echoed. The question goes to stderr.
 * @throws {UserError} where there is no terminal; `instead` says what to use there
 */
export async function askHidden({ stdin, stderr }: Shell, question: string, instead: string): Promise<string> {
  const raw = rawInput(stdin);
  if (raw === undefined) throw new UserError(`There is no terminal to ask for this: ${question}`, instead);
  stderr.write(`${question}: `);
  raw.setRawMode(true);
  try {
    return await readLine(stdin);
  } finally {
    raw.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

function rawInput(stdin: Shell['stdin']): RawInput | undefined {
  return stdin.isTTY === true && 'setRawMode' in stdin && typeof stdin.setRawMode === 'function'
    ? (stdin as Shell['stdin'] & RawInput)
    : undefined;
}

/** In raw mode the terminal edits nothing: Enter, backspace, Ctrl+U and Ctrl+C are ours. */
function readLine(stdin: Shell['stdin']): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let line = '';
  const take = (chunk: Buffer | string) => {
    for (const character of String(chunk)) {
      if (character === '\r' || character === '\n' || character === '\u0004') return finish(() => resolve(line));
      if (character === '\u0003') return finish(() => reject(new UserError('Interrupted; nothing was changed.')));
      if (character === '\u007f' || character === '\b') line = [...line].slice(0, -1).join('');
      else if (character === '\u0015') line = '';
      else if (character >= ' ') line += character;
    }
  };
  const ended = () => finish(() => reject(new UserError('The input ended before the answer; nothing was changed.')));
  const finish = (settle: () => void) => {
    stdin.off('data', take);
    stdin.off('end', ended);
    settle();
  };
  stdin.on('data', take);
  stdin.on('end', ended);
  return promise;
}
