import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { TemporaryHome } from '../helpers/program.ts';

const database = (home: TemporaryHome) => home.path('.local/share/frontdesk/frontdesk.db');

test('customers: all, some, one, none', async () => {
  using home = new TemporaryHome();
  const all = JSON.parse((await home.run(['customers', '-o', 'json'])).stdout);
  expect(all.length).toBeGreaterThanOrEqual(25);
  expect((await home.run(['customers', 'list', 'northwind'])).stdout).toMatch(/acc_northwind\s+Northwind Ltd/);
  const shown = await home.run(['customers', 'show', 'maya@northwind.example']);
  expect(shown.stdout).toContain('Northwind Ltd');
  expect(shown.stdout).not.toMatch(/pay_|\$/);
  expect((await home.run(['customers', 'show', 'acc_northwind', '--billing'])).stdout).toMatch(/pay_1042 .* \$49\.99 Visa ····4242/);
  expect(await home.run(['customers', 'show', 'acc_nortwind'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'frontdesk: There is no account "acc_nortwind".\nDid you mean acc_northwind?\n',
  });
});

test('customers erase: says what would go, asks for the id, and leaves no conversation behind', async () => {
  using home = new TemporaryHome();
  const id = 'acc_northwind';
  await home.run(['ask', 'maya@northwind.example here, I was charged twice this month.']);
  mkdirSync(home.path('.local/share/frontdesk'), { recursive: true });
  writeFileSync(home.path('.local/share/frontdesk/history.jsonl'), '"Maya@northwind.example asks"\n"another"\n');
  const preview = await home.run(['customers', 'erase', 'maya@northwind.example', '--dry-run']);
  expect(preview).toMatchObject({ code: 0, stdout: expect.stringMatching(/Northwind Ltd \(acc_northwind\)[\s\S]*conversations s_\w+/) });
  expect(await home.run(['customers', 'erase', id])).toMatchObject({ code: 2, stderr: expect.stringContaining(`--confirm ${id}`) });
  expect(await home.run(['customers', 'erase', id, '--confirm', 'acc_atlas'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('That is not acc_northwind; nothing was erased.'),
  });
  expect((await home.run(['sessions'])).stdout).toContain('maya@northwind.example');
  expect(await home.run(['customers', 'erase', id, '--confirm', id])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('acc_northwind is erased. 1 lines of what was typed in the chat went, too. Head of the audit: '),
  });
  expect(await home.run(['sessions'])).toMatchObject({ stdout: '', stderr: 'There is no conversation yet.\n' });
  expect(readFileSync(home.path('.local/share/frontdesk/history.jsonl'), 'utf8')).toBe('"another"\n');
  expect((await home.run(['audit'])).stdout).toMatch(/erased +customers erase +acc_northwind: 1 conversations/);
  expect(await home.run(['audit', 'verify'])).toMatchObject({ code: 0 });
  expect(await home.run(['customers', 'show', 'maya@northwind.example'])).toMatchObject({ code: 2 });
});

test('escalations: the open ones with their clocks, one of them in full', async () => {
  using home = new TemporaryHome();
  expect((await home.run(['escalations'])).stdout).toMatch(/ESC-1002 +priority .*answer .* late/);
  const [first] = JSON.parse((await home.run(['escalations', '-o', 'json'])).stdout);
  expect(first).toMatchObject({
    late: expect.any(Boolean),
    owner_role: expect.any(String),
    respond_by: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    packet: expect.any(Object),
  });
  expect((await home.run(['escalations', 'show', first.id])).stdout).toContain('Answer by');
  const answered = (await home.run(['escalations', 'show', 'ESC-1003'])).stdout;
  expect(answered).toMatch(/Answer by +.* \(answered \d{4}-\d\d-\d\d \d\d:\d\d UTC by CTO\)/);
  expect(answered).not.toContain('late');
  expect((await home.run(['escalations', 'show', 'ESC-1002'])).stdout).toMatch(/Answer by +.* late\)/);
  expect(await home.run(['escalations', 'show', 'ESC-1'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no escalation "ESC-1".'),
  });
});

test('escalations acknowledge: the first human answer stops its clock, once', async () => {
  using home = new TemporaryHome();
  const env = { USER: 'ana' };
  const run = (...args: readonly string[]) => home.run(['escalations', ...args], { env });
  expect(await run('acknowledge', 'ESC-1002')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringMatching(
      /^ESC-1002 is acknowledged by ana, \d+ h late; to be resolved by .* UTC\. Head of the audit: [0-9a-f]{64}\n$/,
    ),
  });
  expect((await run()).stdout).toMatch(/ESC-1002 +priority .* resolve in \d+ h/);
  expect((await run('show', 'ESC-1002')).stdout).toMatch(/Answer by +.* \(answered .* by ana\)/);
  expect(await run('acknowledge', 'ESC-1002')).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^ESC-1002 was acknowledged .* UTC by ana; nothing was changed\.\n$/),
  });
  expect(JSON.parse((await run('acknowledge', 'ESC-1002', '-o', 'json')).stdout)).toMatchObject({
    status: 'acknowledged',
    acknowledged_by: 'ana',
    late: false,
    changed: false,
    audit_head: null,
  });
  expect(await run('acknowledge', 'ESC-9')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no escalation "ESC-9".') });
  expect((await home.run(['audit'])).stdout).toMatch(/ana +acknowledged +escalations acknowledge +ESC-1002 \(priority, churn\)/);
});

