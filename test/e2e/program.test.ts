import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { TemporaryHome } from '../helpers/program.ts';

describe('asked about itself', () => {
  test.each(['--version', '-V'])('%s prints the version alone', async (flag) => {
    using home = new TemporaryHome();
    expect(await home.run([flag])).toEqual({ code: 0, signal: null, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  test('--help lists the commands on stdout', async () => {
    using home = new TemporaryHome();
    const { code, stdout, stderr } = await home.run(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('config');
  });

  test('help for a command is its --help', async () => {
    using home = new TemporaryHome();
    const [a, b] = await Promise.all([home.run(['help', 'config']), home.run(['config', '--help'])]);
    expect(a).toEqual(b);
    expect(a.stdout).toContain('Examples:');
  });
});

describe('words it does not know', () => {
  test.each([
    [['confg'], "unknown command 'confg'.\nDid you mean config?"],
    [['I was charged twice'], 'unknown command \'I was charged twice\'.\nTo ask it: frontdesk ask "…"'],
    [['config', 'lst'], "unknown command 'lst'.\nDid you mean list?"],
    [['config', '--outptu-format', 'json'], "unknown option '--outptu-format'.\nDid you mean --output-format?"],
    [['transcript'], "missing required argument 'id'.\nWhat it takes: frontdesk transcript --help"],
  ])('%j', async (args, sentence) => {
    using home = new TemporaryHome();
    expect(await home.run(args)).toEqual({ code: 2, signal: null, stdout: '', stderr: `frontdesk: ${sentence}\n` });
  });

  test('an escape sequence in one is shown, not obeyed', async () => {
    using home = new TemporaryHome();
    const { code, stderr } = await home.run(['\x1b]0;pwned\x07']);
    expect(code).toBe(2);
    expect(stderr).toContain('␛]0;pwned␇');
  });
});

describe('config', () => {
  test('what is set is listed with where it comes from', async () => {
    using home = new TemporaryHome();
    expect((await home.run(['config', 'set', 'engine', 'local'])).code).toBe(0);
    const listed = await home.run(['config', 'list', '-o', 'json'], { env: { FRONTDESK_THEME: 'dark' } });
    const rows: readonly { name: string; value: string | null; source: string | null }[] = JSON.parse(listed.stdout);
    expect(rows.find(({ name }) => name === 'engine')).toMatchObject({ value: 'local', source: 'config' });
    expect(rows.find(({ name }) => name === 'theme')).toMatchObject({ value: 'dark', source: 'environment' });
    expect((await home.run(['config', 'get', 'engine'])).stdout).toBe('local\n');
    await home.run(['config', 'unset', 'engine']);
    expect(JSON.parse(readFileSync((await home.run(['config', 'path'])).stdout.trim(), 'utf8'))).toEqual({});
  });

  test('the folder of a team is kept in full, wherever the next command is run', async () => {
    using home = new TemporaryHome();
    await home.run(['init', 'shop']);
    expect(await home.run(['config', 'set', 'team', 'shop'])).toMatchObject({ code: 0, stderr: '' });
    expect((await home.run(['config', 'get', 'team'])).stdout).toBe(`${home.path('shop')}\n`);
  });

  test.each([
    [
      ['set', 'team', 'nowhere'],
      /^frontdesk: There is no team in .*nowhere: it has no team\.yml\.\nMake one with: frontdesk init FOLDER\n$/,
    ],
  ])('%j', async (args, sentence) => {
    using home = new TemporaryHome();
    expect(await home.run(['config', ...args])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) });
    expect(await home.run(['config', 'get', 'team'])).toMatchObject({ stdout: '\n' });
  });

  test.each([
    [['set', 'engin', 'local'], 'There is no setting "engin".\nDid you mean engine?'],
    [['set', 'engine', 'claud'], 'engine: "claud" is not one of local, claude.\nDid you mean claude?'],
    [['set', 'budget-day', 'lots'], 'budget-day must be an amount of US dollars such as 0.50, not "lots".'],
  ])('%j', async (args, sentence) => {
    using home = new TemporaryHome();
    expect(await home.run(['config', ...args])).toMatchObject({ code: 2, stdout: '', stderr: `frontdesk: ${sentence}\n` });
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('%s gets a script that names the commands', async (shell) => {
    using home = new TemporaryHome();
    const { code, stdout } = await home.run(['completion', shell]);
    expect(code).toBe(0);
    expect(stdout).toContain('config');
  });
});
