import type { Readable } from 'node:stream';
import { UserError } from '../core/errors.ts';

/** More than this of standard input is not read: 8 MB. */
export const inputLimit = 8 * 1024 * 1024;

/** How long an open input may stay silent when the message does not depend on it, in milliseconds. */
export const silence = 500;

export interface Input {
  readonly text: string;
  /** There was more than `inputLimit`. */
  readonly cut: boolean;
}

/**
 * Reads standard input to its end as text. With `patience: 'brief'` an input that stays silent for half a second
 * is left unread (`undefined`); once it has said something it is read to its end.
 */
export async function readInput(
  stdin: Readable,
  { patience, signal, limit = inputLimit }: { patience: 'brief' | 'endless'; signal: AbortSignal; limit?: number },
): Promise<Input | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunksOf(stdin, patience === 'brief' ? silence : undefined, signal)) {
    if (chunk === 'silent') return undefined;
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  const bytes = Buffer.concat(chunks);
  return { text: decodeText(bytes.subarray(0, limit), 'standard input', size > limit), cut: size > limit };
}

/** The stream's chunks; `'silent'` instead of the first one when that takes longer than `patience` milliseconds. */
async function* chunksOf(stdin: Readable, patience: number | undefined, signal: AbortSignal): AsyncGenerator<Buffer | 'silent'> {
  const iterator: AsyncIterator<Buffer | string> = stdin[Symbol.asyncIterator]();
  const stopped = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  stopped.catch(() => {});
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<'silent'>((resolve) => {
    if (patience !== undefined) timer = setTimeout(resolve, patience, 'silent');
  });
  try {
    for (let first = true; ; first = false) {
      const next = await Promise.race([iterator.next(), stopped, ...(first ? [silent] : [])]);
      if (next === 'silent') {
        yield 'silent';
        return;
      }
      clearTimeout(timer);
      if (next.done) return;
      yield typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
    }
  } finally {
    clearTimeout(timer);
    // Not awaited: the iterator of a silent stream would wait for its next chunk first.
    stdin.destroy();
  }
}

/**
 * Bytes as text: UTF-8, or UTF-16 with its byte order mark.
 * @throws {UserError} for bytes that are no text; `source` says where they came from
 */
export function decodeText(bytes: Uint8Array, source: string, cut = false): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const zero = utf16 === undefined ? bytes.indexOf(0) : -1;
  if (zero >= 0) throw new UserError(`${source} is not text: byte ${zero + 1} is zero.`, 'Convert it to text first.');
  try {
    // `stream` leaves the half character at the end of a cut text out.
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    throw new UserError(`${source} is not text in UTF-8.`, 'Convert it first, for example with: iconv -f latin1 -t utf-8');
  }
}
