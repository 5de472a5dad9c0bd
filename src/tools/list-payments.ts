import * as z from 'zod/mini';
import type { JsonObject } from '../core/json.ts';
import { formatMoney } from '../core/money.ts';
import type { ToolContext } from '../core/tool.ts';
import { formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { type Duplicate, findDuplicates } from '../desk/duplicates.ts';
import type { Account, Invoice, Payment } from '../desk/records.ts';
import { refundsInWindow } from '../desk/refund-window.ts';
import { unusedAfterEnd } from '../desk/unused.ts';
import { accountIdOf, requireAccount } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const listPayments = defineTool({
  name: 'list_payments',
  description:
    'The payments of a customer, newest first: amount, date, method, status, what was refunded and what is left. Names the payments that ' +
    'charged the same thing twice. Needs a verified identity.',
  effect: 'read',
  input: inputOf(() => ({
    customer,
    limit: z.exactOptional(z.int().check(z.minimum(1), z.maximum(50), z.describe('How many; 12 when left out'))),
  })),
  summarize: ({ customer }) => customer ?? 'the customer of this conversation',
  account: accountIdOf,
  async run({ customer, limit = 12 }, context) {
    const account = await requireAccount(customer, context);
    const { records, now } = context;
    const payments = await records.payments(account.id);
    const invoices = await records.invoices(account.id);
    const duplicates = findDuplicates(payments, invoices);
    const related = await records.relatedAccounts(account.id);
    const { refunds, total } = await refundsInWindow(account, records, now);
    return {
      status: 'done',
      summary: summaryOf(account, payments, duplicates),
      data: {
        account: account.id,
        currency: account.currency,
        total: payments.length,
        payments: await Promise.all(
          payments.slice(0, limit).map(async (payment) => ({ ...show(payment), ...(await unused(account, payment, invoices, context)) })),
        ),
        duplicates: duplicates.map(({ payment, of, hoursApart, cents }) => ({
          payment: payment.id,
          of: of.id,
          hours_apart: hoursApart,
          amount_cents: cents,
          amount: formatMoney({ cents, currency: payment.amount.currency }),
          date: formatDate(payment.at),
          of_date: formatDate(of.at),
          method: payment.methodLabel,
          method_kind: payment.methodKind,
        })),
        refunded_30_days_cents: total.cents,
        refunded_30_days: formatMoney(total),
        refunds: refunds.map(({ id, payment, amount, at }) => ({ id, payment, amount: formatMoney(amount), date: formatDate(at) })),
        related_accounts: related.map(({ id, company }) => ({ account: id, company })),
      },
    };
  },
});

function show(payment: Payment) {
  return {
    id: payment.id,
    amount_cents: payment.amount.cents,
    amount: formatMoney(payment.amount),
    at: new Date(payment.at).toISOString(),
    date: formatDate(payment.at),
    status: payment.status,
    method: payment.methodLabel,
    method_kind: payment.methodKind,
    invoice: payment.invoice,
    refunded: formatMoney(payment.refunded),
    left_cents: payment.left.cents,
    left: formatMoney(payment.left),
    ...(payment.failure === undefined ? {} : { failure: payment.failure }),
  };
}

/** What the payment covers beyond the end of the subscription, or beyond today: what leaving early may pay back. */
async function unused(
  account: Account,
  payment: Payment,
  invoices: readonly Invoice[],
  { records, messageAt }: ToolContext<DeskRecords>,
): Promise<JsonObject> {
  const invoice = invoices.find(({ id }) => id === payment.invoice);
  if (invoice === undefined || payment.status !== 'succeeded') return {};
  const cents = unusedAfterEnd(account, { payment, invoice, refunds: await records.refundsOf(payment.id) }, messageAt);
  return { unused_cents: cents, unused: formatMoney({ cents, currency: payment.amount.currency }) };
}

function summaryOf({ company }: Account, payments: readonly Payment[], duplicates: readonly Duplicate[]): string {
  const [duplicate] = duplicates;
  if (duplicate !== undefined) {
    return `2 payments of ${formatMoney(duplicate.payment.amount)} for the same thing, ${duplicate.hoursApart} h apart`;
  }
  const [latest] = payments;
  if (latest === undefined) return `no payments of ${company}`;
  const count = `${payments.length} payment${payments.length === 1 ? '' : 's'}`;
  return `${count}, the latest ${formatMoney(latest.amount)} on ${formatDate(latest.at)} (${latest.status})`;
}
