import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, BenchHome, command, liveHeaps, resources } from './measure.ts';
import { messages } from './messages.ts';

const few = 200;
const many = 1000;
/** What V8 takes from the system grows to its limits within the first thousand or two; what is held on to shows much later. */
const lasting = 4000;

/** `frontdesk batch` with the local engine: messages a second of one core once it runs, and whether what is held on to grows with their number. */
export const batch: Bench = async () => {
  using home = new BenchHome();
  const { env } = home;
  const texts = messages();
  const file = (count: number) => {
    const path = join(home.folder, `${count}.jsonl`);
    const lines = Array.from({ length: count }, (_, index) => JSON.stringify({ id: `m${index}`, message: texts[index % texts.length] }));
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  const args = (count: number) => ['batch', '--engine', 'local', '--quiet', file(count)];
  await command(['ask', '--engine', 'local', '--quiet', 'How do I change my plan?'], env);
  const short = await resources(args(few), env);
  const long = await resources(args(many), env);
  const rate = ((many - few) / (long.cpuMs - short.cpuMs)) * 1000;
  const heaps = await liveHeaps(args(lasting), env);
  const held = (index: number) => `${heaps.at(index)?.toFixed(1)} MiB`;
  return [
    `${rate.toFixed(0)} messages/s of processor time (goal 300), peak ${short.peakMib.toFixed(0)} MiB with ${few}, ${long.peakMib.toFixed(0)} MiB with ${many}`,
    `held on to after 500 messages ${held(0)}, after ${lasting} ${held(-1)} (goal: flat)`,
  ];
};
