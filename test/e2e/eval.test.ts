import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TemporaryHome } from '../helpers/program.ts';

const text = 'Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.';

test('scenarios act on records of their own, with the operator’s decisions', async () => {
  using home = new TemporaryHome();
  const cases = [
    { id: 'approve', text, verify: true, decide: { issue_refund: 'approve' }, calls: ['issue_refund'], expect: 'billing' },
    { id: 'again', text, verify: true, decide: { issue_refund: 'approve' }, calls: ['issue_refund'] },
    { id: 'deny', text, verify: true, decide: { issue_refund: 'deny' }, notCalls: ['issue_refund'], status: 'denied' },
    { id: 'unverified', text, status: 'awaiting_approval' },
  ];
  writeFileSync(home.path('cases.jsonl'), cases.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const { code, stdout } = await home.run(['eval', 'cases.jsonl', '-o', 'json', '--min', '100']);
  expect(
    JSON.parse(stdout).cases.flatMap(({ id, problems }: { id: string; problems: string[] }) => problems.map((why) => `${id}: ${why}`)),
  ).toEqual([]);
  expect(code).toBe(0);
  expect((await home.run(['sessions', 'list', '-o', 'json'])).stdout).toBe('[]\n');
});

test('below the bar the exit code is 1', async () => {
  using home = new TemporaryHome();
  writeFileSync(
    home.path('cases.jsonl'),
    JSON.stringify({ id: 'x', text: 'How many users may the Basic plan have?', must: ['a million'] }),
  );
  const { code, stdout } = await home.run(['eval', 'cases.jsonl']);
  expect(code).toBe(1);
  expect(stdout).toContain('does not say a million');
  expect((await home.run(['eval', 'cases.jsonl', '--min', '0'])).code).toBe(0);
});

test('the figures alone: nothing of a case that failed', async () => {
  using home = new TemporaryHome();
  writeFileSync(home.path('cases.jsonl'), JSON.stringify({ id: 'x', text: 'How many may Basic have?', must: ['a million'] }));
  const reports = ['table', 'json', 'junit'].map((format) => home.run(['eval', 'cases.jsonl', '--figures', '-o', format]));
  const [table, json, junit] = (await Promise.all(reports)).map(({ stdout }) => stdout);
  expect(table).toBe('Cases passed: 0.0 % (0 of 1)\n');
  expect(JSON.parse(json ?? '')).toMatchObject({ summary: { cases: { right: 0, of: 1 } }, cases: [] });
  expect(junit).toContain('tests="1" failures="1"');
  expect(junit).not.toContain('Basic');
});

test.each(['101', '-1', 'most'])('--min %s is no percentage', async (min) => {
  using home = new TemporaryHome();
  writeFileSync(home.path('cases.jsonl'), JSON.stringify({ id: 'x', text: 'Hello' }));
  const { code, stderr } = await home.run(['eval', 'cases.jsonl', `--min=${min}`]);
  expect(code).toBe(2);
  expect(stderr).toContain(`--min needs a percentage from 0 to 100, not "${min}".`);
});

test('a case whose customer is nobody, or may be several, is named', async () => {
  using home = new TemporaryHome();
  for (const [customer, why] of [
    ['nobody@here.example', 'There is no customer "nobody@here.example".'],
    ['victor@greenleaf.example', '"victor@greenleaf.example" may be any of acc_greenleaf'],
  ] as const) {
    writeFileSync(home.path('cases.yml'), `- { id: who-is-it, text: Hello, customer: ${customer} }\n`);
    const { code, stderr } = await home.run(['eval', 'cases.yml']);
    expect(code).toBe(2);
    expect(stderr).toContain(`cases.yml, case "who-is-it": ${why}`);
  }
});
