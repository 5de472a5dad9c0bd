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

/** A flag that takes one of a few words. */
export function choice(flags: string, about: string, choices: readonly string[]): Option {
  return new Option(flags, about).choices(choices);
}

/** `-o`: the first format is the default. */
export function outputFormat(...formats: readonly [string, ...string[]]): Option {
  return new Option('-o, --output-format <format>', 'how to print it').choices(formats).default(formats[0]);
}

/** Flags of commands that list things. */
export interface ListFlags {
  readonly outputFormat: 'text' | 'json';
  readonly wide?: true;
}

/** Adds the flags of a list; its common flags are added apart. */
export function withListFlags(command: Command): Command {
  return command.addOption(outputFormat('text', 'json')).option('--wide', 'every column in full, also where the window is narrower');
}

/** Flags of commands that hold a conversation. */
export interface ConversationFlags extends CommonFlags {
  readonly engine?: string;
  readonly model?: string;
  readonly team?: string;
  readonly agent?: string;
  readonly customer?: string;
  readonly from?: 'customer' | 'operator';
  readonly continue?: true;
  readonly resume?: string | true;
  readonly transcript?: string;
  readonly allow?: readonly string[];
  readonly dryRun?: true;
}

export function withConversationFlags(command: Command): Command {
  return withTeamFlag(withCommonFlags(command))
    .option('-c, --continue', 'go on with the latest conversation')
    .addOption(new Option('--from <who>', 'who wrote the message').choices(['customer', 'operator']))
    .addOption(new Option('--engine <name>', 'which engine answers').choices(['local', 'claude']))
    .option('-m, --model <name>', 'a Claude model, instead of the ones that the team names')
    .option('--agent <name>', 'choose the specialist yourself')
    .option('--customer <email or id>', 'whom the conversation is about')
    .option('--transcript <file>', 'write a transcript along: .md, .txt, .json, .jsonl or .html')
    .addOption(
      new Option('--allow <write>', "allow one write without asking, as 'tool:target:<=amount'; may be repeated").argParser(
        (value: string, before: readonly string[] = []) => [...before, value],
      ),
    )
    .option('-n, --dry-run', 'rehearse writes and roll them back');
}

export function withTeamFlag(command: Command): Command {
  return command.option('--team <dir>', 'the folder of the team');
}

/** Flags of commands that decide something and let the turn go on. */
export function withDecisionFlags(command: Command): Command {
  return withTeamFlag(command)
    .addOption(new Option('--engine <name>', 'which engine goes on').choices(['local', 'claude']))
    .option('-m, --model <name>', 'a Claude model, instead of the ones that the team names');
}
