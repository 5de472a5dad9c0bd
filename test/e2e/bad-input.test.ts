import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Ended, TemporaryHome } from '../helpers/program.ts';

const question = 'How many users may the Basic plan have?';

/** One clear sentence, a way out, nothing on stdout, no escape codes. */
function refused({ code, stdout, stderr }: Ended, sentence: string | RegExp, expected = 2): void {
  expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toContain('\x1b');
  expect(stderr).not.toMatch(/\n\s+at /);
}

/** A copy of the demo team in the home, to be broken. */
function copyOfTeam(home: TemporaryHome): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  cpSync(`${root}/agents/teamflow`, home.path('agents/teamflow'), { recursive: true });
  cpSync(`${root}/docs/knowledge`, home.path('docs/knowledge'), { recursive: true });
  return home.path('agents/teamflow');
}

describe('no terminal', () => {
  test.each([[[]], [['chat']], [['-c']]])('%j with nothing on stdin says what to use instead', async (args) => {
    using home = new TemporaryHome();
    refused(await home.run(args), /needs a terminal, and there is none\.\nAsk in one shot with: frontdesk ask/);
  });
});

describe('messages', () => {
  test.each([
    ['an empty one', ['ask', '']],
    ['white space', ['ask', '   \n ']],
    ['nothing at all', ['ask']],
    ['an empty stdin', ['ask', '-']],
  ])('%s', async (_name, args) => {
    using home = new TemporaryHome();
    refused(await home.run(args), 'The message is empty.');
  });

  test('an open stdin that never says anything, and no message', async () => {
    using home = new TemporaryHome();
    refused(await home.run(['ask'], { input: 'open' }), /There is no message.*\n.*frontdesk ask -/);
  });

  test('binary', async () => {
    using home = new TemporaryHome();
    refused(
      await home.run(['ask', '-'], { input: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]) }),
      'standard input is not text: byte 5 is zero.',
    );
  });

  test('not UTF-8', async () => {
    using home = new TemporaryHome();
    refused(await home.run(['ask', '-'], { input: Buffer.from([0x63, 0x61, 0x66, 0xe9]) }), /not text in UTF-8\.\n.*iconv/);
  });

  test('5 MB of text are answered', async () => {
    using home = new TemporaryHome();
    const { code } = await home.run(['ask', '-', '-q'], { input: `${question}\n${'and so on. '.repeat(500_000)}` });
    expect([0, 3]).toContain(code);
  }, 120_000);

  test('what is longer than 8 MB is cut, and that is said', async () => {
    using home = new TemporaryHome();
    const { stderr } = await home.run(['ask', 'summarize this', '-q'], { input: 'x'.repeat(8 * 1024 * 1024 + 5) });
    expect(stderr).toContain('Standard input was cut after 8 MB.');
  }, 120_000);
});

describe('names that do not exist', () => {
  test.each([
    [['ask', question, '--agent', 'biling'], 'There is no specialist "biling" in the team teamflow.\nDid you mean billing?'],
    [
      ['ask', question, '--customer', 'nobody@nowhere.example'],
      'There is no customer "nobody@nowhere.example".\nList them with: frontdesk customers list',
    ],
    [['ask', question, '-r', 's_nothing'], 'There is no session "s_nothing".\nList them with: frontdesk sessions list'],
    [['ask', question, '-c'], 'There is no conversation to continue yet.'],
    [['transcript', 's_nothing'], 'There is no session "s_nothing".'],
    [['approve', 'a_nothing'], 'Nothing waits under "a_nothing".'],
    [['verify', 'v_nothing', '--from-file', '-'], 'Nothing waits under "v_nothing".'],
    [['agents', 'show', 'biling'], 'There is no agent "biling" in the team teamflow.\nDid you mean billing?'],
    [['ask', question, '--engine', 'clade'], /clade/],
    [['ask', question, '--allow', 'everything'], '--allow "everything" does not name one write.'],
    [['ask', question, '--transcript', 'talk.doc'], /its extension is none of md, txt, json, jsonl, html/],
    [['ask', question, '--team', 'nowhere'], /nowhere/],
  ])('%j', async (args, sentence) => {
    using home = new TemporaryHome();
    refused(await home.run(args), sentence);
  });
});

