import type { Kysely } from 'kysely';
import type { IdentityFactors, IdentityRecords } from '../../desk/identity-records.ts';
import { rows } from '../row.ts';
import type { Schema } from '../schema.ts';

export const factorRows = rows<IdentityFactors>({ security: 'json' });

export function identityRecords(db: Kysely<Schema>): Pick<IdentityRecords, 'identityFactors' | 'identityAttempts' | 'setIdentityAttempts'> {
  return {
    async identityFactors(account) {
      const row = await db.selectFrom('identityFactors').selectAll().where('account', '=', account).executeTakeFirst();
      return row && factorRows.fromRow(row);
    },

    async identityAttempts(account) {
      const row = await db.selectFrom('identityAttempts').selectAll().where('account', '=', account).executeTakeFirst();
      if (row === undefined) return { failures: 0 };
      return { failures: row.failures, ...(row.lastFailureAt === null ? {} : { lastFailureAt: row.lastFailureAt }) };
    },

    async setIdentityAttempts(account, { failures, lastFailureAt = null }) {
      await db
        .insertInto('identityAttempts')
        .values({ account, failures, lastFailureAt })
        .onConflict((conflict) => conflict.column('account').doUpdateSet({ failures, lastFailureAt }))
        .execute();
    },
  };
}
