import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, BenchHome, command, peakMemory, program, run } from './measure.ts';
import { messages } from './messages.ts';

const few = 200;
const many = 1000;

/** `frontdesk batch` with the local engine: messages a second once it runs, and whether memory grows with their number. */
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
  const short = (await run([program, ...args(few)], env)).endMs;
  const long = (await run([program, ...args(many)], env)).endMs;
  const rate = ((many - few) / (long - short)) * 1000;
  const [less, more] = [await peakMemory(args(few), env), await peakMemory(args(many), env)];
  return [`${rate.toFixed(0)} messages/s (goal 300), peak ${less.toFixed(0)} MiB with ${few}, ${more.toFixed(0)} MiB with ${many}`];
};
