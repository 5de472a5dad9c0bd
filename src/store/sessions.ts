import type { Kysely } from 'kysely';
import type { Entry } from '../core/entry.ts';
import { UserError } from '../core/errors.ts';
import type { Session, SessionFilter, SessionId, SessionSummary } from '../core/store.ts';
import { parseEntry } from './entries.ts';
import type { Schema, SessionRow } from './schema.ts';
import { sessionsWithText } from './session-search.ts';
import { waitingEntries } from './waiting.ts';

/** A fork takes over the entries up to where it branches off: what happens to the first session no longer concerns it. */
export async function createSession(db: Kysely<Schema>, session: Session): Promise<void> {
  const { forkOf } = session;
  if (forkOf !== undefined && (await findSession(db, forkOf.session)) === undefined) {
    throw new UserError(`There is no session ${forkOf.session} to fork.`, 'List them with: frontdesk sessions list');
  }
  await db
    .insertInto('sessions')
    .values({
      id: session.id,
      team: session.team,
      createdAt: session.createdAt,
      forkSession: forkOf?.session ?? null,
      forkSeq: forkOf?.seq ?? null,
    })
    .execute();
  if (forkOf === undefined) return;
  await db
    .insertInto('entries')
    .columns(['session', 'seq', 'at', 'type', 'asks', 'decides', 'customer', 'body'])
    .expression((from) =>
      from
        .selectFrom('entries')
        .where('session', '=', forkOf.session)
        .where('seq', '<=', forkOf.seq)
        .select((column) => [column.val(session.id).as('session'), 'seq', 'at', 'type', 'asks', 'decides', 'customer', 'body']),
    )
    .execute();
}

export async function findSession(db: Kysely<Schema>, id: SessionId): Promise<Session | undefined> {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toSession(row);
}

/** Takes the entries with it; audit and writes stay, they are the company's. */
export async function deleteSession(db: Kysely<Schema>, id: SessionId): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('id', '=', id).executeTakeFirst();
  if (numDeletedRows === 0n) throw new UserError(`There is no session ${id}.`, 'List them with: frontdesk sessions list');
  await db.deleteFrom('leases').where('session', '=', id).execute();
}

export async function listSessions(db: Kysely<Schema>, filter: SessionFilter = {}): Promise<readonly SessionSummary[]> {
  let recent = db
    .selectFrom('sessions')
    .selectAll()
    .select(({ fn, selectFrom }) =>
      fn
        .coalesce(
          selectFrom('entries').whereRef('entries.session', '=', 'sessions.id').select('at').orderBy('seq', 'desc').limit(1),
          'createdAt',
        )
        .as('updatedAt'),
    )
    .orderBy('updatedAt', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('id');
  if (filter.text !== undefined) {
    const found = await sessionsWithText(db, filter.text);
    if (found.size === 0) return [];
    recent = recent.where('id', 'in', [...found]);
  }
  if (filter.limit !== undefined) recent = recent.limit(filter.limit);
  const rows = await recent.execute();
  const waiting = await waitingEntries(db);
  return await Promise.all(
    rows.map(async (row): Promise<SessionSummary> => {
      const customer = await latestCustomer(db, row.id);
      return {
        ...toSession(row),
        updatedAt: row.updatedAt ?? row.createdAt,
        title: await title(db, row.id),
        entries: await count(db, row.id),
        ...(customer ? { customer } : {}),
        waiting: waiting.filter(({ session }) => session === row.id).length,
      };
    }),
  );
}

async function count(db: Kysely<Schema>, session: SessionId): Promise<number> {
  const { entries } = await db
    .selectFrom('entries')
    .where('session', '=', session)
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .executeTakeFirstOrThrow();
  return Number(entries);
}

async function title(db: Kysely<Schema>, session: SessionId): Promise<string> {
  const row = await db
    .selectFrom('entries')
    .select(['seq', 'at', 'type', 'body'])
    .where('session', '=', session)
    .where('type', '=', 'message')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  const entry: Entry | undefined = row && parseEntry(row);
  return entry?.type === 'message' ? cutToLine(entry.text) : '';
}

/** The customer it is about now; empty when it was set back to nobody. */
async function latestCustomer(db: Kysely<Schema>, session: SessionId): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('entries')
    .select('customer')
    .where('session', '=', session)
    .where('customer', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.customer;
}

function cutToLine(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const letters = [...line.slice(0, 200)];
  return letters.length > 80 ? `${letters.slice(0, 79).join('').trimEnd()}…` : line;
}

function toSession({ id, team, createdAt, forkSession, forkSeq }: SessionRow): Session {
  return { id, team, createdAt, ...(forkSession === null ? {} : { forkOf: { session: forkSession, seq: forkSeq ?? 0 } }) };
}
