import { type Bench, BenchHome, command, emptyProcess, medians, ratio, resources } from './measure.ts';

const times = 15;
const askLocal = ['ask', '--engine', 'local', '--quiet', 'How do I change my plan?'];
const search = ['knowledge', 'search', 'refund'];

/** Commands that start, answer and end. */
export const startUp: Bench = async () => {
  using home = new BenchHome();
  const { env } = home;
  // The first runs make the database, the index of the documents and the compile cache.
  await command(['--help'], env);
  await command(askLocal, env);
  await command(search, env);
  const { empty, version, help, ask, found } = await medians(times, {
    empty: () => emptyProcess(env),
    version: () => command(['--version'], env),
    help: () => command(['--help'], env),
    ask: () => command(askLocal, env),
    found: () => command(search, env),
  });
  const memory = async (args: readonly string[]) => `${(await resources(args, env)).peakMib.toFixed(0)} MiB`;
  return [
    `empty process ${empty.toFixed(0)} ms`,
    `--version ${ratio(version, empty)}, ${await memory(['--version'])} (goal 1.3×, 48 MiB)`,
    `--help ${ratio(help, empty)} (goal 1.8×)`,
    `ask, local engine ${ratio(ask, empty)}, ${await memory(askLocal)} (goal 5×, 80 MiB)`,
    `knowledge search, index there ${ratio(found, empty)} (goal 2×)`,
  ];
};
