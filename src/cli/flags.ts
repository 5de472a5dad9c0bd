import { type Command, Option } from 'commander';

/** Flags that every command has. */
export interface CommonFlags {
  readonly quiet?: true;
  readonly debug?: true;
  readonly color: boolean;
  readonly input: boolean;
}

/** Adds the flags that mean the same everywhere. */
export function withCommonFlags(command: Command): Command {
  return command
    .option('-q, --quiet', 'only the answer and errors')
    .option('-d, --debug', 'show how it was decided, and details of errors')
    .option('--no-color', 'no colours')
    .option('--no-input', 'never ask at the terminal');
}

/** `-o`: the first format is the default. */
export function outputFormat(...formats: readonly [string, ...string[]]): Option {
  return new Option('-o, --output-format <format>', 'how to print it').choices(formats).default(formats[0]);
}
