import type { Kysely } from 'kysely';
import type { Entry, StoredEntry } from '../core/entry.ts';
import { UserError } from '../core/errors.ts';
import type { SessionId } from '../core/store.ts';
import type { EntryRow, Schema } from './schema.ts';

/** Rows of one insert: SQLite takes 32,766 values in a statement. */
const chunk = 1_000;

/** Adds entries to a session, numbered on from its last one. */
export async function appendEntries(
  db: Kysely<Schema>,
  session: SessionId,
  entries: readonly Entry[],
  at: number,
): Promise<readonly StoredEntry[]> {
  const first = (await lastSeq(db, session)) + 1;
  const stored = entries.map((entry, index): StoredEntry => ({ ...entry, seq: first + index, at }));
  for (let start = 0; start < stored.length; start += chunk) {
    await db
      .insertInto('entries')
      .values(stored.slice(start, start + chunk).map((entry) => toRow(session, entry)))
      .execute();
  }
  return stored;
}

/** The entries of a session in order. One that cannot be read is left out and counted: the rest of the conversation is not lost with it. */
export async function readEntries(
  db: Kysely<Schema>,
  session: SessionId,
  after: number,
): Promise<{ readonly entries: readonly StoredEntry[]; readonly damaged: number }> {
  const rows = await db
    .selectFrom('entries')
    .select(['seq', 'at', 'type', 'body'])
    .where('session', '=', session)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
  const entries = rows.map(parseEntry).filter((entry) => entry !== undefined);
  return { entries, damaged: rows.length - entries.length };
}

/** Entries of a type since then, over all sessions, oldest first; damaged ones are left out. */
export async function readSince<T extends StoredEntry['type']>(
  db: Kysely<Schema>,
  type: T,
  since: number,
): Promise<readonly Extract<StoredEntry, { type: T }>[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['seq', 'at', 'type', 'body'])
    .where('type', '=', type)
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('seq')
    .execute();
  const isOfType = (entry: StoredEntry | undefined): entry is Extract<StoredEntry, { type: T }> => entry?.type === type;
  return rows.map(parseEntry).filter(isOfType);
}

/** Undefined when it is damaged. */
export function parseEntry(row: Pick<EntryRow, 'seq' | 'at' | 'type' | 'body'>): StoredEntry | undefined {
  try {
    const body: unknown = JSON.parse(row.body);
    return isEntry(body) && body.type === row.type ? Object.assign(body, { seq: row.seq, at: row.at }) : undefined;
  } catch {
    return undefined;
  }
}

/** 0 when there is none yet. Throws `UserError` when there is no such session. */
async function lastSeq(db: Kysely<Schema>, session: SessionId): Promise<number> {
  const last = await db
    .selectFrom('entries')
    .select('seq')
    .where('session', '=', session)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined) return last.seq;
  const known = await db.selectFrom('sessions').select('id').where('id', '=', session).executeTakeFirst();
  if (known === undefined) throw new UserError(`There is no session ${session}.`, 'List them with: frontdesk sessions list');
  return 0;
}

function toRow(session: SessionId, { seq, at, ...entry }: StoredEntry): EntryRow {
  return {
    session,
    seq,
    at,
    type: entry.type,
    asks: entry.type === 'approval-requested' ? entry.request.id : entry.type === 'verification-requested' ? entry.id : null,
    decides: decides(entry),
    customer: customerOf(entry),
    body: JSON.stringify(entry),
  };
}

/** A decision put off decides nothing. */
function decides(entry: Entry): string | null {
  if (entry.type === 'verification-decided') return entry.id;
  return entry.type === 'approval-decided' && entry.decision.type !== 'defer' ? entry.id : null;
}

function customerOf(entry: Entry): string | null {
  if (entry.type === 'customer') return entry.customer?.name ?? '';
  if (entry.type === 'verification-decided' && entry.outcome === 'verified') return entry.customer.name;
  return entry.type === 'tool-result' && entry.result.status === 'done' ? (entry.result.customer?.name ?? null) : null;
}

const entryTypes: Readonly<Record<Entry['type'], true>> = {
  message: true,
  reply: true,
  correction: true,
  handoff: true,
  'approval-requested': true,
  'approval-decided': true,
  'verification-requested': true,
  'verification-decided': true,
  intent: true,
  'tool-result': true,
  pin: true,
  customer: true,
  note: true,
  'edited-reply': true,
  engine: true,
  'turn-finished': true,
};

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    Object.hasOwn(entryTypes, value.type)
  );
}
