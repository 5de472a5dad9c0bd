import type { ReactElement } from 'react';
import type { ChatExit, ChatTerminal } from '../chat-options.ts';
import type { Lending } from '../components/lending.tsx';
import type { Terminal } from '../desk/chat.ts';
import type { TerminalInput } from '../keys/key.ts';
import { FrameOutput } from './frame-output.ts';
import { Keyboard } from './keyboard.ts';
import { clipboard, keyboardProtocol, modesOff, modesOn, notification, questions } from './modes.ts';
import { openScreen, type Screen } from './screen.ts';

type EndReason =
  Extract<ChatExit, { reason: 'signal' | 'closed' }> extends infer Each ? (Each extends ChatExit ? Omit<Each, 'session'> : never) : never;

export interface TerminalUser {
  readonly view: ReactElement;
  input(input: TerminalInput): void;
  /** The size is changing: shows nothing new until it has settled. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Shows the current state again. */
  redraw(): void;
  ended(reason: EndReason): void;
}

/** The terminal while the chat has it: takes its modes, gives them back at every way out, lends it to others. */
export class TerminalSession implements Terminal {
  readonly lending: Lending = { lend: undefined };
  readonly frames: FrameOutput;
  /** What a component threw. */
  readonly failed: Promise<unknown>;
  readonly #terminal: ChatTerminal;
  readonly #cleanups: (() => void)[] = [];
  #fail: (error: unknown) => void = () => {};
  #screen: Screen | undefined;
  #keyboard: Keyboard | undefined;
  #user: TerminalUser | undefined;
  #protocol = false;
  #continued: (() => void) | undefined;

  constructor(terminal: ChatTerminal) {
    this.#terminal = terminal;
    this.frames = new FrameOutput(terminal.output);
    this.failed = new Promise((resolve) => {
      this.#fail = resolve;
    });
  }

  start(user: TerminalUser): void {
    const { input, output } = this.#terminal;
    this.#user = user;
    this.#keyboard = new Keyboard(
      input,
      (each) => this.#guarded(() => user.input(each)),
      () => user.ended({ reason: 'closed' }),
    );
    const resized = () => this.frames.resize({ pause: user.pause, resume: user.resume, forget: () => this.#screen?.clear() });
    const gone = () => user.ended({ reason: 'closed' });
    output.on('resize', resized);
    output.on('error', gone);
    this.#cleanups.push(
      () => output.off('resize', resized),
      this.#terminal.onSignal((signal) => this.#signalled(signal)),
      this.#terminal.onExit(() => this.#write(this.#allOff())),
    );
    this.#takeModes();
    this.#write(questions);
    this.#screen = openScreen(user.view, this.frames);
    this.#screen.failed.catch(this.#fail);
  }

  async stop(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    this.frames.stop();
    await this.#screen?.close();
    this.#giveModes();
  }

  /** A last line, behind everything. */
  say(text: string): void {
    if (text !== '') this.#write(text);
  }

  beforeFrame(): void {
    this.frames.refresh();
  }

  async painted(): Promise<void> {
    this.#user?.redraw();
    await this.#screen?.flush();
  }

  notify(text: string): void {
    this.#write(notification(text));
  }

  copy(text: string): void {
    this.#write(clipboard(text));
  }

  clear(): void {
    this.#screen?.clear();
    this.#write('\x1b[2J\x1b[3J\x1b[H');
    this.#user?.redraw();
  }

  enableKeyboardProtocol(): void {
    if (this.#protocol) return;
    this.#protocol = true;
    this.#write(keyboardProtocol.on);
  }

  async lend<T>(work: () => Promise<T>): Promise<T> {
    const lend = this.lending.lend;
    if (lend === undefined) return work();
    const back = await lend();
    this.#giveModes();
    try {
      return await work();
    } finally {
      this.#takeModes();
      await back();
    }
  }

  /** Ctrl+Z: everything back to the shell, until it continues us. */
  suspend(): void {
    const { suspend } = this.#terminal;
    if (suspend === undefined || this.#continued !== undefined) return;
    const continued = new Promise<void>((resolve) => {
      this.#continued = resolve;
    });
    const stopped = this.lend(async () => {
      suspend();
      await continued;
    });
    stopped.catch(this.#fail);
  }

  #signalled(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGCONT'): void {
    if (signal === 'SIGCONT') {
      this.#continued?.();
      this.#continued = undefined;
    } else this.#user?.ended({ reason: 'signal', signal });
  }

  /** What breaks while a key is taken breaks the chat, not the process with its terminal in pieces. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }

  #takeModes(): void {
    this.#keyboard?.start();
    this.#write(modesOn + (this.#protocol ? keyboardProtocol.on : ''));
  }

  #giveModes(): void {
    this.#write(this.#allOff());
    this.#keyboard?.stop();
  }

  #allOff(): string {
    return (this.#protocol ? keyboardProtocol.off : '') + modesOff;
  }

  #write(sequence: string): void {
    if (!this.#terminal.output.writable) return;
    this.#terminal.output.write(sequence);
  }
}
