import { statSync } from 'node:fs';

/** A file written so recently may be written again without its times showing it. In ms. */
const settled = 100;

/** Times and size of a file or folder; undefined when it is not there, empty when it was changed just now. @param now ms, UTC */
export function stampOf(path: string, now: number): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return now - Math.max(stats.mtimeMs, stats.ctimeMs) < settled ? '' : `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size}`;
}
