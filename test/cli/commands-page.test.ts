import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { flagsWithValue } from '../../src/cli/arguments.ts';
import type { CommandContext } from '../../src/cli/command.ts';
import { type CommandDescription, describeCommands } from '../../src/cli/describe-commands.ts';

/** Defining a command uses none of what it is handed: only running it does. */
const nothing = new Proxy({}, { get: () => undefined });
const context: CommandContext = Object.assign(Object.create(nothing), { version: '0.0.0', action: () => async () => {} });

const commands = await describeCommands(context);

test('the handbook’s page of commands says what --help says (npx vitest -u writes it)', async () => {
  const page = [
    '# Commands',
    '',
    'What each command says of itself with `--help`. A test holds this page to the program.',
    '',
    ...commands.flatMap((command) => [`## ${command.name}`, '', '```text', ...helpLines(command), '```', '']),
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/handbook/commands.md');
});

function helpLines(command: CommandDescription): readonly string[] {
  return [command, ...command.subcommands].flatMap(({ help }, index) => [...(index === 0 ? [] : ['']), ...help.trimEnd().split('\n')]);
}

test('every command and subcommand is described', () => {
  const all = commands.flatMap((command) => [command, ...command.subcommands]);
  expect(all.filter(({ summary }) => summary === '').map(({ name }) => name)).toEqual([]);
});

test('every command has examples', () => {
  expect(commands.filter(({ help }) => !help.includes('Examples:')).map(({ name }) => name)).toEqual([]);
});

test('every list and show prints JSON with -o json', () => {
  const silent = commands.flatMap(({ name, subcommands }) =>
    subcommands
      .filter((sub) => /^(?:list|show|search)$/.test(sub.name))
      .filter(({ flags }) => !flags.some(({ long, choices }) => long === '--output-format' && choices.includes('json')))
      .map((sub) => `${name} ${sub.name}`),
  );
  expect(silent).toEqual([]);
});

test('flags that may stand before the command are known to take a value or not', () => {
  const conversation = commands.filter(({ name }) => name === 'chat' || name === 'ask').flatMap(({ flags }) => flags);
  const taking = conversation
    .filter(({ takesValue, long }) => takesValue && long !== '--resume')
    .flatMap(({ long, short }) => [long, ...(short === undefined ? [] : [short])]);
  expect(taking.filter((flag) => !flagsWithValue.has(flag))).toEqual([]);
});

test('a flag means the same everywhere: one short letter, one long name', () => {
  const flags = commands.flatMap((command) => [command, ...command.subcommands]).flatMap((command) => command.flags);
  const names = new Map<string, Set<string>>();
  for (const { short, long } of flags) {
    if (short !== undefined) names.set(short, (names.get(short) ?? new Set()).add(long));
  }
  expect([...names].filter(([, longs]) => longs.size > 1)).toEqual([]);
});

test('the handbook’s index names every page', () => {
  const folder = new URL('../../docs/handbook/', import.meta.url);
  const index = readFileSync(new URL('index.md', folder), 'utf8');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'index.md');
  expect(pages.filter((name) => !index.includes(`(${name})`))).toEqual([]);
});
