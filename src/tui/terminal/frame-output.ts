import { Writable } from 'node:stream';
import type { ChatTerminal } from '../chat-options.ts';

/** The live part as it stands on the screen: the width of each of its rows, and where the cursor was put. */
export interface Frame {
  readonly widths: readonly number[];
  /** Undefined when it is hidden: it then stands below the last row. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined;
}

/** What a change of size asks of the view. */
export interface ResizableView {
  /** Renders nothing new until it resumes. */
  pause(): void;
  /** Takes its frame for erased. */
  forget(): void;
  /** Renders for the size that the terminal now has. */
  resume(): void;
}

/** For how long the size has to stay the same, in ms. */
const settleTime = 60;

/** Between these two, in writes of their own, Ink says what belongs together: one frame. */
const frameBegins = '\x1b[?2026h';
const frameEnds = '\x1b[?2026l';

const nothing: Frame = { widths: [], cursor: undefined };

/**
 * What Ink takes for the terminal. It passes each frame on in one piece, and tells of a new size only after the old
 * frame has been taken off the screen: a narrower terminal breaks rows anew, so that Ink would erase too few of them.
 */
export class FrameOutput extends Writable {
  readonly isTTY = true;
  #rendered = nothing;
  #shown = nothing;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #muted = false;
  #resizing = false;
  /** What has come in of a frame that is not whole yet. */
  #parts: string[] | undefined;
  /** Rows of the frame in hand that are written once, and must not be lost with it. */
  #once: readonly string[] = [];
  readonly #output: ChatTerminal['output'];
  columns: number;
  rows: number;

  constructor(output: ChatTerminal['output']) {
    super({ decodeStrings: false });
    this.#output = output;
    this.columns = output.columns;
    this.rows = output.rows;
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    const text = chunk.toString();
    if (text === frameBegins) this.#parts = [];
    this.#parts?.push(text);
    if (this.#parts === undefined) this.#pass(text);
    else if (text === frameEnds) this.#passFrame(this.#parts.join(''));
    done();
  }

  /** The view has rendered this; it is not yet on the screen. */
  render(frame: Frame): void {
    this.#rendered = frame;
  }

  /** The frame in hand begins with these rows, which are written once. */
  renderOnce(rows: readonly string[]): void {
    this.#once = rows;
  }

  /** The view stands as it was rendered. */
  committed(): void {
    if (!this.#resizing) return;
    this.#resizing = false;
    // Not within the commit: what it writes once would be written again.
    queueMicrotask(() => this.emit('resize'));
  }

  /**
   * The terminal has another size: the frame goes off the screen, and comes back once the size has settled. While a
   * window is dragged there is then nothing on the screen that could be broken anew.
   */
  resize(view: ResizableView): void {
    if (this.#settling === undefined) {
      view.pause();
      this.#output.write(eraseFrame(this.#shown, this.#output.columns));
      this.#shown = nothing;
      // What Ink still has in hand is made for the old size.
      this.#muted = true;
    }
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#settled(view), settleTime);
  }

  #settled(view: ResizableView): void {
    this.#settling = undefined;
    view.forget();
    this.#muted = false;
    this.columns = this.#output.columns;
    this.rows = this.#output.rows;
    // Ink hears of it once the view fits: it would draw the old one at the new width else.
    this.#resizing = true;
    view.resume();
  }

  /**
   * The size is asked for once more, now that the frame is made: the window may have changed while it was. Then it is
   * not written, except for its rows that are written once.
   */
  #passFrame(text: string): void {
    this.#parts = undefined;
    if (!this.#muted) this.refresh();
    if (!this.#muted) {
      this.#pass(text);
      this.#shown = this.#rendered;
    } else if (this.#once.length > 0) this.#output.write(`${this.#once.join('\n')}\n`);
    this.#once = [];
  }

  #pass(text: string): void {
    if (!this.#muted && this.#output.writable && text !== '') this.#output.write(text);
  }

  /**
   * Asks the terminal for its size. Node hears of a new one only when it gets round to the signal: a frame written in
   * between would meet rows that the terminal has broken anew.
   */
  refresh(): void {
    const refresh: unknown = Reflect.get(this.#output, '_refreshSize');
    if (typeof refresh === 'function') refresh.call(this.#output);
  }

  /** Forgets a size that has not settled yet. */
  stop(): void {
    clearTimeout(this.#settling);
  }
}

/** Up to the first row of the frame, as many rows as it now takes up, and everything from there on erased. */
function eraseFrame({ widths, cursor }: Frame, columns: number): string {
  const above = cursor === undefined ? widths : widths.slice(0, cursor.row);
  const rows = above.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0);
  return `${rows > 0 ? `\x1b[${rows}A` : ''}\r\x1b[J`;
}
