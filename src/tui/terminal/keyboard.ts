import type { ChatTerminal } from '../chat-options.ts';
import type { TerminalInput } from '../keys/key.ts';
import { KeyParser } from '../keys/key-parser.ts';

/** How long an ESC may wait for the rest of its sequence, and a paste for more of itself, in ms. */
const patience = { escape: 50, paste: 500 } as const;

/** Reads the terminal's input: the one place that knows of raw mode and of the time between two chunks. */
export class Keyboard {
  readonly #input: ChatTerminal['input'];
  readonly #listener: (input: TerminalInput) => void;
  readonly #ended: () => void;
  #parser = new KeyParser();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(input: ChatTerminal['input'], listener: (input: TerminalInput) => void, ended: () => void) {
    this.#input = input;
    this.#listener = listener;
    this.#ended = ended;
  }

  start(): void {
    this.#input.setRawMode(true);
    this.#input.setEncoding('utf8');
    this.#input.on('data', this.#take);
    this.#input.on('end', this.#ended);
    this.#input.on('error', this.#ended);
    this.#input.ref();
    this.#input.resume();
  }

  /** Hands the terminal's input back. What was half read is forgotten. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#parser = new KeyParser();
    this.#input.off('data', this.#take);
    this.#input.off('end', this.#ended);
    this.#input.off('error', this.#ended);
    this.#input.pause();
    try {
      this.#input.setRawMode(false);
    } catch {
      // The terminal is gone: there is no mode left to restore.
    }
    this.#input.unref();
  }

  readonly #take = (chunk: string | Buffer): void => {
    clearTimeout(this.#timer);
    for (const input of this.#parser.push(chunk.toString())) this.#listener(input);
    const { waiting } = this.#parser;
    if (waiting !== undefined) this.#timer = setTimeout(this.#giveUp, patience[waiting]);
  };

  readonly #giveUp = (): void => {
    for (const input of this.#parser.timeout()) this.#listener(input);
  };
}
