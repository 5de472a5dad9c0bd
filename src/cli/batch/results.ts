import { createReadStream, existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Shell } from '../shell.ts';

/** Where results go, and which ids have one already. */
export interface Results {
  has(id: string): boolean;
  /** How many ids were found in the file. */
  readonly skipped: number;
  write(line: string, id: string): Promise<void>;
  close(): Promise<void>;
}

/** A file is appended to, so that a batch that was stopped can be run again; without one results go to stdout. */
export async function openResults(file: string | undefined, { stdout }: Pick<Shell, 'stdout'>): Promise<Results> {
  if (file === undefined) {
    return {
      has: () => false,
      skipped: 0,
      async write(line) {
        stdout.write(line);
        // Waiting for the reader keeps memory flat.
        await stdout.drained();
      },
      async close() {},
    };
  }
  const ids = await idsIn(file);
  const skipped = ids.size;
  const handle = await open(file, 'a', 0o600);
  await endLine(file, handle);
  return {
    has: (id) => ids.has(id),
    skipped,
    async write(line, id) {
      await handle.write(line);
      ids.add(id);
    },
    close: () => handle.close(),
  };
}

/** Lines that a crash cut short hold no result. */
async function idsIn(file: string): Promise<Set<string>> {
  const ids = new Set<string>();
  if (!existsSync(file)) return ids;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    try {
      const { id }: { id?: unknown } = JSON.parse(line);
      if (typeof id === 'string') ids.add(id);
    } catch {
      // Its message is answered again.
    }
  }
  return ids;
}

/** The next result begins on a line of its own, even behind one that was cut short. */
async function endLine(file: string, handle: FileHandle): Promise<void> {
  const { size } = await handle.stat();
  if (size === 0) return;
  const reading = await open(file, 'r');
  try {
    const { buffer } = await reading.read(Buffer.alloc(1), 0, 1, size - 1);
    if (buffer[0] !== 0x0a) await handle.write('\n');
  } finally {
    await reading.close();
  }
}
