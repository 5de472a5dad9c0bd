import { Command } from 'commander';
import type { CommandContext } from './command.ts';
import { commands } from './commands/index.ts';

export interface FlagDescription {
  /** `--output-format` */
  readonly long: string;
  readonly short?: string;
  readonly about: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

export interface CommandDescription {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly FlagDescription[];
  readonly subcommands: readonly CommandDescription[];
  /** What `--help` prints. */
  readonly help: string;
}

/** Every command as its own definition has it: for shell completion, the handbook and tests. Loads them all. */
export function describeCommands(context: CommandContext): Promise<readonly CommandDescription[]> {
  return Promise.all(
    Object.entries(commands).map(async ([name, { summary, load }]) => {
      const command = new Command('frontdesk').command(name).description(summary).helpOption('-h, --help', 'print this help');
      command.configureOutput({ getOutHelpWidth: () => 110, getOutHasColors: () => false });
      (await load()).define(command, context);
      return describe(command);
    }),
  );
}

function describe(command: Command): CommandDescription {
  return {
    name: command.name(),
    summary: command.description(),
    flags: command.options
      .filter(({ hidden }) => !hidden)
      .map(({ long, short, description, required, argChoices }) => ({
        long: long ?? short ?? '',
        ...(short === undefined ? {} : { short }),
        about: description,
        takesValue: required,
        choices: argChoices ?? [],
      })),
    subcommands: command.commands.map(describe),
    help: helpOf(command),
  };
}

/** With the examples, which commander leaves out of `helpInformation`. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  return text;
}
