import type { Kysely } from 'kysely';
import type { StoredEntry } from '../core/entry.ts';
import type { SessionId } from '../core/store.ts';
import { parseEntry } from './entries.ts';
import type { Schema } from './schema.ts';

export interface WaitingEntry {
  readonly session: SessionId;
  readonly entry: StoredEntry;
}

/**
 * What was asked and not decided, oldest first. Asked again for the same call, the later request stands;
 * in a session and its fork, the fork's.
 */
export async function waitingEntries(db: Kysely<Schema>): Promise<readonly WaitingEntry[]> {
  const rows = await db
    .selectFrom('entries as asked')
    .innerJoin('sessions', 'sessions.id', 'asked.session')
    .select(['asked.session', 'asked.seq', 'asked.at', 'asked.type', 'asked.body'])
    .where('asked.asks', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('entries as decided')
            .select('decided.seq')
            .whereRef('decided.decides', '=', 'asked.asks')
            .whereRef('decided.session', '=', 'asked.session'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('decisions').select('id').whereRef('decisions.id', '=', 'asked.asks'))))
    .orderBy('sessions.createdAt')
    .orderBy('asked.seq')
    .execute();
  const byCall = new Map<string, WaitingEntry>();
  for (const { session, ...row } of rows) {
    const entry = parseEntry(row);
    const call = entry && callOf(entry);
    if (entry === undefined || call === undefined) continue;
    byCall.delete(call);
    byCall.set(call, { session, entry });
  }
  return [...byCall.values()].toSorted((a, b) => a.entry.at - b.entry.at);
}

/** The newest session that asked for it, decided or not. */
export async function sessionAsking(db: Kysely<Schema>, id: string): Promise<SessionId | undefined> {
  const row = await db
    .selectFrom('entries')
    .innerJoin('sessions', 'sessions.id', 'entries.session')
    .select('entries.session')
    .where('entries.asks', '=', id)
    .orderBy('sessions.createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.session;
}

function callOf(entry: StoredEntry): string | undefined {
  if (entry.type === 'approval-requested') return `approval ${entry.request.callId}`;
  return entry.type === 'verification-requested' ? `verification ${entry.callId}` : undefined;
}
