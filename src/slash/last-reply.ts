import type { Conversation } from '../core/conversation.ts';

/** The reply that goes to the customer, as it stands: the words of the last turn, or what the operator made of them. */
export interface LastReply {
  /** Seq of the last entry it is made of. */
  readonly seq: number;
  readonly text: string;
}

export function lastReply({ entries }: Conversation): LastReply | undefined {
  const edited = entries.findLast((entry) => entry.type === 'edited-reply');
  const start = entries.findLastIndex(({ type }) => type === 'message');
  const replies = entries.slice(Math.max(0, start)).flatMap((entry) => {
    if (entry.type !== 'reply') return [];
    const text = entry.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
    return text.trim() === '' ? [] : [{ seq: entry.seq, text: text.trim() }];
  });
  const last = replies.at(-1);
  if (last === undefined) return undefined;
  if (edited !== undefined && edited.of === last.seq) return { seq: last.seq, text: edited.text };
  return { seq: last.seq, text: replies.map(({ text }) => text).join('\n\n') };
}
