import * as z from 'zod/mini';
import type { JsonObject } from '../core/json.ts';
import { formatMoney, type Money } from '../core/money.ts';
import type { Evidence, Proposal, ToolContext } from '../core/tool.ts';
import { ToolFailure } from '../core/tool.ts';
import { formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { findDuplicates } from '../desk/duplicates.ts';
import { type Account, type Payment, type RefundReason, refundReasons } from '../desk/records.ts';
import { refundsInWindow } from '../desk/refund-window.ts';
import { readAmount } from './amounts.ts';
import { claimsOf } from './claims.ts';
import { originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { amount, id, text } from './fields.ts';

/** Grounds that give nothing back: a call may name them, and policy says no with the clause. */
const barredReasons = ['own-error', 'third-party'] as const;

interface Refundable {
  readonly payment: Payment;
  readonly account: Account;
  readonly amount: Money;
}

export const issueRefund = defineTool({
  name: 'issue_refund',
  description:
    'Gives money of one payment back, the way it was paid. Needs a verified identity and the operator’s confirmation; above the limits a ' +
    'second approver and an escalation. Name the true reason: policy checks it against the records.',
  effect: 'write',
  input: inputOf(() => ({
    payment: id('Id of the payment: pay_1042'),
    amount: z.exactOptional(amount),
    currency: z.exactOptional(
      z.string().check(z.regex(/^[A-Z]{3}$/, 'a currency is three letters such as USD'), z.describe('Has to be the payment’s own')),
    ),
    reason: z
      .enum([...refundReasons, ...barredReasons])
      .check(
        z.describe(
          'Why: new-customer (within 30 days of the first payment), duplicate-charge, wrong-amount, missed-uptime, unusable (not fixed within ' +
            '48 h), early-exit (yearly contract), enterprise-downgrade, own-error, third-party, other',
        ),
      ),
    note: z.exactOptional(text('For the record, one or two sentences', 500)),
  })),
  editable: ['amount', 'note'],
  claims: [...claimsOf('refunded|reimbursed'), /\brefund (?:has been|was) (?:issued|processed|made|sent)\b/i],
  summarize: ({ payment, amount, reason }) => `${payment}${amount === undefined ? '' : `, ${amount}`}, ${reason}`,
  async propose(input, context) {
    const found = await refundable(input, context);
    return typeof found === 'string' ? found : proposal(found, input, context);
  },
  async run(input, context) {
    const found = await refundable(input, context);
    if (typeof found === 'string') throw new ToolFailure(found);
    const { payment, account, amount } = found;
    const refund = await context.records.insertRefund({
      account: account.id,
      payment: payment.id,
      amount,
      reason: recordedReason(input.reason),
      note: input.note ?? '',
      at: context.now,
      ...originOf(context),
    });
    return {
      status: 'done',
      summary: `refunded ${formatMoney(amount)} to ${payment.methodLabel} (${refund.id})`,
      data: {
        refund: refund.id,
        payment: payment.id,
        amount_cents: amount.cents,
        amount: formatMoney(amount),
        method: payment.methodLabel,
        method_kind: payment.methodKind,
        date: formatDate(refund.at),
        left: formatMoney({ cents: payment.left.cents - amount.cents, currency: amount.currency }),
      },
    };
  },
});

/** The payment, its account and the amount, or one sentence why not. Ids count only when the records know them. */
async function refundable(
  input: { readonly payment: string; readonly amount?: string | number; readonly currency?: string },
  { records, customer }: ToolContext<DeskRecords>,
): Promise<Refundable | string> {
  const payment = await records.payment(input.payment);
  if (payment === undefined) return `There is no payment ${input.payment}.`;
  if (customer === undefined) return 'No customer yet: find the customer first.';
  if (payment.account !== customer.account) return `${payment.id} is not a payment of ${customer.name}.`;
  const account = await records.account(payment.account);
  if (account === undefined) return `The account of ${payment.id} does not exist.`;
  if (payment.status !== 'succeeded') return `${payment.id} cannot be refunded: the payment is ${payment.status}.`;
  if (payment.left.cents <= 0) return `${payment.id} has been refunded in full already.`;
  const { currency } = payment.amount;
  if (input.currency !== undefined && input.currency !== currency)
    return `${payment.id} was paid in ${currency}, not in ${input.currency}.`;
  const amount = input.amount === undefined ? payment.left : readAmount(input.amount, currency);
  if (typeof amount === 'string') return amount;
  if (amount.cents > payment.left.cents)
    return `${payment.id} has ${formatMoney(payment.left)} left: ${formatMoney(amount)} is more than that.`;
  return { payment, account, amount };
}

async function proposal({ payment, account, amount }: Refundable, input: JsonObject, context: ToolContext<DeskRecords>): Promise<Proposal> {
  const { records, now } = context;
  const { refunds, total } = await refundsInWindow(account, records, now);
  const partial = amount.cents < payment.left.cents;
  return {
    summary: `Refund ${formatMoney(amount)} ${amount.currency} to ${payment.methodLabel} (${payment.id}, ${formatDate(payment.at)})`,
    details: [
      { label: 'Reason', value: String(input['reason']).replaceAll('-', ' ') },
      { label: 'Payment', value: `${formatMoney(payment.amount)}, ${formatMoney(payment.left)} left${partial ? ', partial refund' : ''}` },
      ...(typeof input['note'] === 'string' ? [{ label: 'Note', value: input['note'] }] : []),
    ],
    evidence: await evidenceFor(payment, account, records),
    before:
      refunds.length === 0
        ? ['no earlier refund on this account in 30 days']
        : [`${formatMoney(total)} refunded on this account in 30 days (${refunds.map(({ id }) => id).join(', ')})`],
    target: payment.id,
    amount,
    account: account.id,
  };
}

async function evidenceFor(payment: Payment, account: Account, records: DeskRecords): Promise<readonly Evidence[]> {
  const invoices = await records.invoices(account.id);
  const invoice = invoices.find(({ id }) => id === payment.invoice);
  const duplicate = findDuplicates(await records.payments(account.id), invoices).find((one) => one.payment.id === payment.id);
  return [
    {
      source: `payment ${payment.id}`,
      text: `${formatMoney(payment.amount)} by ${payment.methodLabel} on ${formatDate(payment.at)}, ${payment.status}`,
    },
    ...(invoice === undefined
      ? []
      : [
          {
            source: `invoice ${invoice.id}`,
            text: `${formatMoney(invoice.total)} for ${formatDate(invoice.periodStart)} – ${formatDate(invoice.periodEnd)}`,
          },
        ]),
    ...(duplicate === undefined
      ? []
      : [
          { source: `payment ${duplicate.of.id}`, text: `charged the same ${duplicate.hoursApart} h before: ${payment.id} is a duplicate` },
        ]),
  ];
}

function recordedReason(reason: string): RefundReason {
  const known = refundReasons.find((one) => one === reason);
  if (known === undefined) throw new ToolFailure(`There is no refund for the reason ${reason}.`);
  return known;
}
