import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { sanitizeLine } from '../../core/sanitize.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { type CommonFlags, withCommonFlags } from '../flags.ts';

/** `frontdesk init DIR`: a small team that works, to be changed into your own. */
export const define: DefineCommand = (command, context) => {
  withCommonFlags(command)
    .argument('<dir>', 'a new or empty folder')
    .action(context.action((folder: string, flags: CommonFlags) => init(context, folder, flags)));
  examples(command, {
    'frontdesk init my-team': 'two specialists, a document, a playbook, a rule, and the cases that show it works',
    'frontdesk agents check --team my-team': 'whether it is sound, after every change',
    'frontdesk config set team my-team': 'work with it from now on',
  });
};

async function init({ shell, services }: CommandContext, word: string, flags: CommonFlags): Promise<number> {
  const folder = resolve(shell.cwd, word);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UserError(`${word} is not empty.`, 'Name a folder that does not exist yet.');
  }
  cpSync(services.starterTeam, folder, { recursive: true });
  cpSync(services.schemas, join(folder, 'schema'), { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.yml')) change(join(folder, file), schemaBeside);
  }
  const { name, title } = namesFor(basename(folder));
  change(join(folder, 'team.yml'), (text) =>
    text.replace(/^name: .*$/m, `name: ${name}`).replace(/^title: .*$/m, `title: ${JSON.stringify(title)}`),
  );
  const shown = sanitizeLine(relative(shell.cwd, folder) || '.');
  const quoted = /^[\w./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", `'\\''`)}'`;
  if (flags.quiet) return 0;
  shell.stderr.write(`A team stands in ${shown}: README.md there says what each file is for. Begin with team.yml, then:\n`);
  for (const [line, about] of next(quoted)) shell.stderr.write(`  ${line}${about}\n`);
  return 0;
}

function next(folder: string): readonly (readonly [string, string])[] {
  const lines = {
    [`frontdesk agents check --team ${folder}`]: 'whether it is sound, after every change',
    [`frontdesk eval --team ${folder}`]: 'whether it still answers as it should',
    [`frontdesk config set team ${folder}`]: 'work with it from now on',
  };
  const width = Math.max(...Object.keys(lines).map(({ length }) => length)) + 2;
  return Object.entries(lines).map(([line, about]) => [line.padEnd(width), about]);
}

function change(file: string, edit: (text: string) => string): void {
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

/** The schemas lie beside the starter here, and in the folder of a team that was made from it. */
function schemaBeside(text: string): string {
  return text.replace(/^(# yaml-language-server: \$schema=)\.\.\//, '$1');
}

/** A team's name is made of small letters, digits and hyphens; its title is as it was written. */
function namesFor(word: string): { readonly name: string; readonly title: string } {
  const name = word
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  return { name: name === '' ? 'team' : name, title: word };
}
