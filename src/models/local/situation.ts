import type { StoredEntry } from '../../core/entry.ts';
import type { ModelRequest } from '../../core/model.ts';
import { alone, lastThread, type Thread } from './playbook/thread.ts';
import { wordsOf } from './words-of.ts';

/** What an agent finds when it is asked to speak. */
export interface Situation {
  /** Words that nobody has answered yet: a new message, or the matter that was handed over. */
  readonly incoming?: {
    readonly text: string;
    readonly seq: number;
    readonly handedOver: boolean;
    readonly from?: string;
    readonly reason?: string;
  };
  /** What it was at when it last spoke. */
  readonly thread?: Thread;
}

export function situationOf({ conversation, agent, brief }: ModelRequest): Situation {
  const { entries } = conversation;
  const spoke = entries.findLastIndex((entry) => entry.type === 'reply' && entry.agent === agent.name);
  const handed = entries.findLastIndex((entry) => entry.type === 'handoff' && entry.to === agent.name);
  const wrote = entries.findLastIndex((entry) => entry.type === 'message');
  const message = entries[wrote];
  const handedOver = handed > wrote && handed > spoke;
  const text = message?.type === 'message' ? wordsOf(message) : '';
  const seq = entries[Math.max(handedOver ? handed : 0, wrote)]?.seq ?? 0;
  const fresh = handedOver || wrote > spoke;
  const handoff = handedOver ? entries[handed] : undefined;
  const from = handoff?.type === 'handoff' ? { from: handoff.from, reason: handoff.reason } : {};
  const thread = fresh ? lastThread(entries, agent.name) : threadOfNews(entries, agent.name, spoke);
  return {
    ...(fresh ? { incoming: { text: handedOver ? (brief ?? briefOf(entries[handed]) ?? text) : text, seq, handedOver, ...from } } : {}),
    ...(thread === undefined ? {} : { thread }),
  };
}

function briefOf(entry: StoredEntry | undefined): string | undefined {
  return entry?.type === 'handoff' ? entry.brief : undefined;
}

/** When a result comes in late, the playbook that made the call goes on, whatever was talked about in between. */
function threadOfNews(entries: readonly StoredEntry[], agent: string, spoke: number): Thread | undefined {
  const latest = lastThread(entries, agent);
  const news = entries.findLast((entry, index) => index > spoke && entry.type === 'tool-result');
  if (news?.type !== 'tool-result') return latest;
  const step = stepOf(entries, news.callId);
  const playbook = step?.split('/')[0];
  if (playbook === undefined || latest === undefined || isAt(latest, playbook)) return latest;
  for (let at = spoke; at >= 0; at -= 1) {
    const thread = lastThread(entries.slice(0, at + 1), agent);
    if (thread === undefined) return latest;
    if (isAt(thread, playbook)) return { ...alone(thread), ...(latest.later === undefined ? {} : { later: latest.later }) };
    at = entries.findLastIndex((entry, index) => index <= at && entry.type === 'reply' && entry.agent === agent);
  }
  return latest;
}

const isAt = ({ kind, playbook }: Thread, name: string) => kind === 'playbook' && playbook === name;

function stepOf(entries: readonly StoredEntry[], callId: string): string | undefined {
  for (const entry of entries) {
    if (entry.type !== 'reply') continue;
    for (const block of entry.blocks) if (block.type === 'tool-call' && block.call.id === callId) return block.call.step;
  }
  return undefined;
}