test('escalations resolve: closed with a note, by a manager where the levels decide', async () => {
  using home = new TemporaryHome();
  const run = (...args: readonly string[]) => home.run(['escalations', ...args], { env: { USER: 'ana' } });
  expect(await run('resolve', 'ESC-1001')).toMatchObject({ code: 2, stderr: expect.stringContaining('--note') });
  const closed = JSON.parse((await run('resolve', 'ESC-1001', '--note', 'Boards open again.', '-o', 'json')).stdout);
  expect(closed).toMatchObject({ status: 'resolved', resolved_by: 'ana', resolution: 'Boards open again.', late: false, changed: true });
  expect(await run('resolve', 'ESC-1001', '--note', 'Boards open again.')).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^ESC-1001 was resolved .* UTC by ana; nothing was changed\.\n$/),
  });
  expect(await run('resolve', 'ESC-1001', '--note', 'Other.')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('its note stays'),
  });
  expect(await run('acknowledge', 'ESC-1001')).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing left to answer') });
  expect(await run('resolve', 'ESC-9', '--note', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('no escalation "ESC-9"') });
  expect((await run()).stdout).not.toContain('ESC-1001');

  expect(await run('resolve', 'ESC-1003', '--note', 'Reset.')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('ESC-1003 is closed by someone with the role manager; ana does not have it.'),
  });
  writeFileSync(home.path('secret'), 'open sesame\n');
  await home.run(['operators', 'add', 'mia', '--role', 'manager', '--password-file', 'secret']);
  expect(await run('resolve', 'ESC-1003', '--note', 'Reset.', '--as', 'mia', '--password-file', 'secret')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringMatching(/^ESC-1003 is resolved by mia, in time\. Head of the audit: [0-9a-f]{64}\n$/),
  });
  expect((await home.run(['audit'])).stdout).toMatch(/mia +resolved +escalations resolve +ESC-1003 \(immediate, security\): Reset\./);
  expect(await home.run(['audit', 'verify'])).toMatchObject({ code: 0 });
});

test('operators: a password from a file or from standard input, never on the command line', async () => {
  using home = new TemporaryHome();
  writeFileSync(home.path('secret'), 'open sesame\n');
  expect(await home.run(['operators', 'add', 'Fay', '--role', 'finance', '--password-file', 'secret'])).toMatchObject({
    code: 0,
    stdout: '',
  });
  expect(
    await home.run(['operators', 'add', 'Gil', '--role', 'finance', 'finance-director', '--password-file', '-'], { input: 'x\n' }),
  ).toMatchObject({ code: 0 });
  const list = JSON.parse((await home.run(['operators', '-o', 'json'])).stdout);
  expect(list).toMatchObject([
    { name: 'Fay', roles: ['finance'] },
    { name: 'Gil', roles: ['finance', 'finance-director'] },
  ]);
  expect(JSON.stringify(list)).not.toContain('sesame');
  expect(await home.run(['operators', 'add', 'Hal', '--role', 'finance'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--password-file'),
  });
  expect(await home.run(['operators', 'add', 'Fay', '--role', 'finance', '--password-file', 'secret'])).toMatchObject({ code: 2 });
  expect(await home.run(['operators', 'add', 'Ida', '--role', 'finance', 'finanse', '--password-file', 'secret'])).toMatchObject({
    code: 2,
    stderr:
      'frontdesk: There is no role "finanse"; the policies of the team know support, sales, manager, finance, finance-director.\nDid you mean finance?\n',
  });
  expect((await home.run(['operators'])).stdout).not.toContain('Ida');
  expect(await home.run(['operators', 'remove', 'Fay'])).toMatchObject({ code: 0 });
  expect(await home.run(['operators', 'remove', 'Fay'])).toMatchObject({ code: 2 });
});

test('audit: an empty chain holds; one that was tampered with does not', async () => {
  using home = new TemporaryHome();
  expect(await home.run(['audit', 'verify'])).toMatchObject({ code: 0, stdout: expect.stringContaining('The chain holds: 0 records') });
  expect(await home.run(['audit', 'verify', '--head', '0'.repeat(12)])).toMatchObject({ code: 0 });
  expect(await home.run(['audit', 'verify', '--head', 'f'.repeat(64)])).toMatchObject({
    code: 1,
    stdout: 'The chain does not hold: the chain ends after record 0 and never had the head that was noted. First bad record: 1.\n',
  });
  expect(await home.run(['audit', 'verify', '--head', 'nonsense'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('"nonsense" is no head'),
  });
});

test('demo reset brings back what was changed', async () => {
  using home = new TemporaryHome();
  await home.run(['customers']);
  const db = new DatabaseSync(database(home));
  db.exec("UPDATE accounts SET company = 'Changed' WHERE id = 'acc_northwind'");
  db.close();
  expect((await home.run(['customers', 'show', 'acc_northwind'])).stdout).toContain('Changed');
  expect(await home.run(['demo', 'reset'])).toMatchObject({ code: 0, stdout: '' });
  expect((await home.run(['customers', 'show', 'acc_northwind'])).stdout).toContain('Northwind Ltd');
});

test('policy judge: what is no JSON, no tool, no call is said in a sentence', async () => {
  using home = new TemporaryHome();
  expect(await home.run(['policy', 'judge', 'issue_refund', '--input', '{', '--facts', '{}'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--input is not JSON'),
  });
  expect(await home.run(['policy', 'judge', 'issue_refund', '--input', '[]', '--facts', '{}'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('must be a JSON object'),
  });
});
