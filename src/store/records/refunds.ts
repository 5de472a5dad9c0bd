import type { Kysely } from 'kysely';
import { formatMoney } from '../../core/money.ts';
import { ToolFailure } from '../../core/tool.ts';
import type { DeskRecords } from '../../desk/desk-records.ts';
import type { Credit, Payment, PlanChange, Refund } from '../../desk/records.ts';
import { rows } from '../row.ts';
import type { Schema } from '../schema.ts';
import { nextId } from './next-id.ts';
import { paymentRecords } from './payments.ts';

export const refundRows = rows<Refund>({ amount: 'money' });
export const creditRows = rows<Credit>({ amount: 'money' });
export const planChangeRows = rows<PlanChange>({ from: 'json', to: 'json', charge: 'money' });

type RefundRecords = Pick<
  DeskRecords,
  'refundsSince' | 'refundsOf' | 'credits' | 'planChanges' | 'insertRefund' | 'insertCredit' | 'insertPlanChange'
>;

export function refundRecords(db: Kysely<Schema>): RefundRecords {
  const { payment } = paymentRecords(db);
  return {
    async refundsSince(account, since) {
      const found = await db
        .selectFrom('refunds')
        .selectAll()
        .where('account', '=', account)
        .where('at', '>=', since)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return found.map(refundRows.fromRow);
    },

    async refundsOf(id) {
      const found = await db
        .selectFrom('refunds')
        .selectAll()
        .where('payment', '=', id)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return found.map(refundRows.fromRow);
    },

    async credits(account) {
      const found = await db
        .selectFrom('credits')
        .selectAll()
        .where('account', '=', account)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return found.map(creditRows.fromRow);
    },

    async planChanges(account) {
      const found = await db
        .selectFrom('planChanges')
        .selectAll()
        .where('account', '=', account)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return found.map(planChangeRows.fromRow);
    },

    async insertRefund(added) {
      assertRefundable(added, await payment(added.payment));
      const refund = { ...added, id: await nextId(db, 'refund') };
      await db.insertInto('refunds').values(refundRows.toRow(refund)).execute();
      return refund;
    },

    async insertCredit(added) {
      const credit = { ...added, id: await nextId(db, 'credit') };
      await db.insertInto('credits').values(creditRows.toRow(credit)).execute();
      return credit;
    },

    async insertPlanChange(added) {
      const change = { ...added, id: await nextId(db, 'planChange') };
      await db.insertInto('planChanges').values(planChangeRows.toRow(change)).execute();
      return change;
    },
  };
}

/** The last guard. The write lock is held: nobody else refunds between this look and the insert. */
function assertRefundable({ payment: id, account, amount }: Omit<Refund, 'id'>, payment: Payment | undefined): asserts payment is Payment {
  if (payment === undefined || payment.account !== account) throw new ToolFailure(`There is no payment ${id} of account ${account}.`);
  if (payment.status !== 'succeeded')
    throw new ToolFailure(`The payment ${id} did not succeed (${payment.status}): there is nothing to refund.`);
  if (amount.currency !== payment.amount.currency) {
    throw new ToolFailure(`The payment ${id} was made in ${payment.amount.currency}: it cannot be refunded in ${amount.currency}.`);
  }
  if (!Number.isSafeInteger(amount.cents) || amount.cents <= 0) throw new ToolFailure('A refund is a whole number of cents above zero.');
  if (amount.cents > payment.left.cents) {
    throw new ToolFailure(`Of the payment ${id}, ${formatMoney(payment.left)} is left: ${formatMoney(amount)} cannot be refunded.`);
  }
}
