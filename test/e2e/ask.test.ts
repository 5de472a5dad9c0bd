import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Ended, TemporaryHome } from '../helpers/program.ts';

const refund = 'Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.';
const answers = 'email: maya@northwind.example\nlast-payment: 49.99\npostal-code: 4107\n';

const waitingId = ({ stderr }: Ended): string => /frontdesk (?:verify|approve) (\S+)/.exec(stderr)?.[1] ?? '';

/** A conversation whose refund waits for approval. */
async function untilApproval(home: TemporaryHome): Promise<string> {
  const asked = await home.run(['ask', refund]);
  expect(asked).toMatchObject({ code: 3 });
  const verified = await home.run(['verify', waitingId(asked), '--from-file', '-'], { input: answers });
  expect(verified).toMatchObject({ code: 3 });
  expect(verified.stdout + verified.stderr).not.toContain('4107');
  return waitingId(verified);
}

describe('a refund, from the message to the money', () => {
  test('approved from another shell: it runs once, and the turn goes on to its reply', async () => {
    using home = new TemporaryHome();
    const id = await untilApproval(home);
    const shown = await home.run(['approvals', 'show', id]);
    expect(shown.stdout).toContain('pay_1042');
    expect(shown.stdout).toContain('$49.99');
    const approved = await home.run(['approve', id]);
    expect(approved).toMatchObject({ code: 0 });
    expect(approved.stdout).toContain('$49.99');
    const again = await home.run(['approve', id]);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    const transcript = await home.run(['transcript', /session (s_\w+)/.exec(approved.stderr)?.[1] ?? '', '-o', 'txt']);
    expect(transcript.stdout.match(/issue_refund \(done\)/g)).toHaveLength(1);
    expect(transcript.stdout).not.toContain('4107');
  });

  test('denied with a reason: nothing runs, deny itself is a success', async () => {
    using home = new TemporaryHome();
    const id = await untilApproval(home);
    const denied = await home.run(['deny', id, '--reason', 'already refunded by phone']);
    expect(denied).toMatchObject({ code: 0 });
    expect((await home.run(['approvals', 'list', '-o', 'json'])).stdout).toBe('[]\n');
  });

  test('named beforehand with --allow: the confirmation is given, the identity is not', async () => {
    using home = new TemporaryHome();
    const asked = await home.run(['ask', refund, '--allow', 'issue_refund:pay_1042:<=49.99']);
    expect(asked).toMatchObject({ code: 3 });
    expect(waitingId(asked)).toMatch(/^v_/);
  });

  test('wrong answers leave it waiting and say so', async () => {
    using home = new TemporaryHome();
    const asked = await home.run(['ask', refund]);
    const wrong = await home.run(['verify', waitingId(asked), '--from-file', '-'], { input: answers.replace('4107', '9999') });
    expect(wrong).toMatchObject({ code: 3 });
    expect(wrong.stderr).toContain('failed, 2 attempts left');
  });
});

describe('output', () => {
  test('the answer is on stdout, everything else on stderr', async () => {
    using home = new TemporaryHome();
    const { code, stdout, stderr } = await home.run(['ask', 'How many users may the Basic plan have?']);
    expect(code).toBe(0);
    expect(stdout).toContain('[1]');
    expect(stdout).not.toMatch(/Triage|session s_|search_knowledge/);
    expect(stderr).toMatch(/← Triage/);
    expect(stdout + stderr).not.toContain('\x1b');
  });

  test('-o json is one object, -o stream-json ends with the same; the code is the same in every format', async () => {
    using home = new TemporaryHome();
    const [text, json, stream] = await Promise.all(
      ['text', 'json', 'stream-json'].map((format) => home.run(['ask', '-q', refund, '-o', format])),
    );
    expect([text?.code, json?.code, stream?.code]).toEqual([3, 3, 3]);
    const result = JSON.parse(json?.stdout ?? '');
    const lines = (stream?.stdout ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(0)).toMatchObject({ type: 'init', engine: 'local' });
    expect(Object.keys(lines.at(-1))).toEqual(Object.keys(result));
    expect(result).toMatchObject({ type: 'result', status: 'awaiting_approval', agents: ['triage', 'billing'], agent: 'billing' });
  });

  test('-q says only what waits', async () => {
    using home = new TemporaryHome();
    const { stderr } = await home.run(['ask', '-q', refund]);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });

  test('--transcript writes along, -c goes on with it', async () => {
    using home = new TemporaryHome();
    const file = home.path('talk.md');
    await home.run(['ask', 'How do I connect Slack?', '--transcript', file]);
    const before = readFileSync(file, 'utf8');
    expect(before).toContain('How do I connect Slack?');
    await home.run(['ask', '-c', 'Which plan do I need for it?', '--transcript', file]);
    expect(readFileSync(file, 'utf8')).toContain('Which plan do I need for it?');
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
  });

  test('somebody else’s file is not written over', async () => {
    using home = new TemporaryHome();
    writeFileSync(home.path('notes.md'), 'mine');
    const { code, stderr } = await home.run(['ask', 'hello there', '--transcript', home.path('notes.md')]);
    expect(code).toBe(2);
    expect(stderr).toContain('exists already');
    expect(readFileSync(home.path('notes.md'), 'utf8')).toBe('mine');
  });
});

describe('standard input', () => {
  test('beside a message it is the customer’s material', async () => {
    using home = new TemporaryHome();
    const { code, stderr } = await home.run(['ask', 'draft a reply'], { input: 'The API answers 429 all the time. Why?\n' });
    expect(code).toBe(0);
    const transcript = await home.run(['transcript', /session (s_\w+)/.exec(stderr)?.[1] ?? '', '-o', 'txt']);
    expect(transcript.stdout).toContain('Operator:\n  draft a reply');
    expect(transcript.stdout).toContain('Customer:\n  The API answers 429');
  });

  test('- is the message', async () => {
    using home = new TemporaryHome();
    const { code, stdout } = await home.run(['ask', '-'], { input: 'How many users may the Basic plan have?\n' });
    expect(code).toBe(0);
    expect(stdout).not.toBe('');
  });

  test('open and silent, it is left unread, and that is said', async () => {
    using home = new TemporaryHome();
    const { code, stderr } = await home.run(['ask', 'How many users may the Basic plan have?'], { input: 'open' });
    expect(code).toBe(0);
    expect(stderr).toContain('was left unread');
  });

  test('a line for each turn makes a conversation, its transcript on stdout', async () => {
    using home = new TemporaryHome();
    const { code, stdout } = await home.run(['chat', '-q'], { input: 'How do I connect Slack?\nWhich plan do I need for it?\n' });
    expect(code).toBe(0);
    expect(stdout.match(/^Customer:$/gm)).toHaveLength(2);
    expect(stdout.match(/^Product Info:$/gm)?.length).toBeGreaterThanOrEqual(2);
    expect(stdout).not.toContain('\x1b');
  });
});
