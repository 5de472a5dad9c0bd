import type { Kysely } from 'kysely';
import type { WriteRecord } from '../core/store.ts';
import type { Schema } from './schema.ts';

/** True the first time only: the call's id is the key. */
export async function claimWrite(db: Kysely<Schema>, { amount, ...write }: WriteRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('writes')
    .values({ ...write, amount: amount?.cents ?? null, amountCurrency: amount?.currency ?? null, undone: 0 })
    .onConflict((conflict) => conflict.column('callId').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** True the first time only: an approval or a verification is decided once, by whoever comes first. */
export async function claimDecision(db: Kysely<Schema>, id: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('decisions')
    .values({ id })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Writes that ran with the same tool, target and amount, newest first. */
export async function similarWrites(
  db: Kysely<Schema>,
  { tool, target, amount }: Pick<WriteRecord, 'tool' | 'target' | 'amount'>,
): Promise<readonly WriteRecord[]> {
  const alike = db
    .selectFrom('writes')
    .select(['callId', 'session', 'tool', 'target', 'at'])
    .where('tool', '=', tool)
    .where('target', '=', target)
    .where('undone', '=', 0)
    .orderBy('at', 'desc');
  const same =
    amount === undefined
      ? alike.where('amount', 'is', null)
      : alike.where('amount', '=', amount.cents).where('amountCurrency', '=', amount.currency);
  return (await same.execute()).map((write) => ({ ...write, ...(amount === undefined ? {} : { amount }) }));
}
