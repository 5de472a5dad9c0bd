import { spawn } from 'node:child_process';

/** A benchmark: what it has to say, a line each. */
export type Bench = () => Promise<readonly string[]>;

export interface Timed {
  /** To the first byte on standard output, in ms; undefined when there was none. */
  readonly firstMs: number | undefined;
  /** To the end of the process, in ms. */
  readonly endMs: number;
  readonly code: number | null;
}

/** Runs a program of Node once. */
export function run(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    let firstMs: number | undefined;
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.on('data', () => {
      firstMs ??= performance.now() - begin;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ firstMs, endMs: performance.now() - begin, code }));
  });
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
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return Object.fromEntries([...taken].map(([name, values]) => [name, middle(values)])) as Record<Name, number>;
}

export function ratio(ms: number, to: number): string {
  return `${ms.toFixed(0)} ms, ${(ms / to).toFixed(1)}×`;
}
