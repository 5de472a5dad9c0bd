import type { StoredEntry } from '../../../core/entry.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';

/** What a specialist is at, as its last reply left it. Stored with the reply (`replay`), so that any process can go on. */
export interface Thread {
  readonly kind: 'playbook' | 'question' | 'talk';
  /** Name of the playbook; with kind `playbook`. */
  readonly playbook?: string;
  /** The customer's words that it is about, later answers appended. */
  readonly matter: string;
  /** Seq of the entry that began it: calls after it belong to it. */
  readonly since: number;
  readonly slots: JsonObject;
  /** What was said already: `<step>\n<text>`. */
  readonly said: readonly string[];
  /** The step whose question waits for an answer. */
  readonly asked?: string;
  readonly finished: boolean;
  /** What a plain "yes" would mean: a ticket, or a playbook by its name. */
  readonly offer?: string;
  /** The playbook to follow when the documents do not answer the question. */
  readonly instead?: string;
  /** What the thread before this one was about: for going back to it and for follow-ups. */
  readonly topic?: string;
}

/** The thread that an agent's last reply left; undefined when this engine has not spoken for it. */
export function lastThread(entries: readonly StoredEntry[], agent: string): Thread | undefined {
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = entries[at];
    if (entry?.type !== 'reply' || entry.agent !== agent) continue;
    const thread = entry.replay === undefined ? undefined : readThread(entry.replay);
    if (thread !== undefined) return thread;
  }
  return undefined;
}

/** The latest thread of a playbook that waits for the customer's answer still, however much was talked about since. */
export function openThread(entries: readonly StoredEntry[], agent: string, playbook: string): Thread | undefined {
  const replies = entries.flatMap((entry) =>
    entry.type === 'reply' && entry.agent === agent && entry.replay !== undefined ? [readThread(entry.replay)] : [],
  );
  const latest = replies.findLast((thread) => thread?.playbook === playbook);
  return latest?.asked === undefined ? undefined : latest;
}

export function toReplay(thread: Thread): JsonValue {
  return { engine: 'local', ...thread };
}

/** Replays of other engines, and of versions that wrote something else, are no threads. */
function readThread(replay: JsonValue): Thread | undefined {
  if (!isObject(replay) || replay['engine'] !== 'local') return undefined;
  const { kind, matter, since, slots, said, finished, playbook, asked, offer, topic, instead } = replay;
  if (kind !== 'playbook' && kind !== 'question' && kind !== 'talk') return undefined;
  if (typeof matter !== 'string' || typeof since !== 'number' || !isObject(slots) || !Array.isArray(said)) return undefined;
  return {
    kind,
    matter,
    since,
    slots,
    said: said.filter((item): item is string => typeof item === 'string'),
    finished: finished === true,
    ...(typeof playbook === 'string' ? { playbook } : {}),
    ...(typeof asked === 'string' ? { asked } : {}),
    ...(typeof offer === 'string' ? { offer } : {}),
    ...(typeof instead === 'string' ? { instead } : {}),
    ...(typeof topic === 'string' ? { topic } : {}),
  };
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
