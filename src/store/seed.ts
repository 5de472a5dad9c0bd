import type { InsertObject, Kysely } from 'kysely';
import { demoData } from '../desk/demo/demo-data.ts';
import type { DeskData } from '../desk/desk-data.ts';
import { accountRows, contactRows } from './records/accounts.ts';
import { escalationRows, outboxRows } from './records/escalations.ts';
import { factorRows } from './records/identity.ts';
import { idForms, type NumberedKind } from './records/next-id.ts';
import { invoiceRows, methodRows, paymentRows } from './records/payments.ts';
import { creditRows, planChangeRows, refundRows } from './records/refunds.ts';
import { componentRows, incidentRows, rateRows, usageRows } from './records/service.ts';
import { bugReportRows, featureRequestRows, noteRows, ticketRows } from './records/tickets.ts';
import type { Schema } from './schema.ts';

/** Fills a new database with the demo company, dated from `now`. Inside a transaction. */
export async function seedDemo(db: Kysely<Schema>, now: number): Promise<void> {
  await fill(db, demoData(now));
}

/** Takes every record of the desk away and fills it again: writes that ran before no longer count as repeated. */
export async function resetDemo(db: Kysely<Schema>, now: number): Promise<void> {
  await db.deleteFrom('identityAttempts').execute();
  for (const table of [...tables].reverse()) await db.deleteFrom(table).execute();
  await db.deleteFrom('counters').execute();
  await db.updateTable('writes').set({ undone: 1 }).execute();
  await seedDemo(db, now);
}

/** Referred ones before those that refer to them. */
const tables = [
  'accounts',
  'contacts',
  'identityFactors',
  'paymentMethods',
  'invoices',
  'payments',
  'refunds',
  'credits',
  'planChanges',
  'tickets',
  'ticketNotes',
  'escalations',
  'serviceComponents',
  'incidents',
  'apiUsage',
  'bugReports',
  'featureRequests',
  'outbox',
  'exchangeRates',
] as const satisfies readonly (keyof DeskData)[];

/** Fills a new database with these records. Inside a transaction. */
export async function fill(db: Kysely<Schema>, data: DeskData): Promise<void> {
  const insert = async <Table extends keyof Schema>(table: Table, values: readonly InsertObject<Schema, Table>[]) => {
    if (values.length > 0) await db.insertInto(table).values(values).execute();
  };
  await insert('accounts', data.accounts.map(accountRows.toRow));
  await insert('contacts', data.contacts.map(contactRows.toRow));
  await insert('identityFactors', data.identityFactors.map(factorRows.toRow));
  await insert('paymentMethods', data.paymentMethods.map(methodRows.toRow));
  await insert('invoices', data.invoices.map(invoiceRows.toRow));
  await insert('payments', data.payments.map(paymentRows.toRow));
  await insert('refunds', data.refunds.map(refundRows.toRow));
  await insert('credits', data.credits.map(creditRows.toRow));
  await insert('planChanges', data.planChanges.map(planChangeRows.toRow));
  await insert('tickets', data.tickets.map(ticketRows.toRow));
  await insert('ticketNotes', data.ticketNotes.map(noteRows.toRow));
  await insert('escalations', data.escalations.map(escalationRows.toRow));
  await insert('serviceComponents', data.serviceComponents.map(componentRows.toRow));
  await insert('incidents', data.incidents.map(incidentRows.toRow));
  await insert('apiUsage', data.apiUsage.map(usageRows.toRow));
  await insert('bugReports', data.bugReports.map(bugReportRows.toRow));
  await insert('featureRequests', data.featureRequests.map(featureRequestRows.toRow));
  await insert('outbox', data.outbox.map(outboxRows.toRow));
  await insert('exchangeRates', data.exchangeRates.map(rateRows.toRow));
  await insert('counters', lastNumbers(data));
}

/** The numbers that the data has used up, so that new records go on after them. */
function lastNumbers(data: DeskData): readonly Schema['counters'][] {
  const kinds: Readonly<Record<NumberedKind, readonly { readonly id: string }[]>> = {
    invoice: data.invoices,
    payment: data.payments,
    refund: data.refunds,
    credit: data.credits,
    planChange: data.planChanges,
    ticket: data.tickets,
    escalation: data.escalations,
    outboxMessage: data.outbox,
    bugReport: data.bugReports,
    featureRequest: data.featureRequests,
  };
  return Object.entries(kinds).flatMap(([kind, records]) => {
    const prefix = idForms[kind as NumberedKind].prefix;
    const value = Math.max(...records.map(({ id }) => Number(id.slice(prefix.length))));
    return records.length === 0 ? [] : [{ kind, value }];
  });
}
