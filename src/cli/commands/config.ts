import { resolve } from 'node:path';
import type { Column } from '../../outputs/table.ts';
import { teamNameIn } from '../../team/team-name.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { configPath, readConfig, writeConfig } from '../config-file.ts';
import { directory } from '../directories.ts';
import { type ListFlags, withCommonFlags, withListFlags } from '../flags.ts';
import { printList } from '../listing.ts';
import { checkedValue, resolveSetting, type SettingName, settingName, settingNames, settings } from '../settings.ts';

/** `frontdesk config list|get|set|unset|path` */
export const define: DefineCommand = (command, { shell, action }) => {
  const folder = () => directory('config', shell.env);
  const setting = (word: string) => {
    const name = settingName(word);
    return { name, found: resolveSetting(name, { env: shell.env, config: readConfig(folder()) }) };
  };

  withListFlags(withCommonFlags(command.command('list')))
    .description('every setting with its value and where it comes from')
    .action(
      action(async (flags: ListFlags) => {
        const rows = settingNames.map((name) => {
          const { found } = setting(name);
          return { name, value: found?.value ?? null, source: found?.source ?? null, about: settings[name].about };
        });
        printList(shell, flags, rows, columns, '');
        return 0;
      }),
    );
  withCommonFlags(command.command('get'))
    .description('the value of one setting; an empty line when it is not set')
    .argument('<name>', 'the setting')
    .action(
      action(async (word: string) => {
        shell.stdout.write(`${setting(word).found?.value ?? ''}\n`);
        return 0;
      }),
    );
  withCommonFlags(command.command('set'))
    .description('set it for good')
    .argument('<name>', 'the setting')
    .argument('<value>', 'its value')
    .action(action((word: string, value: string) => store({ shell }, folder(), word, value)));
  withCommonFlags(command.command('unset'))
    .description('forget what was set')
    .argument('<name>', 'the setting')
    .action(action((word: string) => store({ shell }, folder(), word, undefined)));
  withCommonFlags(command.command('path'))
    .description('the file that holds the settings')
    .action(
      action(async () => {
        shell.stdout.write(`${configPath(folder())}\n`);
        return 0;
      }),
    );
  examples(command, {
    'frontdesk config': 'all settings',
    'frontdesk config set engine claude': 'customer messages may go to the Anthropic API',
    'frontdesk config set operator "Ana Ruiz"': 'your name in approvals and in the audit',
    'frontdesk config unset engine': 'back to what the environment or the team says',
  });
};

async function store({ shell }: Pick<CommandContext, 'shell'>, folder: string, word: string, value: string | undefined): Promise<number> {
  const name = settingName(word);
  await writeConfig(folder, name, value === undefined ? undefined : kept(name, checkedValue(name, value, name), shell.cwd));
  const { variable } = settings[name];
  if (shell.env[variable]) shell.stderr.write(`${variable} is set in the environment and goes before it.\n`);
  return 0;
}

/** The folder of a team is kept in full: the next command may be run elsewhere. @throws {UserError} when no team is there */
function kept(name: SettingName, value: string, cwd: string): string {
  if (name !== 'team') return value;
  const folder = resolve(cwd, value);
  teamNameIn(folder);
  return folder;
}

interface Row {
  readonly name: string;
  readonly value: string | null;
  readonly source: string | null;
  readonly about: string;
}

const columns: readonly Column<Row>[] = [
  { title: 'SETTING', value: ({ name }) => name },
  { title: 'VALUE', value: ({ value }) => value ?? '–', least: 12 },
  { title: 'FROM', value: ({ source }) => source ?? '', least: 12 },
  { title: 'ABOUT', value: ({ about }) => about, least: 16, optional: true },
];
