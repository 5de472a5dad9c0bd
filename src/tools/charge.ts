import type { ToolContext } from '../core/tool.ts';
import { ToolFailure } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { day } from '../desk/period.ts';
import type { Quote } from '../desk/proration.ts';
import type { Account, Payment, PaymentMethod, Plan } from '../desk/records.ts';

const failures: Readonly<Record<PaymentMethod['health'], string | undefined>> = {
  good: undefined,
  expired: 'the card has expired',
  'no-funds': 'insufficient funds',
  declined: 'declined by the bank',
};

/** The method that is charged; a sentence is thrown when there is none. */
export async function defaultMethod(account: Account, records: DeskRecords): Promise<PaymentMethod> {
  const methods = await records.paymentMethods(account.id);
  const method = methods.find(({ isDefault }) => isDefault) ?? methods[0];
  if (method === undefined) throw new ToolFailure(`${account.company} has no payment method on file.`);
  return method;
}

/** Charges an invoice to a method, as the payment processor of the demo answers. A charge that fails is recorded as failed. */
export async function charge(
  invoice: { readonly id: string; readonly total: Payment['amount'] },
  account: Account,
  method: PaymentMethod,
  { records, now }: ToolContext<DeskRecords>,
): Promise<Payment> {
  const failure = failures[method.health];
  return records.insertPayment({
    account: account.id,
    invoice: invoice.id,
    method: method.id,
    amount: invoice.total,
    status: failure === undefined ? 'succeeded' : 'failed',
    at: now,
    ...(failure === undefined ? {} : { failure }),
  });
}

/**
 * Makes the invoice of a quote. Enterprise pays it within 30 days; everybody else is charged at once, and a charge
 * that fails undoes the whole change.
 */
export async function chargeNow(
  account: Account,
  plan: Plan,
  quote: Quote,
  context: ToolContext<DeskRecords>,
): Promise<Payment | undefined> {
  const { records, now } = context;
  const byInvoice = plan === 'enterprise';
  const invoice = await records.insertInvoice({
    account: account.id,
    issuedAt: now,
    dueAt: byInvoice ? now + 30 * day : now,
    periodStart: quote.period.start,
    periodEnd: quote.period.end,
    total: quote.total,
    lines: quote.lines,
    status: byInvoice ? 'open' : 'paid',
  });
  if (byInvoice) return undefined;
  const payment = await charge(invoice, account, await defaultMethod(account, records), context);
  if (payment.status !== 'succeeded')
    throw new ToolFailure(`The charge failed (${payment.failure}): have the payment method changed first; nothing was changed.`);
  return payment;
}
