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
