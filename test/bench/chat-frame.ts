import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { noUsage } from '../../src/core/conversation.ts';
import type { Entry } from '../../src/core/entry.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openTerminal } from '../helpers/terminal.ts';
import { type Bench, BenchHome, command, emptyProcess, medians, program, ratio } from './measure.ts';

const times = 9;
const idleSeconds = 20;

/** The chat in a pseudo-terminal: to its first frame, new and resumed, and what it does while nothing happens. */
export const chatFrame: Bench = async () => {
  using home = new BenchHome();
  const { env } = home;
  await seed(home.database);
  await command(['ask', '--engine', 'local', '--quiet', 'How do I change my plan?'], env);
  const frame = (...args: readonly string[]) => firstFrame([...args, '--engine', 'local'], env);
  await leave(env);
  const { empty, fresh, long, longer } = await medians(times, {
    empty: () => emptyProcess(env),
    fresh: () => frame('chat'),
    long: () => frame('chat', '--resume', 's_500'),
    longer: () => frame('chat', '--resume', 's_10000'),
  });
  return [
    `empty process ${empty.toFixed(0)} ms`,
    `first frame ${ratio(fresh, empty)} (goal 5×, 110 ms)`,
    `resumed, 500 turns ${ratio(long, empty)} (goal 160 ms)`,
    `resumed, 10,000 turns ${ratio(longer, empty)}, ${(longer / long).toFixed(1)}× the short one (goal 2× the short one)`,
    await idle(env),
  ];
};

/** To the prompt, in ms. */
async function firstFrame(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const begin = performance.now();
  const terminal = openTerminal(process.execPath, [program, ...args], { env });
  try {
    await terminal.until(() => terminal.output.includes('›'), 60_000);
    return performance.now() - begin;
  } finally {
    await terminal.dispose();
  }
}

/** Opens the chat and leaves it in good order, so that its compiled code is kept. */
async function leave(env: Readonly<Record<string, string>>): Promise<void> {
  const terminal = openTerminal(process.execPath, [program, 'chat', '--engine', 'local'], { env });
  await terminal.until('›', 60_000);
  await terminal.quiet(500);
  terminal.write('/quit\r');
  await terminal.exited;
  await terminal.dispose();
}

async function idle(env: Readonly<Record<string, string>>): Promise<string> {
  const terminal = openTerminal(process.execPath, [program, 'chat', '--engine', 'local'], { env });
  try {
    await terminal.until('›', 60_000);
    await terminal.quiet(2000);
    const before = used(terminal.pid);
    await delay(idleSeconds * 1000);
    const after = used(terminal.pid);
    const share = ((after.cpuMs - before.cpuMs) / (idleSeconds * 1000)) * 100;
    return `idle ${share.toFixed(2)} % CPU, ${after.wakes - before.wakes} wakes in ${idleSeconds} s, peak ${after.peakMib.toFixed(0)} MiB (goal 0.1 %, one timer a minute, 80 MiB)`;
  } finally {
    await terminal.dispose();
  }
}

/** What a process has used so far. Linux only. */
export function used(pid: number): { readonly cpuMs: number; readonly wakes: number; readonly peakMib: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const counted = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    // Ticks of 10 ms.
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    wakes: counted('voluntary_ctxt_switches'),
    peakMib: counted('VmHWM') / 1024,
  };
}

/** Two conversations: `s_500` and `s_10000`, of so many turns. */
async function seed(path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const store = await openStore({ path, now: Date.now });
  for (const turns of [500, 10_000]) {
    const id = `s_${turns}`;
    await store.createSession({ id, team: 'teamflow', createdAt: Date.now() });
    await store.transaction((tx) => tx.append(id, Array.from({ length: turns }, (_, index) => turn(index)).flat(), Date.now()));
  }
  await store.close();
}

function turn(index: number): readonly Entry[] {
  const text = `Yes: **${index} people** can share a board on Pro. Each of them counts as a seat, guests do not, and the invoice of the next month shows the change [1].`;
  return [
    { type: 'message', from: 'customer', text: `Question ${index}: how many people can share a board, and what does it cost us?` },
    { type: 'reply', agent: 'product-info', blocks: [{ type: 'text', text }], stop: 'end', usage: noUsage, flags: [] },
    { type: 'turn-finished', outcome: { type: 'answered' }, durationMs: 12 },
  ];
}
