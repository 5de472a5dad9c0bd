import { cpus } from 'node:os';
import type { Bench } from './measure.ts';

/** All benchmarks by name. A new one is a file here and a line in this table. */
const benches = {
  'start-up': async () => (await import('./start-up.ts')).startUp,
  'claude-first-text': async () => (await import('./claude-first-text.ts')).claudeFirstText,
} as const satisfies Record<string, () => Promise<Bench>>;

// npm run bench [-- name…]: each figure as a ratio to an empty `node -e 0`, taken in the same run.
const asked = process.argv.slice(2);
console.log(`${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const bench = await load();
  for (const line of await bench()) console.log(`${name}: ${line}`);
}
