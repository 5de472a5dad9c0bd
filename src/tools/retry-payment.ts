import { formatMoney } from '../core/money.ts';
import { type ToolContext, ToolFailure } from '../core/tool.ts';
import { daysBetween, formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { methodLabel } from '../desk/payment-method.ts';
import type { Account, Invoice } from '../desk/records.ts';
import { charge, defaultMethod } from './charge.ts';
import { claimsOf } from './claims.ts';
import { accountIdOf, accountOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const retryPayment = defineTool({
  name: 'retry_payment',
  description:
    'Charges the unpaid invoice of a failed payment again, now, to the method on file. Access comes back at once when it succeeds. A card ' +
    'that has expired has to be changed by the customer first.',
  effect: 'write',
  input: inputOf(() => ({ customer })),
  claims: claimsOf('(?:retried|charged) (?:the|your) (?:payment|card|invoice)'),
  summarize: ({ customer }) => customer ?? 'the unpaid invoice',
  account: accountIdOf,
  async propose(input, context) {
    const unpaid = await unpaidOf(input.customer, context);
    if (typeof unpaid === 'string') return unpaid;
    const { account, invoice } = unpaid;
    const { records, now } = context;
    const method = await defaultMethod(account, records);
    const failed = (await records.payments(account.id)).filter(({ status, invoice: of }) => status === 'failed' && of === invoice.id);
    return {
      summary: `Charge ${formatMoney(invoice.total)} ${invoice.total.currency} (${invoice.id}) to ${methodLabel(method)} again`,
      details: [{ label: 'Status', value: `${account.status}, failing for ${daysBetween(account.paymentFailingSince ?? now, now)} days` }],
      evidence: failed.map((payment) => ({
        source: `payment ${payment.id}`,
        text: `failed on ${formatDate(payment.at)}: ${payment.failure ?? 'no reason given'}`,
      })),
      before: [`${failed.length} failed ${failed.length === 1 ? 'try' : 'tries'} so far`],
      target: invoice.id,
      terms: `charged to ${method.id}`,
      amount: invoice.total,
      account: account.id,
    };
  },
  async run(input, context) {
    const unpaid = await unpaidOf(input.customer, context);
    if (typeof unpaid === 'string') throw new ToolFailure(unpaid);
    const { account, invoice } = unpaid;
    const { records } = context;
    const payment = await charge(invoice, account, await defaultMethod(account, records), context);
    const paid = payment.status === 'succeeded';
    if (paid) await records.updateInvoice(invoice.id, { status: 'paid' });
    const next = await unpaidOf(input.customer, context);
    if (typeof next === 'string') {
      await records.updateAccount(account.id, {
        paymentFailingSince: null,
        ...(account.status === 'cancelling' ? {} : { status: 'active' }),
      });
    }
    const amount = formatMoney(invoice.total);
    return {
      status: 'done',
      summary: paid
        ? `${amount} paid, ${typeof next === 'string' ? 'the account is active again' : `${next.invoice.id} is unpaid still`}`
        : `the charge of ${amount} failed again: ${payment.failure}`,
      data: {
        payment: payment.id,
        succeeded: paid,
        amount,
        method: payment.methodLabel,
        ...(paid && typeof next !== 'string' ? { still_unpaid: next.invoice.id } : {}),
        ...(payment.failure === undefined ? {} : { failure: payment.failure }),
      },
    };
  },
});

async function unpaidOf(
  named: string | undefined,
  context: ToolContext<DeskRecords>,
): Promise<{ readonly account: Account; readonly invoice: Invoice } | string> {
  const account = await accountOf(named, context);
  if (typeof account === 'string') return account;
  const invoices = await context.records.invoices(account.id);
  const failed = (await context.records.payments(account.id)).filter(({ status }) => status === 'failed').map(({ invoice }) => invoice);
  const invoice = invoices.find(({ id, status }) => (status === 'open' || status === 'past-due') && failed.includes(id));
  return invoice === undefined ? `No payment of ${account.company} is failing.` : { account, invoice };
}
