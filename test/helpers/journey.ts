import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished, vi } from 'vitest';
import type { TurnResult } from '../../src/outputs/turn-result.ts';
import { type Ended, programFile, type RunOptions, TemporaryHome } from './program.ts';
import { openTerminal, type TestTerminal, type TestTerminalOptions } from './terminal.ts';

/**
 * The whole product as its users meet it: the built program, with the local engine, the demo company and a database
 * of its own, at a terminal or in a shell.
 */
export interface Journey {
  readonly home: TemporaryHome;
  /** Runs the program to its end. */
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Runs it with `-o json` and reads what it printed. */
  json(args: readonly string[], options?: RunOptions): Promise<{ readonly code: number | null; readonly result: TurnResult }>;
  /** Opens the chat in a pseudo-terminal and waits for its prompt. */
  chat(args?: readonly string[], options?: TestTerminalOptions): Promise<ChatDesk>;
  /** Rows of the database, read beside the program. */
  rows(sql: string, ...parameters: readonly (string | number)[]): readonly Readonly<Record<string, unknown>>[];
  /** Changes the database behind the program's back. */
  change(sql: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The chat, worked as a person works it: each step when the screen shows what came before it. */
export interface ChatDesk {
  readonly terminal: TestTerminal;
  /** Types and sends. */
  say(text: string): Promise<void>;
  /** Waits for the identity form and fills it in. */
  verify(...answers: readonly string[]): Promise<void>;
  /** Waits for a card, lets it become attentive, moves to this choice and takes it. */
  choose(label: string): Promise<void>;
  /** Waits until this can be read on the screen. */
  sees(text: string | RegExp): Promise<void>;
  /** Waits until this stands in all that was ever shown. */
  reads(text: string | RegExp): Promise<void>;
  /** Waits until the turn is stored as ended and the prompt is there. The last words may still be on their way to the screen. */
  turnEnds(): Promise<void>;
  /** All that was ever shown, with the borders and the line breaks that are only layout taken out. */
  text(): string;
}

export function startJourney(env: Readonly<Record<string, string | undefined>> = {}): Journey {
  const home = new TemporaryHome();
  onTestFinished(() => home[Symbol.dispose]());
  // What was learned from the team and its documents is the same for every journey.
  const shared = { FRONTDESK_CACHE_DIR: join(tmpdir(), 'frontdesk-test-cache'), ...env };
  const run: Journey['run'] = (args, options = {}) => home.run(args, { ...options, env: { ...shared, ...options.env } });
  const file = home.path('.local/share/frontdesk/frontdesk.db');
  const database = () => new DatabaseSync(file);
  return {
    home,
    env: { ...home.env, ...shared },
    run,
    async json(args, options) {
      const { code, stdout, stderr } = await run([...args, '-o', 'json'], options);
      if (!stdout.startsWith('{')) throw new Error(`no JSON but ${code}: ${stdout}${stderr}`);
      return { code, result: JSON.parse(stdout) as TurnResult };
    },
    async chat(args = [], options = {}) {
      const all = { ...home.env, ...shared, ...options.env };
      const environment = Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      const terminal = openTerminal(process.execPath, [programFile, 'chat', ...args], {
        columns: 100,
        rows: 60,
        cwd: home.folder,
        ...options,
        env: environment,
      });
      onTestFinished(() => terminal.dispose());
      const desk = chatDesk(terminal, () => {
        if (!existsSync(file)) return 0;
        using db = database();
        return Number(db.prepare("SELECT count(*) AS n FROM entries WHERE type = 'turn-finished'").get()?.['n']);
      });
      await terminal.until(() => /Try:|▌/.test(terminal.everything()), patience);
      return desk;
    },
    rows(sql, ...parameters) {
      using db = database();
      return db.prepare(sql).all(...parameters);
    },
    change(sql) {
      using db = database();
      db.exec(sql);
    },
  };
}

// Whole conversations of the whole program, several processes each, on a machine that others may use.
vi.setConfig({ testTimeout: 120_000 });

/** How long a turn may take here, where many tests share the machine, ms. */
const patience = 25_000;

/** A card takes no keys for 350 ms after it appears. */
const attentive = 450;

/** What stands in an empty input. */
const prompt = /^ › (?:What did the customer write|The customer’s next message)/;

const keys = { left: '\x1b[D', right: '\x1b[C', enter: '\r' } as const;

/** @param turns how many turns have ended, as stored */
function chatDesk(terminal: TestTerminal, turns: () => number): ChatDesk {
  let before = -1;
  const sees = (text: string | RegExp) => terminal.until(text, patience);
  const focused = () => /▸ (.+?)(?: {2,}|\s*│|$)/m.exec(terminal.screen().join('\n'))?.[1] ?? '';
  /** The field of a form that is being filled in: its name and what follows. */
  const field = () => {
    const rows = terminal.screen();
    const marked = rows.findIndex((row) => row.includes('▸'));
    return rows.slice(marked, marked + 4).join('\n');
  };
  return {
    terminal,
    sees,
    async say(text) {
      before = turns();
      terminal.write(text);
      await terminal.until(() => oneLine(terminal).includes(text.slice(-20).trim()), patience);
      terminal.write(keys.enter);
    },
    async verify(...answers) {
      await sees('Verify: ');
      await terminal.quiet(attentive);
      for (const answer of answers) {
        terminal.write(answer);
        await terminal.until(() => field().includes(answer.slice(-6)), patience);
        terminal.write(keys.enter);
      }
    },
    async choose(label) {
      await sees('Confirm: ');
      await terminal.quiet(attentive);
      for (let moves = 0; !focused().startsWith(label); moves++) {
        if (moves > 12) throw new Error(`no choice "${label}" on\n${terminal.screen().join('\n')}`);
        const before = focused();
        terminal.write(moves < 6 ? keys.left : keys.right);
        await terminal.until(() => focused() !== before, 1000).catch(() => {});
      }
      terminal.write(keys.enter);
    },
    async turnEnds() {
      await terminal.until(() => turns() > before && terminal.screen().some((row) => prompt.test(row)), patience);
      await terminal.until(() => !terminal.screen().some((row) => row.includes('Esc interrupts')), patience);
    },
    reads: (text) =>
      terminal.until(() => (typeof text === 'string' ? oneLine(terminal).includes(text) : text.test(oneLine(terminal))), patience),
    text: () => oneLine(terminal),
  };
}

function oneLine(terminal: TestTerminal): string {
  return terminal
    .everything()
    .replaceAll(/[│┌┐└┘─▌┆]/g, ' ')
    .replaceAll(/\s+/g, ' ');
}
