import type { Kysely } from 'kysely';
import type { DeskRecords } from '../../desk/desk-records.ts';
import type { BugReport, FeatureRequest, Ticket, TicketNote } from '../../desk/records.ts';
import { rows } from '../row.ts';
import type { Schema } from '../schema.ts';
import { missing } from './missing.ts';
import { nextId } from './next-id.ts';

export const ticketRows = rows<Ticket>({});
export const noteRows = rows<TicketNote>({});
export const bugReportRows = rows<BugReport>({});
export const featureRequestRows = rows<FeatureRequest>({});

type TicketRecords = Pick<
  DeskRecords,
  | 'tickets'
  | 'ticket'
  | 'ticketNotes'
  | 'insertTicket'
  | 'updateTicket'
  | 'insertTicketNote'
  | 'bugReports'
  | 'featureRequests'
  | 'insertBugReport'
  | 'insertFeatureRequest'
>;

export function ticketRecords(db: Kysely<Schema>): TicketRecords {
  return {
    async tickets({ account, status } = {}) {
      let found = db.selectFrom('tickets').selectAll().orderBy('createdAt', 'desc').orderBy('id', 'desc');
      if (account !== undefined) found = found.where('account', '=', account);
      if (status !== undefined) found = found.where('status', '=', status);
      return (await found.execute()).map(ticketRows.fromRow);
    },

    async ticket(id) {
      const row = await db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();
      return row && ticketRows.fromRow(row);
    },

    async ticketNotes(ticket) {
      return (await db.selectFrom('ticketNotes').selectAll().where('ticket', '=', ticket).orderBy('at').execute()).map(noteRows.fromRow);
    },

    async insertTicket(added) {
      const ticket = { ...added, id: await nextId(db, 'ticket') };
      await db.insertInto('tickets').values(ticketRows.toRow(ticket)).execute();
      return ticket;
    },

    async updateTicket(id, change) {
      const row = await db.updateTable('tickets').set(change).where('id', '=', id).returningAll().executeTakeFirst();
      return ticketRows.fromRow(row ?? missing('ticket', id));
    },

    async insertTicketNote(note) {
      const known = await db.selectFrom('tickets').select('id').where('id', '=', note.ticket).executeTakeFirst();
      if (known === undefined) missing('ticket', note.ticket);
      await db.insertInto('ticketNotes').values(noteRows.toRow(note)).execute();
      return note;
    },

    async bugReports(account) {
      let found = db.selectFrom('bugReports').selectAll().orderBy('at', 'desc').orderBy('id', 'desc');
      if (account !== undefined) found = found.where('account', '=', account);
      return (await found.execute()).map(bugReportRows.fromRow);
    },

    async featureRequests(account) {
      let found = db.selectFrom('featureRequests').selectAll().orderBy('at', 'desc').orderBy('id', 'desc');
      if (account !== undefined) found = found.where('account', '=', account);
      return (await found.execute()).map(featureRequestRows.fromRow);
    },

    async insertBugReport(added) {
      const report = { ...added, id: await nextId(db, 'bugReport') };
      await db.insertInto('bugReports').values(bugReportRows.toRow(report)).execute();
      return report;
    },

    async insertFeatureRequest(added) {
      const request = { ...added, id: await nextId(db, 'featureRequest') };
      await db.insertInto('featureRequests').values(featureRequestRows.toRow(request)).execute();
      return request;
    },
  };
}
