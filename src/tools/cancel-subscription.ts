import * as z from 'zod/mini';
import { formatMoney } from '../core/money.ts';
import { type ToolContext, ToolFailure } from '../core/tool.ts';
import { daysBetween, formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Account } from '../desk/records.ts';
import { endOf } from '../desk/unused.ts';
import { claimsOf } from './claims.ts';
import { accountIdOf, accountOf, originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer, text } from './fields.ts';
import { describe, scheduled } from './subscription-change.ts';

export const cancelSubscription = defineTool({
  name: 'cancel_subscription',
  description:
    'Ends the subscription with its current period, or today when a yearly contract is left early, and sends the customer the confirmation. ' +
    'Only when the customer really means it: suggest a lower plan first and say how to export data. Money back is a refund of its own.',
  effect: 'write',
  input: inputOf(() => ({
    reason: text('Why the customer leaves', 300),
    early: z.exactOptional(z.boolean().check(z.describe('Leave a yearly contract today instead of at its end'))),
    customer,
  })),
  claims: claimsOf('cancell?ed (?:your|the) (?:subscription|plan|account|contract)'),
  summarize: ({ reason }) => reason,
  account: accountIdOf,
  async propose(input, context) {
    const account = await endingOf(input, context);
    if (typeof account === 'string') return account;
    const end = endOf(account, input.early === true, context.messageAt);
    return {
      summary: `Cancel ${describe(account)} of ${account.company} ${input.early === true ? 'early, on' : 'with the end of the period on'} ${formatDate(end)}`,
      details: [
        { label: 'Reason', value: input.reason },
        { label: 'Sent', value: 'a confirmation by email to the admin, with the final billing details' },
        ...(account.contract === undefined
          ? []
          : [{ label: 'Contract', value: `${daysBetween(account.contract.startedAt, context.now)} days served` }]),
      ],
      evidence: [{ source: `account ${account.id}`, text: `paid until ${formatDate(account.periodEnd)}` }],
      before: await scheduled(account, context.records),
      target: account.id,
      terms: `${describe(account)} until ${formatDate(end)}`,
      account: account.id,
    };
  },
  async run(input, context) {
    const account = await endingOf(input, context);
    if (typeof account === 'string') throw new ToolFailure(account);
    const { records, now } = context;
    const end = endOf(account, input.early === true, context.messageAt);
    const subscription = { plan: account.plan, seats: account.seats, cycle: account.cycle };
    const recorded = await records.insertPlanChange({
      account: account.id,
      kind: 'cancellation',
      from: subscription,
      to: subscription,
      charge: { cents: 0, currency: account.currency },
      at: now,
      effectiveAt: end,
      status: 'scheduled',
      reason: input.reason,
      ...originOf(context),
    });
    await records.updateAccount(account.id, { status: 'cancelling', cancelsAt: end });
    await confirmByMail(account, end, context);
    return {
      status: 'done',
      summary: `${account.company} ends on ${formatDate(end)}`,
      data: { change: recorded.id, ends: formatDate(end), cycle: account.cycle, plan: account.plan },
    };
  },
});

async function endingOf(
  { customer: named, early = false }: { readonly customer?: string; readonly early?: boolean },
  context: ToolContext<DeskRecords>,
): Promise<Account | string> {
  const account = await accountOf(named, context);
  if (typeof account === 'string') return account;
  if (account.status === 'cancelled') return `The subscription of ${account.company} has ended.`;
  if (account.status === 'cancelling')
    return `${account.company} is cancelled already and ends on ${formatDate(account.cancelsAt ?? account.periodEnd)}.`;
  if (early && account.cycle !== 'yearly') return 'A monthly plan runs to the end of its period: only a yearly contract can be left early.';
  return account;
}

async function confirmByMail(account: Account, end: number, context: ToolContext<DeskRecords>): Promise<void> {
  const { records, now } = context;
  const [admin] = await records.contacts(account.id);
  if (admin === undefined) return;
  const open = (await records.invoices(account.id)).filter(({ status }) => status === 'open' || status === 'past-due');
  await records.insertOutboxMessage({
    channel: 'email',
    to: [admin.email],
    subject: `Subscription of ${account.company} cancelled`,
    body: [
      `Dear ${admin.name},`,
      '',
      `${describe(account)} of ${account.company} ends on ${formatDate(end)}.`,
      open.length === 0
        ? 'Nothing is left to pay.'
        : `To be paid: ${open.map(({ id, total }) => `${id}, ${formatMoney(total)}`).join('; ')}.`,
    ].join('\n'),
    template: 'cancellation',
    account: account.id,
    at: now,
    ...originOf(context),
  });
}
