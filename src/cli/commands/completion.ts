import { type DefineCommand, examples } from '../command.ts';
import { type CommandDescription, describeCommands } from '../describe-commands.ts';
import { withCommonFlags } from '../flags.ts';

/** `frontdesk completion bash|zsh|fish`: a script for the shell, on stdout. */
export const define: DefineCommand = (command, context) => {
  for (const [name, script] of Object.entries(shells)) {
    withCommonFlags(command.command(name))
      .description(`the script for ${name}`)
      .action(
        context.action(async () => {
          context.shell.stdout.write(script(await describeCommands(context)));
          return 0;
        }),
      );
  }
  examples(command, {
    'eval "$(frontdesk completion bash)"': 'in ~/.bashrc',
    'eval "$(frontdesk completion zsh)"': 'in ~/.zshrc, after compinit',
    'frontdesk completion fish | source': 'in ~/.config/fish/config.fish',
  });
};

const shells: Readonly<Record<string, (commands: readonly CommandDescription[]) => string>> = { bash, zsh, fish };

function bash(commands: readonly CommandDescription[]): string {
  const cases = commands.map(
    (command) => `    ${command.name}) words="${[...command.subcommands.map(({ name }) => name), ...flagsOf(command)].join(' ')}" ;;`,
  );
  return `_frontdesk() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(' ')}"
  else
    case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _frontdesk frontdesk
`;
}

function zsh(commands: readonly CommandDescription[]): string {
  const items = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`);
  const cases = commands.map(
    (command) => `    ${command.name}) compadd -- ${[...command.subcommands.map(({ name }) => name), ...flagsOf(command)].join(' ')} ;;`,
  );
  return `_frontdesk() {
  local -a commands
  commands=(
${items.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  case "$words[2]" in
${cases.join('\n')}
  esac
  _files
}
compdef _frontdesk frontdesk
`;
}

function fish(commands: readonly CommandDescription[]): string {
  const lines = commands.flatMap((command) => {
    const here = `complete -c frontdesk -n '__fish_seen_subcommand_from ${command.name}'`;
    return [
      `complete -c frontdesk -f -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
      ...command.subcommands.map(({ name, summary }) => `${here} -f -a ${name} -d ${quoted(summary)}`),
      ...allFlags(command).map(({ long, about }) => `${here} -l ${long.replace(/^--/, '')} -d ${quoted(about)}`),
    ];
  });
  return `${lines.join('\n')}\n`;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

const flagsOf = (command: CommandDescription) => allFlags(command).map(({ long }) => long);

/** Its own and those of its subcommands, each once. */
function allFlags({ flags, subcommands }: CommandDescription) {
  const all = [...flags, ...subcommands.flatMap((sub) => sub.flags)];
  return [...new Map(all.map((flag) => [flag.long, flag])).values()];
}
