import type { Kysely } from 'kysely';
import type { AuditRecord } from '../core/audit.ts';
import type { AuditRow, Schema } from './schema.ts';

/** Loaded when it is needed: hashing costs a start that makes no decision more than the rest of the store. */
const hashing = () => import('./audit-chain.ts');

/** Rows read at a time. */
const page = 500;

export interface AuditVerdict {
  readonly ok: boolean;
  readonly records: number;
  readonly head: string;
  readonly firstBad?: number;
  readonly problem?: string;
}

/** Adds a record to the chain; its new head. Inside a transaction only: two at once would fork the chain. */
export async function appendAudit(db: Kysely<Schema>, record: AuditRecord): Promise<string> {
  const { nextRow, origin } = await hashing();
  const last = await db.selectFrom('audit').select(['seq', 'head']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const row = nextRow(record, (last?.seq ?? 0) + 1, last?.head ?? origin);
  await db.insertInto('audit').values(row).execute();
  return row.head;
}

export async function* readAudit(db: Kysely<Schema>): AsyncIterable<AuditRecord & { readonly seq: number; readonly head: string }> {
  const { toRecord } = await hashing();
  for await (const row of chain(db)) yield { ...toRecord(row), seq: row.seq, head: row.head };
}

/**
 * Walks the whole chain. Heads that were noted earlier, whole or their beginnings, must still be in it: the end of a chain can be cut off
 * without a trace, and only a head kept elsewhere shows it. Details that are gone must have been erased with a customer.
 */
export async function verifyAudit(db: Kysely<Schema>, notedHeads: readonly string[]): Promise<AuditVerdict> {
  const { origin, problemOf, erasedBy } = await hashing();
  let head = origin;
  let records = 0;
  const unmet = new Set(notedHeads);
  for (const noted of unmet) if (origin.startsWith(noted)) unmet.delete(noted);
  const empty = new Set<number>();
  for await (const row of chain(db)) {
    const problem = problemOf(row, records + 1, head);
    if (problem !== undefined) return { ok: false, records, head, firstBad: records + 1, problem };
    records += 1;
    head = row.head;
    for (const noted of unmet) if (head.startsWith(noted)) unmet.delete(noted);
    if (row.detail === null) empty.add(records);
    for (const seq of erasedBy(row)) empty.delete(seq);
  }
  const [unexplained] = empty;
  if (unexplained !== undefined) {
    const problem = `the details of record ${unexplained} are gone, and no erasure of a customer names it`;
    return { ok: false, records, head, firstBad: unexplained, problem };
  }
  if (unmet.size === 0) return { ok: true, records, head };
  return {
    ok: false,
    records,
    head,
    firstBad: records + 1,
    problem: `the chain ends after record ${records} and never had the head that was noted`,
  };
}

/**
 * Takes what can identify a customer out of the records about them, and out of those about nobody on file that are of these
 * sessions or name the customer. The numbers of the records that were emptied: the record of the erasure has to name
 * them, or the chain no longer verifies.
 */
export async function eraseAudit(
  db: Kysely<Schema>,
  account: string,
  sessions: readonly string[] = [],
  names: (text: string) => boolean = () => false,
): Promise<readonly number[]> {
  const ofNobody = await db
    .selectFrom('audit')
    .select(['seq', 'session', 'detail'])
    .where('account', 'is', null)
    .where('action', '!=', 'erased')
    .where('detail', 'is not', null)
    .execute();
  const telling = ofNobody.filter(({ session, detail }) => sessions.includes(session) || names(detail ?? '')).map(({ seq }) => seq);
  const emptied = await db
    .updateTable('audit')
    .set({ detail: null, salt: null, account: null })
    .where('detail', 'is not', null)
    .where((row) => row.or([row('account', '=', account), row('seq', 'in', telling)]))
    .returning('seq')
    .execute();
  return emptied.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b);
}

async function* chain(db: Kysely<Schema>): AsyncIterable<AuditRow> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(page).execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return;
    after = last.seq;
  }
}
