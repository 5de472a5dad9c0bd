import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A benchmark: what it has to say, a line each. */
export type Bench = () => Promise<readonly string[]>;

/** The program as it was built. */
export const program = fileURLToPath(new URL('../../bin/frontdesk.js', import.meta.url));
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A home of its own, gone with `using`. No key, no proxy certificates: `NODE_EXTRA_CA_CERTS` doubles a bare start. */
export class BenchHome {
  readonly folder = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'));

  get env(): Readonly<Record<string, string>> {
    return { PATH: process.env['PATH'] ?? '', HOME: this.folder, TZ: 'UTC', LANG: 'C.UTF-8' };
  }

  get database(): string {
    return join(this.folder, '.local/share/frontdesk/frontdesk.db');
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Timed {
  /** To the first byte on standard output, in ms; undefined when there was none. */
  readonly firstMs: number | undefined;
  /** To the end of the process, in ms. */
  readonly endMs: number;
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs a program of Node once. */
export function run(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    let firstMs: number | undefined;
    let stderr = '';
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', () => {
      firstMs ??= performance.now() - begin;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ firstMs, endMs: performance.now() - begin, code, stderr }));
  });
}

/** Runs a command of the program and fails when it does. In ms. */
export async function command(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const { code, endMs, stderr } = await run([program, ...args], env);
  if (code !== 0) throw new Error(`frontdesk ${args.join(' ')} ended with ${code}: ${stderr}`);
  return endMs;
}

export const emptyProcess = async (env: Readonly<Record<string, string>>) => (await run(['-e', '0'], env)).endMs;

const sayUse =
  "data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();" +
  "process.stderr.write('used '+u.maxRSS+' '+(u.userCPUTime+u.systemCPUTime)+'\\n')})";

/** Says after every 500 results on standard output how much memory is in use, once what is of no use any more is gone. */
const sayLiveHeap = `data:text/javascript,${encodeURIComponent(`
  let results = 0;
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text, ...rest) => {
    if (text !== '' && ++results % 500 === 0) {
      gc();
      process.stderr.write('live ' + process.memoryUsage().heapUsed + '\\n');
    }
    return write(text, ...rest);
  };
`)}`;

/** How much memory a command of the program holds on to: after 500 results, 1,000 and so on, in MiB. */
export async function liveHeaps(args: readonly string[], env: Readonly<Record<string, string>>): Promise<readonly number[]> {
  const { stderr } = await run(['--expose-gc', '--import', sayLiveHeap, program, ...args], env);
  return [...stderr.matchAll(/^live (\d+)$/gm)].map(([, bytes]) => Number(bytes) / 1024 / 1024);
}

/** What a command of the program takes: its most memory, and the time of all processors, whatever else the machine does. */
export async function resources(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly peakMib: number; readonly cpuMs: number }> {
  const { code, stderr } = await run(['--import', sayUse, program, ...args], env);
  const [, kib, microseconds] = /^used (\d+) (\d+)$/m.exec(stderr) ?? [];
  if (kib === undefined) throw new Error(`frontdesk ${args.join(' ')} ended with ${code}: ${stderr}`);
  return { peakMib: Number(kib) / 1024, cpuMs: Number(microseconds) / 1000 };
}

/** The median of several runs of each, taken in turn so that what else the machine does falls on all alike. */
export async function medians<Name extends string>(
  times: number,
  runs: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, number>>> {
  const taken = new Map<string, number[]>();
  for (let round = 0; round < times; round += 1) {
    for (const name of Object.keys(runs) as Name[]) taken.set(name, [...(taken.get(name) ?? []), await runs[name]()]);
  }
  return Object.fromEntries([...taken].map(([name, values]) => [name, percentile(values, 0.5)])) as Record<Name, number>;
}

/** @param share 0.5 is the median, 0.99 leaves out the slowest of a hundred */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

export function ratio(ms: number, to: number): string {
  return `${ms.toFixed(0)} ms, ${(ms / to).toFixed(1)}×`;
}
