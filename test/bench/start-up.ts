import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { type Bench, medians, ratio, run } from './measure.ts';

const program = fileURLToPath(new URL('../../bin/frontdesk.js', import.meta.url));
const times = 11;
const question = 'How long do card refunds take?';

/** From the start of the process. Goals: --version 1.3×, --help 1.8×, ask 5×, the chat's first frame 5× and 110 ms. */
export const startUp: Bench = async () => {
  const home = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'));
  // NODE_EXTRA_CA_CERTS doubles a bare start: it is not passed on.
  const env = { PATH: process.env['PATH'], HOME: home, TERM: 'xterm-256color' };
  const timed = (args: readonly string[]) => async () => {
    const { endMs, code } = await run(args, env);
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
    return endMs;
  };
  const runs = {
    empty: timed(['-e', '0']),
    version: timed([program, '--version']),
    help: timed([program, '--help']),
    ask: timed([program, 'ask', '-q', question]),
    chat: () => firstFrame(env),
  };
  try {
    // The first run makes the database, the index of the documents and the compile cache.
    for (const warm of Object.values(runs)) await warm();
    const { empty, ...measured } = await medians(times, runs);
    return [
      `empty process ${empty.toFixed(0)} ms`,
      `--version ${ratio(measured.version, empty)}`,
      `--help ${ratio(measured.help, empty)}`,
      `ask, local engine ${ratio(measured.ask, empty)}`,
      `chat, first frame ${ratio(measured.chat, empty)}`,
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};

/** Until the input line stands on the screen, in ms. */
function firstFrame(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  return new Promise((resolve) => {
    const begin = performance.now();
    const chat = spawn(process.execPath, [program], { cols: 100, rows: 30, env });
    let screen = '';
    let frame: number | undefined;
    chat.onData((text) => {
      screen += text;
      if (frame !== undefined || !screen.includes('/help')) return;
      frame = performance.now() - begin;
      chat.kill('SIGTERM');
    });
    chat.onExit(() => resolve(frame ?? Number.NaN));
  });
}
