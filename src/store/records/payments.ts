import type { Kysely } from 'kysely';
import type { DeskData } from '../../desk/desk-data.ts';
import type { DeskRecords } from '../../desk/desk-records.ts';
import { methodLabel } from '../../desk/payment-method.ts';
import type { Invoice, Payment, PaymentMethod } from '../../desk/records.ts';
import { rows } from '../row.ts';
import type { Schema } from '../schema.ts';
import { missing } from './missing.ts';
import { nextId } from './next-id.ts';

export const methodRows = rows<PaymentMethod>({ isDefault: 'flag' });
export const invoiceRows = rows<Invoice>({ total: 'money', lines: 'json' });
export const paymentRows = rows<DeskData['payments'][number]>({ amount: 'money' });

type PaymentRecords = Pick<
  DeskRecords,
  'paymentMethods' | 'invoices' | 'invoice' | 'payments' | 'payment' | 'insertPayment' | 'insertInvoice' | 'updateInvoice'
>;

export function paymentRecords(db: Kysely<Schema>): PaymentRecords {
  const paymentMethods = async (account: string) => {
    const found = await db
      .selectFrom('paymentMethods')
      .selectAll()
      .where('account', '=', account)
      .orderBy('isDefault', 'desc')
      .orderBy('id')
      .execute();
    return found.map(methodRows.fromRow);
  };
  const payment = async (id: string) => (await paymentsWhere(db, 'id', id))[0];

  return {
    paymentMethods,
    payment,
    payments: (account) => paymentsWhere(db, 'account', account),

    async invoices(account) {
      const found = await db
        .selectFrom('invoices')
        .selectAll()
        .where('account', '=', account)
        .orderBy('issuedAt', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return found.map(invoiceRows.fromRow);
    },

    async invoice(id) {
      const row = await db.selectFrom('invoices').selectAll().where('id', '=', id).executeTakeFirst();
      return row && invoiceRows.fromRow(row);
    },

    async insertPayment(added) {
      const id = await nextId(db, 'payment');
      await db
        .insertInto('payments')
        .values(paymentRows.toRow({ ...added, id }))
        .execute();
      return (await payment(id)) ?? missing('payment', id);
    },

    async insertInvoice(added) {
      const invoice = { ...added, id: await nextId(db, 'invoice') };
      await db.insertInto('invoices').values(invoiceRows.toRow(invoice)).execute();
      return invoice;
    },

    async updateInvoice(id, change) {
      const row = await db.updateTable('invoices').set(change).where('id', '=', id).returningAll().executeTakeFirst();
      return invoiceRows.fromRow(row ?? missing('invoice', id));
    },
  };
}

/** With the method it went through and what was given back of it; newest first. */
async function paymentsWhere(db: Kysely<Schema>, column: 'id' | 'account', value: string): Promise<readonly Payment[]> {
  const found = await db
    .selectFrom('payments')
    .innerJoin('paymentMethods as paidBy', 'paidBy.id', 'payments.method')
    .selectAll('payments')
    .select(['paidBy.kind', 'paidBy.brand', 'paidBy.last4'])
    .select(({ selectFrom, ref }) =>
      selectFrom('refunds')
        .whereRef('refunds.payment', '=', ref('payments.id'))
        .select(({ fn }) => fn.sum<number | null>('refunds.amount').as('cents'))
        .as('refundedCents'),
    )
    .where(`payments.${column}`, '=', value)
    .orderBy('payments.at', 'desc')
    .orderBy('payments.id', 'desc')
    .execute();
  return found.map(({ kind, brand, last4, refundedCents, ...row }) => {
    const kept = paymentRows.fromRow(row);
    const refunded = Number(refundedCents ?? 0);
    const { currency, cents } = kept.amount;
    return {
      ...kept,
      methodKind: kind,
      methodLabel: methodLabel({ kind, ...(brand === null ? {} : { brand }), ...(last4 === null ? {} : { last4 }) }),
      refunded: { cents: refunded, currency },
      left: { cents: kept.status === 'succeeded' ? Math.max(0, cents - refunded) : 0, currency },
    };
  });
}
