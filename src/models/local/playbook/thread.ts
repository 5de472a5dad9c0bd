import type { AgentName } from '../../../core/agent.ts';
import type { StoredEntry } from '../../../core/entry.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';

/** What a specialist is at, as its last reply left it. Stored with the reply (`replay`), so that any process can go on. */
export interface Thread {
  readonly kind: 'playbook' | 'question' | 'introduction' | 'talk';
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
  /** The customer called everything off. */
  readonly dropped?: boolean;
  /** Other matters of the same message, which come after this one. */
  readonly later?: readonly LaterMatter[];
  /** What was offered about a matter before this one of the same message: a "yes" may still be meant for it. */
  readonly aside?: Aside;
}

/** A matter that waits for its turn. A type, not an interface, because it is stored as JSON. */
export type LaterMatter = {
  /** The customer's words. */
  readonly text: string;
  /** Who takes it: the agent whose thread it is, or a colleague. */
  readonly to: AgentName;
  /** It answers the question that was open when it came. */
  readonly answers?: true;
  /** The customer knows that it comes later. */
  readonly told?: true;
};

export type Aside = { readonly offer: string; readonly matter: string; readonly topic: string };

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

/** A question to the customer that nobody has answered yet, and the specialist who asked it. */
export interface OpenForm {
  readonly agent: string;
  readonly thread: Thread & { readonly playbook: string; readonly asked: string };
}

/** After so many messages about something else a question is forgotten. */
const remembered = 6;

/** The latest open question of any specialist, however much was talked about since; none after all was called off. */
export function openForm(entries: readonly StoredEntry[]): OpenForm | undefined {
  const settled = new Set<string>();
  let messages = 0;
  for (const entry of entries.toReversed()) {
    if (entry.type === 'message') messages += 1;
    if (messages > remembered) return undefined;
    const thread = entry.type === 'reply' && entry.replay !== undefined ? readThread(entry.replay) : undefined;
    if (entry.type !== 'reply' || thread === undefined) continue;
    if (thread.dropped === true) return undefined;
    const { playbook, asked } = thread;
    if (playbook === undefined || settled.has(playbook)) continue;
    settled.add(playbook);
    if (asked !== undefined && !thread.finished) return { agent: entry.agent, thread: { ...alone(thread), playbook, asked } };
  }
  return undefined;
}

export function toReplay(thread: Thread): JsonValue {
  return { engine: 'local', ...thread };
}

/** Replays of other engines, and of versions that wrote something else, are no threads. */
function readThread(replay: JsonValue): Thread | undefined {
  if (!isObject(replay) || replay['engine'] !== 'local') return undefined;
  const { kind, matter, since, slots, said, finished, playbook, asked, offer, topic, instead, dropped, later, aside } = replay;
  if (kind !== 'playbook' && kind !== 'question' && kind !== 'introduction' && kind !== 'talk') return undefined;
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
    ...(dropped === true ? { dropped } : {}),
    ...(Array.isArray(later) ? { later: later.flatMap(readLater) } : {}),
    ...(isAside(aside) ? { aside } : {}),
  };
}

function readLater(value: JsonValue): readonly LaterMatter[] {
  if (!isObject(value)) return [];
  const { text, to, answers, told } = value;
  if (typeof text !== 'string' || typeof to !== 'string') return [];
  return [{ text, to, ...(answers === true ? { answers } : {}), ...(told === true ? { told } : {}) }];
}

function isAside(value: JsonValue | undefined): value is Aside {
  return isObject(value) && ['offer', 'matter', 'topic'].every((name) => typeof value[name] === 'string');
}

/** The thread without what comes after it: that belongs to whoever speaks last. */
export function alone({ later: _, ...thread }: Thread): Thread {
  return thread;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
