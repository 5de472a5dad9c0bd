import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { TemporaryHome } from '../helpers/program.ts';

/** Resolves once stderr holds the text. */
function seen(stream: NodeJS.ReadableStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    let all = '';
    stream.on('data', (chunk: Buffer) => {
      all += chunk;
      if (all.includes(text)) resolve();
    });
  });
}

describe('signals', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while it waits for input: %i', async (signal, code) => {
    using home = new TemporaryHome();
    const child = home.start(['chat'], { input: 'open' });
    const first = seen(child.stderr, 'session s_');
    child.stdin.write('How do I connect Slack?\n');
    await first;
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([code, null]);
  });
});

test('a reader that has seen enough ends it quietly with 0', async () => {
  using home = new TemporaryHome();
  const child = home.start(['ask', 'How many users may the Basic plan have?', '-o', 'stream-json'], { input: '' });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(stderr).not.toContain('EPIPE');
});

test('two processes: one session is open in one of them at a time', async () => {
  using home = new TemporaryHome();
  const child = home.start(['chat'], { input: 'open' });
  const first = seen(child.stderr, 'session s_');
  child.stdin.write('How do I connect Slack?\n');
  await first;
  const second = await home.run(['ask', '-c', 'And Jira?']);
  expect(second).toMatchObject({ code: 2, stdout: '' });
  expect(second.stderr).toMatch(/is open in another process \(\d+\)/);
  // Another conversation is nobody's hindrance.
  expect((await home.run(['ask', 'How many users may the Basic plan have?'])).code).toBe(0);
  child.stdin.end();
  expect(await once(child, 'close')).toEqual([0, null]);
  expect((await home.run(['ask', '-c', 'And Jira?'])).code).toBe(0);
});
