import { type Kysely, sql } from 'kysely';
import { UserError } from '../core/errors.ts';
import { appendAudit, eraseAudit } from './audit.ts';
import { eraseUnassigned, namelessEscalation } from './erase-unassigned.ts';
import type { Schema } from './schema.ts';

/** What an erasure took away. */
export interface Erasure {
  /** The addresses that were theirs: whoever keeps text outside the database can look for them. */
  readonly addresses: readonly string[];
  readonly contacts: number;
  readonly sessions: readonly string[];
  readonly tickets: number;
  /** Records of the audit whose details are gone. */
  readonly auditRecords: number;
  /** Head of the chain with the record of this erasure. */
  readonly auditHead: string;
}

/** What the company has to keep (invoices, payments, refunds, the course of escalations) stays, without the person. */
const nameless = 'Erased customer';

/**
 * Takes out of every table what tells who a customer is: people, factors, tickets, messages, the conversations in which
 * they come up, the details of the audit. Inside a transaction. The erasure is a record of the chain itself, and names
 * the records that it emptied. Throws `UserError` while a legal matter of theirs is open.
 */
export async function eraseCustomer(
  db: Kysely<Schema>,
  account: string,
  { by, at, assertFree }: { readonly by: string; readonly at: number; assertFree(session: string): Promise<void> },
): Promise<Erasure> {
  await refuseUnderLegalHold(db, account);
  const contacts = await db.selectFrom('contacts').select(['id', 'email']).where('account', '=', account).execute();
  const words = [account, ...contacts.flatMap(({ id, email }) => [id, email])];
  const sessions = await sessionsNaming(db, words);
  for (const session of sessions) await assertFree(session);
  await eraseUnassigned(db, sessions);
  await eraseTargets(db, account, sessions);
  await eraseConversations(db, sessions);
  const tickets = await eraseRecords(db, account);
  const names = (text: string) => words.some((word) => standsIn(text.toLowerCase(), word.toLowerCase()));
  const seqs = await eraseAudit(db, account, sessions, names);
  const auditHead = await appendAudit(db, {
    at,
    session: '',
    callId: '',
    tool: 'customers erase',
    action: 'erased',
    by,
    argsHash: '',
    detail: { shown: `${account}: ${sessions.length} conversations, ${seqs.length} audit records`, records: seqs },
  });
  const addresses = contacts.map(({ email }) => email);
  return { addresses, contacts: contacts.length, sessions, tickets, auditRecords: seqs.length, auditHead };
}

async function refuseUnderLegalHold(db: Kysely<Schema>, account: string): Promise<void> {
  const open = await db
    .selectFrom('escalations')
    .select('id')
    .where('account', '=', account)
    .where('kind', '=', 'legal')
    .where('status', '!=', 'resolved')
    .limit(1)
    .executeTakeFirst();
  if (open === undefined) return;
  throw new UserError(
    `${open.id} is a legal matter that is open: all records of ${account} are kept until it is resolved.`,
    `frontdesk escalations show ${open.id}`,
  );
}

/** Conversations in which one of these words stands; names alone do not tell two people apart, ids and addresses do. */
async function sessionsNaming(db: Kysely<Schema>, words: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const word of words) {
    const plain = word.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`);
    const rows = await db
      .selectFrom('entries')
      .select(['session', 'body'])
      .where(sql<boolean>`lower(body) like ${`%${plain}%`} escape '\\'`)
      .execute();
    for (const { session, body } of rows) if (standsIn(body.toLowerCase(), word.toLowerCase())) found.add(session);
  }
  return [...found].toSorted();
}

/** As a word of its own: `acc_north` is not named by `acc_northwind`, nor `ann@a.example` by `joann@a.example`. */
function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\w.+-]$/.test(text.slice(0, at)) && !/^[\w-]/.test(text.slice(at + word.length))) return true;
  }
  return false;
}

async function eraseConversations(db: Kysely<Schema>, sessions: readonly string[]): Promise<void> {
  for (const session of sessions) {
    await db.deleteFrom('sessions').where('id', '=', session).execute();
    await db.deleteFrom('leases').where('session', '=', session).execute();
  }
}

/** What tells a repetition holds words of what was written; of conversations that were deleted before, the audit knows the calls. */
async function eraseTargets(db: Kysely<Schema>, account: string, sessions: readonly string[]): Promise<void> {
  const calls = db.selectFrom('audit').select('callId').where('account', '=', account);
  await db
    .updateTable('writes')
    .set({ target: '', undone: 1 })
    .where((row) => row.or([row('session', 'in', sessions), row('callId', 'in', calls)]))
    .execute();
}

/** How many tickets went. */
async function eraseRecords(db: Kysely<Schema>, account: string): Promise<number> {
  const own = db.selectFrom('tickets').select('id').where('account', '=', account);
  await db.deleteFrom('ticketNotes').where('ticket', 'in', own).execute();
  const tickets = await db.deleteFrom('tickets').where('account', '=', account).executeTakeFirst();
  await db.updateTable('escalations').set(namelessEscalation).where('account', '=', account).execute();
  for (const table of ['outbox', 'bugReports', 'featureRequests', 'apiUsage', 'identityFactors', 'identityAttempts', 'contacts'] as const) {
    await db.deleteFrom(table).where('account', '=', account).execute();
  }
  await db.updateTable('paymentMethods').set({ brand: null, last4: null, expires: null }).where('account', '=', account).execute();
  await db.updateTable('invoices').set({ purchaseOrder: null }).where('account', '=', account).execute();
  for (const table of ['refunds', 'credits'] as const)
    await db.updateTable(table).set({ note: '' }).where('account', '=', account).execute();
  await db.updateTable('planChanges').set({ reason: '' }).where('account', '=', account).execute();
  await db
    .updateTable('accounts')
    .set({ company: nameless, flags: '[]', successManager: null, demo: 0 })
    .where('id', '=', account)
    .execute();
  return Number(tickets.numDeletedRows);
}
