import { Writable } from 'node:stream';
import type { ChatTerminal } from '../chat-options.ts';

/** The live part as it stands on the screen: the width of each of its rows, and where the cursor was put. */
export interface Frame {
  readonly widths: readonly number[];
  /** Undefined when it is hidden: it then stands below the last row. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined;
}

/**
 * What Ink takes for the terminal. It passes everything on, and tells of a new size only after the old frame has been
 * taken off the screen: a narrower terminal breaks rows anew, so that Ink would erase too few of them.
 */
export class FrameOutput extends Writable {
  readonly isTTY = true;
  #rendered: Frame = { widths: [], cursor: undefined };
  #shown: Frame = this.#rendered;
  #muted = false;
  #resizing = false;
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
    if (!this.#muted && this.#output.writable) this.#output.write(chunk);
    done();
  }

  /** The view has rendered this; it is not yet on the screen. */
  render(frame: Frame): void {
    this.#rendered = frame;
    if (!this.#resizing) return;
    this.#resizing = false;
    this.emit('resize');
  }

  /** What was rendered last is on the screen now. */
  written(): void {
    this.#shown = this.#rendered;
  }

  /** Takes on the terminal's size. `forget` makes Ink take its frame for erased, `redraw` brings the state up to date. */
  resize(forget: () => void, redraw: () => void): void {
    const { columns, rows } = this.#output;
    if (columns < this.columns) {
      this.#output.write(eraseFrame(this.#shown, columns));
      this.#muted = true;
      forget();
      this.#muted = false;
    }
    this.columns = columns;
    this.rows = rows;
    // Ink hears of it once the view fits: it would draw the old one at the new width else.
    this.#resizing = true;
    redraw();
  }
}

/** Up to the first row of the frame, as many rows as it now takes up, and everything from there on erased. */
function eraseFrame({ widths, cursor }: Frame, columns: number): string {
  const above = cursor === undefined ? widths : widths.slice(0, cursor.row);
  const rows = above.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0);
  return `${rows > 0 ? `\x1b[${rows}A` : ''}\r\x1b[J`;
}
