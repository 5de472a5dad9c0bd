import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TemporaryHome } from '../helpers/program.ts';

const lines = [
  { id: 'a', message: 'How many users may the Basic plan have?' },
  { id: 'b', message: 'Hi, I was charged twice this month and want the second charge back.', customer: 'maya@northwind.example' },
];

const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const idsIn = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id);

test('a result a line with the id of its message; something that waits makes it 3', async () => {
  using home = new TemporaryHome();
  const { code, stdout } = await home.run(['batch', '-'], { input });
  expect(code).toBe(3);
  expect([...idsIn(stdout)].sort()).toEqual(['a', 'b']);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).type),
  ).toEqual(['result', 'result']);
});

test('a batch that was stopped goes on where it was, behind a line that was cut short', async () => {
  using home = new TemporaryHome();
  writeFileSync(home.path('in.jsonl'), input);
  await home.run(['batch', '-', '--out', 'out.jsonl'], { input: `${JSON.stringify(lines[0])}\n` });
  appendFileSync(home.path('out.jsonl'), '{"id":"b","type":"res');
  const again = await home.run(['batch', 'in.jsonl', '--out', 'out.jsonl']);
  expect(again.stderr).toContain('1 answered, 1 had been before');
  const [first = '', , last = ''] = readFileSync(home.path('out.jsonl'), 'utf8').trim().split('\n');
  expect([JSON.parse(first).id, JSON.parse(last).id]).toEqual(['a', 'b']);
});

test('a line that is no message is named, the others are answered', async () => {
  using home = new TemporaryHome();
  const { code, stdout, stderr } = await home.run(['batch', '-'], { input: `nonsense\n${JSON.stringify(lines[0])}\n` });
  expect(code).toBe(1);
  expect(stderr).toContain('frontdesk: line 1: this is not JSON.');
  expect(idsIn(stdout)).toEqual(['a']);
});

test('a file that is not there', async () => {
  using home = new TemporaryHome();
  expect(await home.run(['batch', 'nowhere.jsonl'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('no such file'),
  });
});
