import { type Kysely, sql } from 'kysely';
import type { Entry } from '../core/entry.ts';
import type { SessionId } from '../core/store.ts';
import { parseEntry } from './entries.ts';
import type { Schema } from './schema.ts';

/** Sessions in which somebody said this, or whose customer or id it names. Case is ignored. */
export async function sessionsWithText(db: Kysely<Schema>, text: string): Promise<ReadonlySet<SessionId>> {
  const wanted = text.toLowerCase();
  const named = await db
    .selectFrom('sessions')
    .leftJoin('entries', (join) => join.onRef('entries.session', '=', 'sessions.id').on('entries.customer', 'is not', null))
    .select(['sessions.id', 'entries.customer'])
    .execute();
  const found = new Set(named.filter(({ id, customer }) => id === text || customer?.toLowerCase().includes(wanted)).map(({ id }) => id));
  const said = await db
    .selectFrom('entries')
    .select(['session', 'seq', 'at', 'type', 'body'])
    .where('type', 'in', ['message', 'reply', 'note', 'edited-reply'])
    .where(mayHold(wanted))
    .execute();
  for (const row of said) {
    const entry = found.has(row.session) ? undefined : parseEntry(row);
    if (entry !== undefined && spoken(entry).toLowerCase().includes(wanted)) found.add(row.session);
  }
  return found;
}

/**
 * A first sieve on the stored JSON; what passes is looked at as text. It searches the longest run of plain letters
 * and digits only: databases fold the case of others differently, and JSON escapes some signs.
 */
function mayHold(wanted: string) {
  const plain = (wanted.match(/[a-z0-9 ]+/g) ?? []).reduce((longest, run) => (run.length > longest.length ? run : longest), '');
  return sql<boolean>`lower(body) like ${`%${plain}%`}`;
}

function spoken(entry: Entry): string {
  switch (entry.type) {
    case 'message':
      return `${entry.text}\n${entry.material ?? ''}`;
    case 'reply':
      return entry.blocks.map((block) => (block.type === 'text' || block.type === 'note' ? block.text : '')).join('\n');
    case 'note':
    case 'edited-reply':
      return entry.text;
    default:
      return '';
  }
}
