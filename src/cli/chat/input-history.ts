import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../files/make-folder.ts';
import type { InputHistory } from '../../tui/chat-options.ts';

/** How many lines of it are kept. */
const kept = 1000;

export function historyFile(dataFolder: string): string {
  return join(dataFolder, 'history.jsonl');
}

/** What was typed, one JSON text a line, for the owner of the file alone. */
export function inputHistory(file: string): InputHistory {
  return {
    async load() {
      const texts = (await read(file)).split('\n').flatMap(parse);
      // Shortened only when it has grown to twice the size: most starts write nothing.
      if (texts.length > 2 * kept) await writeFile(file, texts.slice(-kept).map(line).join(''), { mode: 0o600 });
      return texts.slice(-kept);
    },
    async append(text) {
      makeFolder(dirname(file), 0o700);
      await appendFile(file, line(text), { mode: 0o600 });
    },
  };
}

/** Takes out every line that holds one of these words, case ignored. How many went. */
export async function forgetInHistory(file: string, words: readonly string[]): Promise<number> {
  const texts = (await read(file)).split('\n').flatMap(parse);
  const kept = texts.filter((text) => !words.some((word) => text.toLowerCase().includes(word.toLowerCase())));
  if (kept.length < texts.length) await writeFile(file, kept.map(line).join(''), { mode: 0o600 });
  return texts.length - kept.length;
}

const line = (text: string) => `${JSON.stringify(text)}\n`;

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** A line that was cut short by a crash is passed over. */
function parse(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? [value] : [];
  } catch {
    return [];
  }
}
