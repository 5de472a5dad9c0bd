import type { StoredEntry } from '../../core/entry.ts';

/** Characters read from the beginning and from the end of a message. Nobody writes as much; a pasted log may have more. */
const head = 80_000;
const tail = 20_000;

/**
 * What a message says: the customer's own material where there is some. Of one that is longer than 100,000 characters
 * the beginning and the end count, so that no paste keeps the desk waiting.
 */
export function wordsOf(message: Extract<StoredEntry, { type: 'message' }>): string {
  const words = message.material ?? message.text;
  return words.length <= head + tail ? words : `${words.slice(0, head)}\n${words.slice(-tail)}`;
}

/** What the customer wrote before the message that began a matter, a line each. `since` is the seq at which it began. */
export function writtenBefore(entries: readonly StoredEntry[], since: number): string {
  const messages = entries.flatMap((entry) => (entry.type === 'message' && entry.seq <= since ? [wordsOf(entry)] : []));
  return messages.slice(0, -1).join('\n');
}
