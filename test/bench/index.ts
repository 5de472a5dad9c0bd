import { cpus, loadavg } from 'node:os';
import type { Bench } from './measure.ts';

/** All benchmarks by name. A new one is a file here and a line in this table. */
const benches = {
  'start-up': async () => (await import('./start-up.ts')).startUp,
  'claude-first-text': async () => (await import('./claude-first-text.ts')).claudeFirstText,
  chat: async () => (await import('./chat-frame.ts')).chatFrame,
  streaming: async () => (await import('./streaming.ts')).streaming,
  routing: async () => (await import('./routing.ts')).routing,
  knowledge: async () => (await import('./knowledge.ts')).knowledge,
  batch: async () => (await import('./batch.ts')).batch,
  size: async () => (await import('./size.ts')).size,
} as const satisfies Record<string, () => Promise<Bench>>;

// npm run bench [-- name…]: each figure as a ratio to an empty `node -e 0`, taken in the same run. Of what `npm run build` made.
const asked = process.argv.slice(2);
const load = loadavg()[0] ?? 0;
console.log(
  `${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, load ${load.toFixed(1)}`,
);
for (const [name, open] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const bench = await open();
  for (const line of await bench()) console.log(`${name}: ${line}`);
}
