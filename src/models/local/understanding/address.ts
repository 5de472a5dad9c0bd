import type { Conversation } from '../../../core/conversation.ts';
import type { JsonObject } from '../../../core/json.ts';
import { ownAddress } from './account-of-another.ts';

/** "This is maya@northwind.example." says only who is writing: nothing of it is left. */
const introduction =
  /\b(?:(?:this is|it['’]s|it is|i am|i['’]m)|(?:my|our|the) (?:e-?mail |account['’]?s? |login )?(?:address|e-?mail|mail|account|login)(?: there| here)? (?:is|was))\s+[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\s+here)?\s*[.,:;!—–-]*\s*/gi;
const address = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\s+here)?\s*[,:;—–-]*\s*/g;

/** Who is writing is known from elsewhere; an address in a question would be searched for. */
export function withoutAddress(text: string): string {
  const bare = text.replace(introduction, '').replace(address, '').trim();
  const words = bare.replace(/^[\s.,:;–—-]+/, '');
  return words === '' ? text : words;
}

/** Who gave an address earlier in the conversation is not asked for it again; that of somebody else leads to no account. */
export function withAddress(slots: JsonObject, text: string, conversation: Conversation): JsonObject {
  const { email } = slots;
  const own = typeof email === 'string' && !ownAddress(text, email, conversation) ? { ...slots, email: null } : slots;
  const given = own['email'] === null ? { ...own, email: addressGiven(conversation) } : own;
  // Which of two is meant can only be said of two that were shown.
  return 'which' in given ? { ...given, which: null } : given;
}

/** The address that was written last, while nobody has been found by it. */
export function addressGiven({ entries, customer }: Conversation): string | null {
  if (customer !== undefined) return null;
  const written = entries.flatMap((entry) => (entry.type === 'message' ? [entry.text] : []));
  return (
    written
      .join('\n')
      .match(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)
      ?.at(-1) ?? null
  );
}
