import type { Kysely } from 'kysely';
import { ToolFailure } from '../../core/tool.ts';
import type { DeskRecords } from '../../desk/desk-records.ts';
import type { Escalation, OutboxMessage } from '../../desk/records.ts';
import { rows } from '../row.ts';
import type { Schema } from '../schema.ts';
import { missing } from './missing.ts';
import { nextId } from './next-id.ts';

export const escalationRows = rows<Escalation>({ packet: 'json', contacts: 'json' });
export const outboxRows = rows<OutboxMessage>({ to: 'json' });

type EscalationRecords = Pick<
  DeskRecords,
  'escalations' | 'escalation' | 'outbox' | 'insertEscalation' | 'acknowledgeEscalation' | 'resolveEscalation' | 'insertOutboxMessage'
>;

export function escalationRecords(db: Kysely<Schema>): EscalationRecords {
  const escalation = async (id: string) => {
    const row = await db.selectFrom('escalations').selectAll().where('id', '=', id).executeTakeFirst();
    return row && escalationRows.fromRow(row);
  };
  const update = async (id: string, from: readonly Escalation['status'][], change: Partial<Schema['escalations']>) => {
    const row = await db
      .updateTable('escalations')
      .set(change)
      .where('id', '=', id)
      .where('status', 'in', from)
      .returningAll()
      .executeTakeFirst();
    if (row !== undefined) return escalationRows.fromRow(row);
    const { status } = (await escalation(id)) ?? missing('escalation', id);
    throw new ToolFailure(`The escalation ${id} is ${status} already.`);
  };

  return {
    escalation,

    async escalations({ account, open = false } = {}) {
      let found = db.selectFrom('escalations').selectAll().orderBy('respondBy').orderBy('id');
      if (account !== undefined) found = found.where('account', '=', account);
      if (open) found = found.where('status', '!=', 'resolved');
      return (await found.execute()).map(escalationRows.fromRow);
    },

    async insertEscalation(added) {
      const filed = { ...added, id: await nextId(db, 'escalation') };
      await db.insertInto('escalations').values(escalationRows.toRow(filed)).execute();
      return filed;
    },

    acknowledgeEscalation: (id, { by, at }) => update(id, ['open'], { status: 'acknowledged', acknowledgedBy: by, acknowledgedAt: at }),
    resolveEscalation: (id, { resolution, by, at }) =>
      update(id, ['open', 'acknowledged'], { status: 'resolved', resolution, resolvedBy: by, resolvedAt: at }),

    async outbox({ account, escalation: about } = {}) {
      let found = db.selectFrom('outbox').selectAll().orderBy('at', 'desc').orderBy('id', 'desc');
      if (account !== undefined) found = found.where('account', '=', account);
      if (about !== undefined) found = found.where('escalation', '=', about);
      return (await found.execute()).map(outboxRows.fromRow);
    },

    async insertOutboxMessage(added) {
      const message = { ...added, id: await nextId(db, 'outboxMessage') };
      await db.insertInto('outbox').values(outboxRows.toRow(message)).execute();
      return message;
    },
  };
}
