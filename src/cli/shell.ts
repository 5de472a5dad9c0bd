import { fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { exitCode } from './exit-codes.ts';

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type Interruption = (typeof interruptions)[number];

/** The process as a command sees it. `processShell` makes it of the real one; tests hand in their own. */
export interface Shell {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** stdout and stderr end in the same place: a terminal, or `2>&1`. */
  readonly shared: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly pid: number;
  /**
   * Aborted by SIGINT, SIGTERM and SIGHUP, with the name of the signal as its reason, and when nobody reads stdout any more.
   * A command that never asks for it is ended at once instead, as is everything at the second signal.
   */
  readonly signal: AbortSignal;
  /** The signal that came, if one did. */
  readonly interruption: Interruption | undefined;
  /** From here on signals are somebody else's: the chat has its own handling. */
  leaveSignals(): void;
  /** ms, UTC */
  now(): number;
}

/** Where text goes. What is written after the reader went away is dropped. */
export interface Output {
  readonly isTTY: boolean;
  readonly columns: number;
  /** Nobody reads it any more: `| head` has seen enough. */
  readonly closed: boolean;
  write(text: string): void;
  /** Resolves when everything written has left the process. */
  drained(): Promise<void>;
}

/** The real process. Signals are handled from here on. */
export function processShell(process: NodeJS.Process, exit: (code: number) => void): Shell {
  const abort = new AbortController();
  const state: { interruption?: Interruption; listening: boolean } = { listening: false };
  const interrupted = (signal: NodeJS.Signals) => {
    const name = interruptions.find((known) => known === signal);
    if (name === undefined) return;
    if (!state.listening || state.interruption !== undefined) exit(exitCode({ signal: name }));
    state.interruption = name;
    abort.abort(name);
  };
  for (const name of interruptions) process.on(name, interrupted);
  return {
    // Streams are opened when they are first asked for: that takes milliseconds each, and most commands read nothing.
    get stdin() {
      return process.stdin;
    },
    stdout: outputOf(() => process.stdout, {
      onClosed: () => abort.abort('closed'),
      onFailed: (error) => {
        process.stderr.write(`frontdesk: standard output cannot be written: ${error.message}.\n`);
        exit(exitCode({ outcomes: ['failed'] }));
      },
    }),
    // Where errors cannot be written, nothing can be said about it; the answer may still get through.
    stderr: outputOf(() => process.stderr, { onClosed: () => {}, onFailed: () => {} }),
    get shared() {
      return sameTarget(standard.output, standard.error);
    },
    env: process.env,
    cwd: currentDirectory(process, exit),
    pid: process.pid,
    get signal() {
      state.listening = true;
      return abort.signal;
    },
    get interruption() {
      return state.interruption;
    },
    leaveSignals() {
      for (const name of interruptions) process.off(name, interrupted);
    },
    now: Date.now,
  };
}

/** File descriptors. */
const standard = { output: 1, error: 2 };

function sameTarget(a: number, b: number): boolean {
  try {
    const [one, other] = [fstatSync(a), fstatSync(b)];
    return one.dev === other.dev && one.ino === other.ino;
  } catch {
    // One of them is closed.
    return false;
  }
}

/** Files are named from here; without it no path means anything. */
function currentDirectory(process: NodeJS.Process, exit: (code: number) => void): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write('frontdesk: The current directory does not exist any more.\nGo to another one, and try again.\n');
    exit(exitCode({ usage: true }));
    return '';
  }
}

interface OutputEnd {
  /** The reader went away. */
  onClosed(): void;
  /** It cannot be written: the disk is full, for one. */
  onFailed(error: NodeJS.ErrnoException): void;
}

function outputOf(open: () => NodeJS.WriteStream, { onClosed, onFailed }: OutputEnd): Output {
  let closed = false;
  let opened: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream => {
    opened ??= open().on('error', (error: NodeJS.ErrnoException) => {
      if (closed) return;
      closed = true;
      if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') onClosed();
      else onFailed(error);
    });
    return opened;
  };
  return {
    get isTTY() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns ?? 80;
    },
    get closed() {
      return closed;
    },
    write(text) {
      if (!closed && text !== '') stream().write(text);
    },
    drained: () => new Promise((resolve) => (closed || opened === undefined ? resolve() : opened.write('', () => resolve()))),
  };
}
