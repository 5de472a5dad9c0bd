import { expect, test } from 'vitest';
import { startJourney } from '../../helpers/journey.ts';

const charged = 'Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.';
const mail = `From: Maya Ortiz <maya@northwind.example>
To: support@teamflow.com
Subject: charged twice

Hello,
we see two charges of $49.99 on our card this month. Please refund the second one.
Best regards
Maya
`;
const form = 'email: maya@northwind.example\nlast-payment: 49.99\npostal-code: 4107\n';

test('the result has the documented shape, whole, also where nothing was found or nothing waits', async () => {
  const { code, result } = await startJourney().json(['ask', 'How long do refunds to a card take?']);
  expect(code).toBe(0);
  expect(result).toEqual({
    type: 'result',
    status: 'answered',
    session: expect.stringMatching(/^s_\w+$/),
    engine: 'local',
    agent: 'billing',
    agents: ['triage', 'billing'],
    urgency: 'normal',
    reply: expect.stringContaining('[1]'),
    notes: [],
    citations: [
      {
        n: 1,
        document: 'billing-policies',
        heading: 'Refunds › Processing time',
        lines: [expect.any(Number), expect.any(Number)],
        quote: expect.stringContaining('5-10 business days'),
      },
    ],
    calls: expect.arrayContaining([
      {
        id: expect.stringMatching(/^c_/),
        tool: 'search_knowledge',
        input: expect.any(Object),
        status: 'done',
        result: expect.any(String),
      },
    ]),
    approvals: [],
    verifications: [],
    flags: [],
    usage: { model_calls: 0, input_tokens: 0, output_tokens: 0, cache_read_tokens: 0 },
    cost_usd: 0,
    duration_ms: expect.any(Number),
  });
});

test('stream-json: init first, the turn’s events, result last and alike, every line an object', async () => {
  const { code, stdout } = await startJourney().run(['ask', 'How long do refunds to a card take?', '-o', 'stream-json']);
  expect(code).toBe(0);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line): { readonly type: string } => JSON.parse(line));
  const types = lines.map(({ type }) => type);
  expect(types[0]).toBe('init');
  expect(types.filter((type) => type === 'result')).toHaveLength(1);
  expect(types.at(-1)).toBe('result');
  expect(types).toEqual(expect.arrayContaining(['routed', 'handed_off', 'tool_started', 'tool_finished', 'text_delta', 'citation']));
});

test('nobody confirmed it: pending, exit 3, and nothing ran; decided in other shells the turn goes on to its reply', async () => {
  const journey = startJourney();
  const asked = await journey.run(['ask', charged]);
  expect(asked.code).toBe(3);
  const check = /frontdesk verify (v_\w+)/.exec(asked.stderr)?.[1] ?? '';
  const verified = await journey.run(['verify', check, '--from-file', '-'], { input: form });
  expect(verified).toMatchObject({ code: 3, stdout: expect.stringContaining('qualifies for a full refund [1]') });
  const id = /frontdesk approve (a_\w+)/.exec(verified.stderr)?.[1] ?? '';
  expect((await journey.run(['approvals'])).stdout).toContain(`${id}  `);
  const shown = await journey.run(['approvals', 'show', id]);
  for (const words of ['Refund $49.99 USD', 'pay_1042', 'Northwind Ltd', 'Refunds › Refund limits and approval', 'Evidence', 'Runs'])
    expect(shown.stdout).toContain(words);
  expect(journey.rows("SELECT * FROM refunds WHERE payment = 'pay_1042'")).toEqual([]);

  const denied = await journey.run(['deny', id, '--reason', 'refunded by phone this morning']);
  expect(denied).toMatchObject({ code: 0, stdout: expect.stringMatching(/not been done|nothing has been changed/) });
  expect(journey.rows("SELECT * FROM refunds WHERE payment = 'pay_1042'")).toEqual([]);
  expect(await journey.run(['approvals'])).toMatchObject({ code: 0, stdout: '' });
});

test('a dry run shows what would happen and changes nothing', async () => {
  const journey = startJourney();
  const { code, result } = await journey.json(['ask', '-n', 'This is miriam@atlas.example. Our customer data has leaked.']);
  expect(code).toBe(0);
  expect(result.calls).toContainEqual(
    expect.objectContaining({ tool: 'escalate', result: expect.stringMatching(/^dry run, nothing was changed/) }),
  );
  expect(journey.rows("SELECT * FROM escalations WHERE id > 'ESC-1003'")).toEqual([]);
});

test('a dry run that waits for the identity form goes on as one: nothing is changed, and nothing waits', async () => {
  const journey = startJourney();
  const asked = await journey.json(['ask', '-n', charged]);
  expect(asked).toMatchObject({ code: 3, result: { verifications: [{ account: 'acc_northwind', dry_run: true }] } });
  expect((await journey.run(['approvals'])).stdout).toMatch(/identity of Northwind Ltd, dry run/);
  const [check] = asked.result.verifications;
  const { code, result } = await journey.json(['verify', check?.id ?? '', '--from-file', '-'], { input: form });
  expect(code).toBe(0);
  expect(result.calls).toContainEqual(
    expect.objectContaining({ tool: 'issue_refund', result: expect.stringMatching(/^dry run, nothing was changed/) }),
  );
  expect(result.approvals).toEqual([]);
  expect(journey.rows("SELECT * FROM refunds WHERE payment = 'pay_1042'")).toEqual([]);
});

test.each([
  ['beside words of the operator', ['ask', 'draft a reply']],
  ['as the message', ['ask', '-']],
])('a mail on standard input, %s: routed by what the customer wrote', async (_how, args) => {
  const { code, result } = await startJourney().json(args, { input: mail });
  expect(code).toBe(3);
  expect(result).toMatchObject({ agents: ['triage', 'billing'], verifications: [{ account: 'acc_northwind' }] });
});

test('piped chat: a scripted conversation, its transcript alone on stdout', async () => {
  const { code, stdout, stderr } = await startJourney().run(['chat'], { input: 'How long do refunds to a card take?\nand to PayPal?\n' });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Customer:\n {2}How long do refunds to a card take\?\n\nBilling:\n[\s\S]+\nCustomer:\n {2}and to PayPal\?\n\nBilling:\n[\s\S]*24-48 hours/,
  );
  expect(stdout).not.toMatch(/search_knowledge|session s_|\x1b/);
  expect(stderr).toMatch(/session s_\w+ · local engine/);
});

test('piped chat: a command of the terminal is refused, and never taken for the customer', async () => {
  const { code, stdout, stderr } = await startJourney().run(['chat'], { input: 'How long do refunds to a card take?\n/why\n' });
  expect(code).toBe(2);
  expect(stdout).toMatch(/^Customer:\n {2}How long do refunds/);
  expect(stdout).not.toContain('/why');
  expect(stderr).toContain('/why works in the chat at a terminal, not by pipe');
});

test('no escape codes where there is no terminal', async () => {
  const journey = startJourney({ FORCE_COLOR: undefined, TERM: 'xterm-256color' });
  for (const args of [['ask', 'What does Pro cost?'], ['customers'], ['escalations'], ['agents'], ['--help'], ['policy', 'list']]) {
    const { stdout, stderr } = await journey.run(args);
    expect(stdout + stderr, args.join(' ')).not.toContain('\x1b');
  }
});
