import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { sanitizeLine } from '../../core/sanitize.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { withCommonFlags } from '../flags.ts';

/** `frontdesk init DIR`: a small team that works, to be changed into your own. */
export const define: DefineCommand = (command, context) => {
  withCommonFlags(command)
    .argument('<dir>', 'a new or empty folder')
    .action(context.action((folder: string) => init(context, folder)));
  examples(command, {
    'frontdesk init my-team': 'two specialists, a document, a playbook, a rule',
    'frontdesk agents check --team my-team': 'whether it is sound, after every change',
    'frontdesk config set team "$PWD/my-team"': 'work with it from now on',
  });
};

async function init({ shell, services }: CommandContext, word: string): Promise<number> {
  const folder = resolve(shell.cwd, word);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UserError(`${word} is not empty.`, 'Name a folder that does not exist yet.');
  }
  cpSync(services.starterTeam, folder, { recursive: true });
  const file = join(folder, 'team.yml');
  const { name, title } = namesFor(basename(folder));
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^name: .*$/m, `name: ${name}`).replace(/^title: .*$/m, `title: ${JSON.stringify(title)}`));
  const shown = sanitizeLine(relative(shell.cwd, folder) || '.');
  shell.stderr.write(`A team stands in ${shown}. Begin with team.yml, then:\n`);
  shell.stderr.write(`  frontdesk agents check --team ${shown}\n  frontdesk ask --team ${shown} "How long does delivery take?"\n`);
  return 0;
}

/** A team's name is made of small letters, digits and hyphens; its title is as it was written. */
function namesFor(word: string): { readonly name: string; readonly title: string } {
  const name = word
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  return { name: name === '' ? 'team' : name, title: word };
}
