import type { Kysely } from 'kysely';
import type { DeskRecords } from '../../desk/desk-records.ts';
import type { ApiUsage, ExchangeRate, Incident, ServiceComponent } from '../../desk/records.ts';
import { rows } from '../row.ts';
import type { Schema } from '../schema.ts';

export const componentRows = rows<ServiceComponent>({});
export const incidentRows = rows<Incident>({ components: 'json', accounts: 'json' });
export const usageRows = rows<ApiUsage>({});
export const rateRows = rows<ExchangeRate>({});

export function serviceRecords(db: Kysely<Schema>): Pick<DeskRecords, 'serviceStatus' | 'incidents' | 'apiUsage' | 'exchangeRates'> {
  return {
    async serviceStatus() {
      return (await db.selectFrom('serviceComponents').selectAll().orderBy('id').execute()).map(componentRows.fromRow);
    },

    async incidents({ account, open = false, since } = {}) {
      let found = db.selectFrom('incidents').selectAll().orderBy('startedAt', 'desc').orderBy('id', 'desc');
      if (open) found = found.where('status', '!=', 'resolved');
      if (since !== undefined) found = found.where(({ or, eb }) => or([eb('resolvedAt', 'is', null), eb('resolvedAt', '>=', since)]));
      const all = (await found.execute()).map(incidentRows.fromRow);
      return account === undefined ? all : all.filter(({ accounts }) => accounts.length === 0 || accounts.includes(account));
    },

    async apiUsage(account, since) {
      const found = await db
        .selectFrom('apiUsage')
        .selectAll()
        .where('account', '=', account)
        .where('hour', '>=', since)
        .orderBy('hour', 'desc')
        .execute();
      return found.map(usageRows.fromRow);
    },

    async exchangeRates() {
      return (await db.selectFrom('exchangeRates').selectAll().orderBy('currency').execute()).map(rateRows.fromRow);
    },
  };
}
