import { Command } from 'commander';
import { commandFirst } from './arguments.ts';
import type { CommandContext } from './command.ts';
import { commands, groups } from './commands/index.ts';
import { exitCode } from './exit-codes.ts';
import { reportError } from './report-error.ts';
import { runSettings, type SettingFlags } from './run-settings.ts';
import type { Services } from './services.ts';
import type { Shell } from './shell.ts';

/** Runs one command line. Returns the exit code; what went wrong stands on stderr. */
export async function runProgram(argv: readonly string[], version: string, shell: Shell, services: Services): Promise<number> {
  let code = 0;
  let flags: SettingFlags = {};
  const context: CommandContext = {
    shell,
    version,
    services,
    openStore: () => services.store(runSettings({ shell, services }, flags).teamFolder),
    action:
      (work) =>
      async (...values) => {
        const command = values.at(-1);
        if (command instanceof Command) flags = command.opts<SettingFlags>();
        code = await work(...values);
      },
  };
  let line = argv;
  try {
    line = withDefault(commandFirst(argv, Object.keys(commands)));
    const program = await programFor(line, context);
    await program.parseAsync([...line], { from: 'user' });
  } catch (error) {
    const answered = answeredWith(error);
    if (answered !== undefined) return answered;
    code = reportError(error, shell, { debug: argv.includes('--debug') || argv.includes('-d'), command: line[0] });
  }
  return shell.stdout.closed && shell.interruption === undefined ? 0 : code;
}

/** `frontdesk sessions` is `frontdesk sessions list`. */
function withDefault(line: readonly string[]): readonly string[] {
  const [name = '', next] = line;
  const sub = defaultOf(name);
  const bare = next === undefined || (next.startsWith('-') && next !== '-h' && next !== '--help');
  return sub !== undefined && bare ? [name, sub, ...line.slice(1)] : line;
}

function defaultOf(name: string): string | undefined {
  const entry = Object.entries(commands).find(([known]) => known === name)?.[1];
  return entry !== undefined && 'bare' in entry ? entry.bare : undefined;
}

/** The command that is asked for; all of them by name and summary when that is none, for the help and to say which is nearest. */
async function programFor([asked]: readonly string[], context: CommandContext): Promise<Command> {
  const { shell, version } = context;
  const program = new Command('frontdesk')
    .description('A support desk in your terminal: triage, specialists, confirmed actions, transcripts.')
    .usage('[command] [options]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      // Errors are said by `reportError`, in the words of all others.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(shell.stdout.columns, 110),
      getOutHasColors: () => false,
    })
    .addHelpText('after', introduction);
  const entries = Object.entries(commands);
  const wanted = entries.filter(([name]) => name === asked);
  for (const [name, { summary, group, load }] of wanted.length > 0 ? wanted : entries) {
    const command = program.command(name).description(summary).helpGroup(groups[group]).helpOption('-h, --help', 'print this help');
    if (name === asked) (await load()).define(command, context);
  }
  return program;
}

const introduction = `
Without a command it opens the chat; frontdesk -p "message" is frontdesk ask "message".

Examples:
  frontdesk                                        open the desk
  frontdesk ask "I was charged twice"              one answer, on stdout
  cat mail.txt | frontdesk ask "draft a reply"     a mail, and what to do with it
  frontdesk approvals                              what waits for a decision`;

/** Help and version were asked for and have been printed; or a noun stood without its verb, and help was printed instead. */
function answeredWith(error: unknown): number | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return exitCode({});
  return code === 'commander.help' ? exitCode({ usage: true }) : undefined;
}
