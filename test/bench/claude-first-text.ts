import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messagesServer } from '../helpers/messages-server.ts';
import { says } from '../helpers/stream-events.ts';
import { type Bench, medians, ratio, run } from './measure.ts';

const program = fileURLToPath(new URL('../../bin/frontdesk.js', import.meta.url));
const times = 9;

/** `frontdesk ask --engine claude` against a server on this machine: to the first text, and to the end. Goal: 10×, 180 ms. */
export const claudeFirstText: Bench = async () => {
  const server = await messagesServer();
  const home = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'));
  const env = { PATH: process.env['PATH'], HOME: home, ANTHROPIC_API_KEY: 'sk-ant-bench', ANTHROPIC_BASE_URL: server.url };
  const ask = async () => {
    server.answer(says({ text: 'Of course. What is it about?' }));
    const { firstMs, endMs, code } = await run(
      [program, 'ask', '--engine', 'claude', '--quiet', '--agent', 'product-info', 'Can I ask something?'],
      env,
    );
    if (code !== 0 || firstMs === undefined) throw new Error(`frontdesk ask ended with ${code}`);
    return { firstMs, endMs };
  };
  try {
    // The first run makes the database, the index of the documents and the compile cache.
    await ask();
    let end = 0;
    const { empty, first, last } = await medians(times, {
      empty: async () => (await run(['-e', '0'], env)).endMs,
      first: async () => {
        const { firstMs, endMs } = await ask();
        end = endMs;
        return firstMs;
      },
      last: async () => end,
    });
    return [`empty process ${empty.toFixed(0)} ms`, `first text ${ratio(first, empty)}`, `whole command ${ratio(last, empty)}`];
  } finally {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
};
