import type { Kysely } from 'kysely';
import { parseEntry } from './entries.ts';
import type { Schema } from './schema.ts';

/** What is kept of an escalation: its course, without the person. */
export const namelessEscalation = {
  packet: JSON.stringify({ summary: 'Erased customer', tried: [], evidence: [], quotes: [] }),
  contact: null,
  resolution: null,
};

/**
 * Takes out what these conversations filed while it was not known who writes: it stands under no account, and holds their
 * words all the same. Before the entries go: they tell which tickets came from them.
 */
export async function eraseUnassigned(db: Kysely<Schema>, sessions: readonly string[]): Promise<void> {
  for (const table of ['outbox', 'bugReports', 'featureRequests'] as const) {
    await db.deleteFrom(table).where('account', 'is', null).where('session', 'in', sessions).execute();
  }
  await db.updateTable('escalations').set(namelessEscalation).where('account', 'is', null).where('session', 'in', sessions).execute();
  const opened = await ticketsOpened(db, sessions);
  const unassigned = db.selectFrom('tickets').select('id').where('account', 'is', null);
  await db.deleteFrom('ticketNotes').where('ticket', 'in', opened).where('ticket', 'in', unassigned).execute();
  await db.deleteFrom('tickets').where('id', 'in', opened).where('account', 'is', null).execute();
  for (const { ticket, text } of await notesAdded(db, sessions)) {
    await db.deleteFrom('ticketNotes').where('ticket', '=', ticket).where('text', '=', text).execute();
  }
}

async function ticketsOpened(db: Kysely<Schema>, sessions: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['seq', 'at', 'type', 'body'])
    .where('session', 'in', sessions)
    .where('type', '=', 'tool-result')
    .execute();
  return rows.map(parseEntry).flatMap((entry) => {
    if (entry?.type !== 'tool-result' || entry.tool !== 'create_ticket' || entry.result.status !== 'done') return [];
    const { data } = entry.result;
    const id = typeof data === 'object' && data !== null && 'ticket' in data ? data['ticket'] : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}

async function notesAdded(db: Kysely<Schema>, sessions: readonly string[]) {
  const writes = await db.selectFrom('writes').select('target').where('session', 'in', sessions).where('tool', '=', 'add_note').execute();
  return writes.map(({ target }) => {
    const space = target.indexOf(' ');
    return { ticket: target.slice(0, space), text: target.slice(space + 1) };
  });
}
