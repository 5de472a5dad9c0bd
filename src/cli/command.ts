import type { Command } from 'commander';
import type { DeskStore } from '../store/database-store.ts';
import type { Services } from './services.ts';
import type { Shell } from './shell.ts';

/** What every command is handed. */
export interface CommandContext {
  readonly shell: Shell;
  readonly version: string;
  /** The adapters, opened when they are first asked for. */
  readonly services: Services;
  /** The desk of the team that this run is about: `--team`, else that of the settings. */
  openStore(): Promise<DeskStore>;
  /** Wraps the work of a command: what it returns is the exit code. */
  action<Values extends readonly unknown[]>(work: (...values: Values) => Promise<number>): (...values: Values) => Promise<void>;
}

/** Adds arguments, flags, examples and the work to a command. Each file in `commands/` exports one. */
export type DefineCommand = (command: Command, context: CommandContext) => void;

/** `--help` ends with examples: what people read first. Comes after the subcommands, whose help is named in the same words. */
export function examples(command: Command, lines: Readonly<Record<string, string>>): void {
  const width = Math.max(...Object.keys(lines).map(({ length }) => length));
  const text = Object.entries(lines).map(([line, about]) => `  ${line.padEnd(width)}  ${about}`);
  if (command.commands.length > 0) command.helpCommand('help [command]', 'print the help of a command');
  command.addHelpText('after', `\nExamples:\n${text.join('\n')}`);
}
