import * as z from 'zod/mini';
import { formatMoney, type Money } from '../core/money.ts';
import { type ToolContext, ToolFailure } from '../core/tool.ts';
import { formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Account } from '../desk/records.ts';
import { readAmount } from './amounts.ts';
import { claimsOf } from './claims.ts';
import { accountIdOf, accountOf, originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { amount, customer, text } from './fields.ts';

/** Credits for removed seats are made by `change_seats`, to the cent. */
const reasons = ['enterprise-downgrade', 'service', 'goodwill'] as const;

export const applyCredit = defineTool({
  name: 'apply_credit',
  description:
    'Puts a credit on the account, taken off the next invoice. Needs a verified identity and the approval of Finance. Seats that were ' +
    'removed are credited by change_seats, not here.',
  effect: 'write',
  input: inputOf(() => ({
    amount,
    reason: z.enum(reasons),
    note: text('Why, for the record', 500),
    customer,
  })),
  editable: ['amount', 'note'],
  claims: [...claimsOf('credited'), /\bcredit (?:has been|was) (?:applied|added)\b/i],
  summarize: ({ amount, reason }) => `${amount}, ${reason}`,
  account: accountIdOf,
  async propose(input, context) {
    const found = await crediting(input, context);
    if (typeof found === 'string') return found;
    const { account, amount } = found;
    const credits = await context.records.credits(account.id);
    return {
      summary: `Credit ${formatMoney(amount)} ${amount.currency} to ${account.company}, off the next invoice`,
      details: [
        { label: 'Reason', value: input.reason.replaceAll('-', ' ') },
        { label: 'Note', value: input.note },
      ],
      evidence: [{ source: `account ${account.id}`, text: `next invoice on ${formatDate(account.periodEnd)}` }],
      before:
        credits.length === 0
          ? ['no earlier credit on this account']
          : credits.slice(0, 3).map((credit) => `${credit.id}: ${formatMoney(credit.amount)} on ${formatDate(credit.at)}`),
      target: account.id,
      amount,
      account: account.id,
    };
  },
  async run(input, context) {
    const found = await crediting(input, context);
    if (typeof found === 'string') throw new ToolFailure(found);
    const { account, amount } = found;
    const credit = await context.records.insertCredit({
      account: account.id,
      amount,
      reason: input.reason,
      note: input.note,
      at: context.now,
      ...originOf(context),
    });
    return {
      status: 'done',
      summary: `${formatMoney(amount)} credited to ${account.company} (${credit.id})`,
      data: { credit: credit.id, amount_cents: amount.cents, amount: formatMoney(amount), on: formatDate(account.periodEnd) },
    };
  },
});

async function crediting(
  input: { readonly amount: string | number; readonly customer?: string },
  context: ToolContext<DeskRecords>,
): Promise<{ readonly account: Account; readonly amount: Money } | string> {
  const account = await accountOf(input.customer, context);
  if (typeof account === 'string') return account;
  const amount = readAmount(input.amount, account.currency);
  return typeof amount === 'string' ? amount : { account, amount };
}