describe('places', () => {
  test('no home directory', async () => {
    using home = new TemporaryHome();
    const env = { HOME: '', FRONTDESK_CACHE_DIR: undefined };
    refused(await home.run(['ask', question], { env }), /There is no home directory.*\nSet FRONTDESK_\w+_DIR/);
  });

  test('a data directory that cannot be written', async () => {
    using home = new TemporaryHome();
    writeFileSync(home.path('file'), '');
    refused(await home.run(['ask', question], { env: { FRONTDESK_DATA_DIR: home.path('file/data') } }), /cannot be written/);
  });

  test.runIf(process.platform === 'linux')('a data directory where no folder can be made', async () => {
    using home = new TemporaryHome();
    refused(await home.run(['ask', question], { env: { FRONTDESK_DATA_DIR: '/proc/nope' } }), /cannot be written \(ENOENT\)/);
  });

  test.runIf(process.platform === 'linux')('a cache directory where no folder can be made: it is slower, and doctor says so', async () => {
    using home = new TemporaryHome();
    const env = { FRONTDESK_CACHE_DIR: '/proc/nope' };
    expect(await home.run(['ask', question], { env })).toMatchObject({ code: 0, stdout: expect.stringContaining('[1]') });
    expect((await home.run(['doctor'], { env })).stdout).toContain('/proc/nope cannot be written (ENOENT): every start takes longer');
  });

  test.runIf(process.platform === 'linux')('a configuration directory where no folder can be made', async () => {
    using home = new TemporaryHome();
    const env = { FRONTDESK_CONFIG_DIR: '/proc/nope' };
    refused(
      await home.run(['config', 'set', 'engine', 'local'], { env }),
      /^frontdesk: The configuration in \/proc\/nope cannot be written: ENOENT.*\.\nSet FRONTDESK_CONFIG_DIR/,
    );
    expect(await home.run(['ask', question], { env })).toMatchObject({ code: 0 });
  });

  test('a damaged database is said to be one, and left as it is', async () => {
    using home = new TemporaryHome();
    await home.run(['sessions']);
    const file = home.path('.local/share/frontdesk/frontdesk.db');
    writeFileSync(file, 'this is no database, whatever its name says. '.repeat(200));
    const before = readFileSync(file);
    refused(await home.run(['sessions']), /frontdesk\.db/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a configuration that is not JSON', async () => {
    using home = new TemporaryHome();
    mkdirSync(home.path('.config/frontdesk'), { recursive: true });
    writeFileSync(home.path('.config/frontdesk/config.json'), '{ engine: local');
    refused(await home.run(['ask', question]), /config\.json is not valid JSON\.\nMend it/);
  });
});

describe('the team', () => {
  test('a broken file is named with line, column and the nearest key', async () => {
    using home = new TemporaryHome();
    const team = copyOfTeam(home);
    const file = `${team}/billing-agent.yml`;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^handoffs:/m, 'handofs:'));
    refused(await home.run(['ask', question, '--team', team]), /billing-agent\.yml:\d+:\d+: .*"handofs".*did you mean "handoffs"/);
    const checked = await home.run(['agents', 'check', '--team', team]);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toMatch(/billing-agent\.yml:\d+:\d+: /);
  });

  test('a document that an agent names and nobody wrote', async () => {
    using home = new TemporaryHome();
    const team = copyOfTeam(home);
    const file = `${team}/billing-agent.yml`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('billing-policies', 'billing-polices'));
    const checked = await home.run(['agents', 'check', '--team', team]);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toMatch(/billing-polices/);
  });
});

describe('doctor', () => {
  test('says what does not work, and goes on to the rest', async () => {
    using home = new TemporaryHome();
    writeFileSync(home.path('file'), '');
    const { code, stdout } = await home.run(['doctor'], { env: { FRONTDESK_DATA_DIR: home.path('file/data') } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ database .*cannot be written/);
    expect(stdout).toMatch(/✓ team/);
  });
});
