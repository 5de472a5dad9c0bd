import { messagesServer } from '../helpers/messages-server.ts';
import { says } from '../helpers/stream-events.ts';
import { type Bench, BenchHome, emptyProcess, medians, program, ratio, run } from './measure.ts';

const times = 9;

/** `frontdesk ask --engine claude` against a server on this machine: to the first text, and to the end. */
export const claudeFirstText: Bench = async () => {
  using home = new BenchHome();
  const server = await messagesServer();
  const env = { ...home.env, ANTHROPIC_API_KEY: 'sk-ant-bench', ANTHROPIC_BASE_URL: server.url };
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
      empty: () => emptyProcess(env),
      first: async () => {
        const { firstMs, endMs } = await ask();
        end = endMs;
        return firstMs;
      },
      last: async () => end,
    });
    return [
      `empty process ${empty.toFixed(0)} ms`,
      `first text ${ratio(first, empty)} (goal 180 ms)`,
      `whole command ${ratio(last, empty)} (goal 10×)`,
    ];
  } finally {
    await server.close();
  }
};
