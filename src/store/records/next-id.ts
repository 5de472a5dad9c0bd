import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** The readable ids of each kind of record, and where its numbers start. */
export const idForms = {
  invoice: { prefix: 'inv_', first: 2001 },
  payment: { prefix: 'pay_', first: 1001 },
  refund: { prefix: 're_', first: 3001 },
  credit: { prefix: 'cr_', first: 4001 },
  planChange: { prefix: 'chg_', first: 5001 },
  ticket: { prefix: 'T-', first: 1001 },
  escalation: { prefix: 'ESC-', first: 1001 },
  outboxMessage: { prefix: 'msg_', first: 6001 },
  bugReport: { prefix: 'BUG-', first: 201 },
  featureRequest: { prefix: 'FR-', first: 301 },
} as const;

export type NumberedKind = keyof typeof idForms;

/** `pay_1043` after `pay_1042`. Inside a transaction only. */
export async function nextId(db: Kysely<Schema>, kind: NumberedKind): Promise<string> {
  const { prefix, first } = idForms[kind];
  const { value } = await db
    .insertInto('counters')
    .values({ kind, value: first })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(({ eb, ref }) => ({ value: eb(ref('counters.value'), '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow();
  return `${prefix}${value}`;
}
