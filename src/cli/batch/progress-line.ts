import type { Shell } from '../shell.ts';

/** How often it is drawn at most, ms. */
const interval = 100;

/** How far a batch is, on one line of a terminal's stderr that is drawn over; in a log only the end. */
export function progressLine({ stderr, now }: Pick<Shell, 'stderr' | 'now'>, quiet: boolean) {
  const began = now();
  let drawn = 0;
  const text = (done: number, skipped: number) => {
    const seconds = Math.max(now() - began, 1) / 1000;
    const before = skipped === 0 ? '' : `, ${skipped} had been before`;
    return `${done} answered${before}, ${Math.round(done / seconds)} a second`;
  };
  return {
    show(done: number, skipped: number) {
      if (quiet || !stderr.isTTY || now() - drawn < interval) return;
      drawn = now();
      stderr.write(`\r\x1b[K${text(done, skipped)}`);
    },
    end(done: number, skipped: number) {
      if (quiet) return;
      stderr.write(`${stderr.isTTY ? '\r\x1b[K' : ''}${text(done, skipped)}\n`);
    },
  };
}
