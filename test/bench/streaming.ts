import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEntry } from '../../src/core/entry.ts';
import { openChat } from '../helpers/chat-program.ts';
import { used } from './chat-frame.ts';
import type { Bench } from './measure.ts';

/** The script `perf stream` says so many, 200 a second. */
const tokens = 2000;

/** A reply that streams into a long conversation: what a token costs. */
export const streaming: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'));
  const file = join(folder, 'session.jsonl');
  writeFileSync(file, Array.from({ length: 1000 }, (_, index) => `${JSON.stringify(message(index + 1))}\n`).join(''));
  const terminal = await openChat({ file });
  try {
    await terminal.until('›');
    terminal.write('perf stream\r');
    await terminal.until(() => terminal.output.includes('token100 '), 30_000);
    const before = { ...used(terminal.pid), bytes: terminal.output.length };
    await terminal.until(() => terminal.output.includes('perf done'), 60_000);
    const after = used(terminal.pid);
    const written = terminal.output.slice(before.bytes);
    const cpu = ((after.cpuMs - before.cpuMs) * 1000) / (tokens - 100);
    const clears = written.split(/\x1b\[[23]J/).length - 1;
    return [
      `${cpu.toFixed(0)} µs CPU a token, ${(written.length / (tokens - 100)).toFixed(0)} bytes a token, ${clears} full clears (goal 350 µs, 100 bytes, none)`,
    ];
  } finally {
    await terminal.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
};

function message(seq: number): StoredEntry {
  return { type: 'message', from: 'customer', text: `Message ${seq} of a long conversation.`, seq, at: seq };
}
