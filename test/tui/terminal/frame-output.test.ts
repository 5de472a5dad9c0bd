import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameOutput, type ResizableView } from '../../../src/tui/terminal/frame-output.ts';

/** A terminal that tells its size as Node's does: when it is asked, and then by an event. */
class Terminal extends Writable {
  columns = 80;
  rows = 24;
  /** The size that the window really has. */
  window = { columns: 80, rows: 24 };
  readonly chunks: string[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk.toString());
    done();
  }

  _refreshSize(): void {
    const { columns, rows } = this.window;
    if (columns === this.columns && rows === this.rows) return;
    Object.assign(this, { columns, rows });
    this.emit('resize');
  }
}

interface Seen extends ResizableView {
  readonly calls: string[];
}

function view(): Seen {
  const calls: string[] = [];
  return { calls, pause: () => calls.push('pause'), forget: () => calls.push('forget'), resume: () => calls.push('resume') };
}

function open(): { terminal: Terminal; output: FrameOutput; seen: Seen } {
  const terminal = new Terminal();
  const output = new FrameOutput(terminal);
  const seen = view();
  EventEmitter.prototype.on.call(terminal, 'resize', () => output.resize(seen));
  return { terminal, output, seen };
}

/** A frame as Ink writes it: in pieces, between two marks. */
function frame(output: FrameOutput, widths: readonly number[], ...pieces: readonly string[]): void {
  output.render({ widths, cursor: undefined });
  for (const piece of ['\x1b[?2026h', ...pieces, '\x1b[?2026l']) output.write(piece);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a frame goes out in one piece', () => {
  const { terminal, output } = open();
  frame(output, [3, 3], 'one\n', 'two\n');
  output.write('alone');
  expect(terminal.chunks).toEqual(['\x1b[?2026hone\ntwo\n\x1b[?2026l', 'alone']);
});

test('a window that changes while a frame is made: the frame before goes, with the rows it now takes up, and the new one waits', () => {
  const { terminal, output, seen } = open();
  frame(output, [70, 10], 'first');
  terminal.window = { columns: 40, rows: 24 };
  frame(output, [70, 20], 'made for eighty columns');
  // 70 columns are two rows of 40.
  expect(terminal.chunks.slice(1)).toEqual(['\x1b[3A\r\x1b[J']);
  expect(seen.calls).toEqual(['pause']);
  vi.runAllTimers();
  expect(seen.calls).toEqual(['pause', 'forget', 'resume']);
  frame(output, [40], 'made for forty');
  expect(terminal.chunks.slice(2)).toEqual(['\x1b[?2026hmade for forty\x1b[?2026l']);
});

test('what is written once is written, also when its frame meets another size', () => {
  const { terminal, output } = open();
  frame(output, [10], 'first');
  terminal.window = { columns: 40, rows: 24 };
  output.renderOnce(['a finished paragraph', 'and another']);
  frame(output, [20], 'erased', 'a finished paragraph\nand another\n', 'the rest');
  expect(terminal.chunks.slice(1)).toEqual(['\x1b[1A\r\x1b[J', 'a finished paragraph\nand another\n']);
  frame(output, [20], 'while it settles');
  expect(terminal.chunks).toHaveLength(3);
});
