import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Standard input: nothing (already at its end), a text, or a pipe that stays open and silent. */
  readonly input?: string | Uint8Array | 'open';
}

export const programFile = fileURLToPath(new URL('../../bin/frontdesk.js', import.meta.url));

/** A home of its own for the program, gone with `using`. Nothing of the developer's own settings or keys reaches it. */
export class TemporaryHome {
  readonly folder = mkdtempSync(join(tmpdir(), 'frontdesk-test-'));

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  get env(): Readonly<Record<string, string | undefined>> {
    return {
      PATH: process.env['PATH'],
      HOME: this.folder,
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      NODE_COMPILE_CACHE: join(shared, 'compiled'),
      FRONTDESK_CACHE_DIR: join(shared, 'cache'),
    };
  }

  /** Runs the built program to its end. */
  run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = this.start(args, options);
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
  }

  /** Starts the built program. */
  start(args: readonly string[], { env, cwd, input = '' }: RunOptions = {}) {
    const child = spawn(process.execPath, [programFile, ...args], {
      env: { ...this.env, ...env },
      cwd: cwd ?? this.folder,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // A program that ends before it has read everything is what some tests are about.
    child.stdin.on('error', () => {});
    if (input !== 'open') child.stdin.end(input);
    return child;
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Compiled code and what is kept by content hash are the same for every test. */
const shared = join(tmpdir(), 'frontdesk-test');
