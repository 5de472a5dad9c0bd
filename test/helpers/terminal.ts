import { type IPty, spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import stringWidth from 'string-width';

/**
 * A program in a real pseudo-terminal, and the terminal that shows it: what is on the screen and in the scrollback,
 * where the cursor stands, which modes are set. Nothing sleeps: `until` waits for a change.
 */
export interface TestTerminal {
  readonly pid: number;
  /** Everything the program has written, escape sequences included. */
  readonly output: string;
  /** Titles that were set, clipboard contents and notifications: what hostile text would try. */
  readonly titles: readonly string[];
  readonly clipboard: readonly string[];
  readonly notifications: readonly string[];
  readonly exited: Promise<number>;
  write(text: string): void;
  /**
   * Between two frames: what the program has written is on the screen before the size changes. (A frame that meets the
   * new size on its way is broken by any terminal; no program can tell.)
   */
  resize(columns: number, rows: number): Promise<void>;
  kill(signal: string): void;
  /** The rows of the window, without the spaces at their ends. */
  screen(): readonly string[];
  /** Scrollback and window: all that was ever shown and not redrawn. Rows that the terminal broke are whole again. */
  everything(): string;
  cursor(): { readonly column: number; readonly row: number; readonly text: string };
  modes(): { readonly bracketedPaste: boolean; readonly focusReports: boolean };
  /** Waits until the condition holds, between two frames. Fails with the screen after `patience` ms. */
  until(condition: string | RegExp | (() => boolean), patience?: number): Promise<void>;
  /** Waits until nothing has been written for `ms`: for showing that nothing happens. */
  quiet(ms: number): Promise<void>;
  readonly xterm: InstanceType<typeof headless.Terminal>;
  dispose(): Promise<void>;
}

/** Widths as today's terminals have them: the emulator's own table is older than most emoji. */
const currentWidths = {
  version: 'current',
  wcwidth: (code: number): 0 | 1 | 2 => {
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 0;
    const width = stringWidth(String.fromCodePoint(code));
    return width > 1 ? 2 : width === 1 ? 1 : 0;
  },
  /** The emulator's packing: width in bits 1 and 2, "joins what is before it" in bit 0. */
  charProperties: (code: number, before: number): number => {
    const width = currentWidths.wcwidth(code);
    const widthBefore = (before >> 1) & 3;
    return width === 0 && widthBefore > 0 ? (widthBefore << 1) | 1 : width << 1;
  },
};

export interface TestTerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export function openTerminal(file: string, args: readonly string[], options: TestTerminalOptions = {}): TestTerminal {
  const { columns = 80, rows = 30 } = options;
  const xterm = new headless.Terminal({ cols: columns, rows, scrollback: 5000, allowProposedApi: true });
  xterm.unicode.register(currentWidths);
  xterm.unicode.activeVersion = currentWidths.version;
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TERM: 'xterm-256color', LANG: 'C.UTF-8', ...options.env };
  const pty: IPty = spawn(file, [...args], { name: 'xterm-256color', cols: columns, rows, env, cwd: options.cwd ?? process.cwd() });
  const titles: string[] = [];
  const clipboard: string[] = [];
  const notifications: string[] = [];
  const listeners = new Set<() => void>();
  let output = '';
  let lastWrite = Date.now();

  xterm.onTitleChange((title) => titles.push(title));
  xterm.parser.registerOscHandler(52, (data) => clipboard.push(data) > 0);
  xterm.parser.registerOscHandler(9, (data) => notifications.push(data) > 0);
  // What the program asks, the terminal answers.
  xterm.onData((data) => pty.write(data));
  pty.onData((data) => {
    output += data;
    lastWrite = Date.now();
    xterm.write(data, () => {
      for (const listener of listeners) listener();
    });
  });
  const exited = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode }) => {
      // What is still on its way to the screen comes first.
      xterm.write('', () => resolve(exitCode));
    });
  });

  const lines = (from: number): readonly string[] => {
    const { active } = xterm.buffer;
    return Array.from({ length: active.length - from }, (_, index) => active.getLine(from + index)?.translateToString(true) ?? '');
  };
  /** Not in the middle of a frame: a terminal shows it when it is whole, or when its end does not come. */
  const wholeFrame = () => !xterm.modes.synchronizedOutputMode || Date.now() - lastWrite > 1000;
  const terminal: TestTerminal = {
    pid: pty.pid,
    get output() {
      return output;
    },
    titles,
    clipboard,
    notifications,
    exited,
    xterm,
    write: (text) => pty.write(text),
    async resize(newColumns, newRows) {
      process.kill(pty.pid, 'SIGSTOP');
      // What it wrote last may still be on its way here, however long ago the frame before it came.
      lastWrite = Date.now();
      await terminal.quiet(60);
      await new Promise<void>((resolve) => xterm.write('', resolve));
      xterm.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
      process.kill(pty.pid, 'SIGCONT');
    },
    kill: (signal) => pty.kill(signal),
    screen: () => lines(xterm.buffer.active.baseY).slice(0, xterm.rows),
    everything() {
      const { active } = xterm.buffer;
      let text = '';
      for (let index = 0; index < active.length; index++) {
        const next = active.getLine(index + 1)?.isWrapped === true;
        text += `${active.getLine(index)?.translateToString(!next) ?? ''}${next ? '' : '\n'}`;
      }
      return text;
    },
    cursor() {
      const { cursorX, cursorY } = xterm.buffer.active;
      return { column: cursorX, row: cursorY, text: terminal.screen()[cursorY] ?? '' };
    },
    modes: () => ({ bracketedPaste: xterm.modes.bracketedPasteMode, focusReports: xterm.modes.sendFocusMode }),
    until(condition, patience = 20_000) {
      const holds = () => {
        if (typeof condition === 'function') return condition();
        const text = terminal.screen().join('\n');
        return typeof condition === 'string' ? text.includes(condition) : condition.test(text);
      };
      return new Promise((resolve, reject) => {
        const done = () => {
          clearTimeout(timer);
          clearInterval(again);
          listeners.delete(check);
        };
        const check = () => {
          if (!wholeFrame() || !holds()) return;
          done();
          resolve();
        };
        const timer = setTimeout(() => {
          done();
          reject(new Error(`never saw ${String(condition)} on\n${terminal.screen().join('\n')}`));
        }, patience);
        // Conditions may look at more than the screen: at a process, at a file.
        const again = setInterval(check, 25);
        listeners.add(check);
        check();
      });
    },
    async quiet(ms) {
      for (let since = Date.now() - lastWrite; since < ms; since = Date.now() - lastWrite) {
        await new Promise((resolve) => setTimeout(resolve, ms - since));
      }
    },
    async dispose() {
      try {
        pty.kill('SIGKILL');
      } catch {
        // It has ended by itself.
      }
      await exited;
      xterm.dispose();
    },
  };
  return terminal;
}
