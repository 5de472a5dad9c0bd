import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { SlashCommand } from './slash-command.ts';

export interface ParsedSlash {
  readonly command: SlashCommand;
  /** What stands behind the name, trimmed. */
  readonly words: string;
}

/** Other names that people try. */
const aliases: Readonly<Record<string, string>> = { exit: 'quit', q: 'quit', '?': 'help', h: 'help' };

/**
 * Whether a line is meant as a command: a slash, alone or with a word behind it, misspelt ones among them (`/why?`), so that
 * none of them reaches an agent. `/usr/bin is missing`, `/1042` and `//` are text.
 */
export function isSlash(line: string): boolean {
  return /^\/(?:[a-z][^\s/]*|\?)?(?:\s|$)/i.test(line.trim());
}

/** The command of a line. An unknown one is an error with the nearest name, never a message to a customer. */
export function parseSlash(line: string, commands: readonly SlashCommand[]): ParsedSlash {
  const [, written = '', words = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  if (written === '') throw new UserError('A slash alone is no command.', '/help shows all commands.');
  const name = aliases[written.toLowerCase()] ?? written.toLowerCase();
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return { command, words: words.trim() };
  const close = nearest(
    name,
    commands.map((each) => each.name),
  );
  throw new UserError(
    `There is no command /${written}.`,
    close === undefined ? '/help shows all commands.' : `Did you mean /${close}? /help shows all commands.`,
  );
}
