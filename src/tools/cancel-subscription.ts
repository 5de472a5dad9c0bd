import { formatMoney } from '../core/money.ts';
import { type ToolContext, ToolFailure } from '../core/tool.ts';
import { daysBetween, formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Account } from '../desk/records.ts';
import { claimsOf } from './claims.ts';
import { accountOf, originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer, text } from './fields.ts';
import { describe, scheduled } from './subscription-change.ts';

export const cancelSubscription = defineTool({
  name: 'cancel_subscription',
  description:
    'Ends the subscription with its current period and sends the customer the confirmation. Only when the customer really means it: suggest ' +
    'a lower plan first and say how to export data. Money back is a refund of its own.',
  effect: 'write',
  input: inputOf({ reason: text('Why the customer leaves', 300), customer }),
  claims: claimsOf('cancell?ed (?:your|the) (?:subscription|plan|account|contract)'),
  summarize: ({ reason }) => reason,
  async propose(input, context) {
    const account = await endingOf(input.customer, context);
    if (typeof account === 'string') return account;
    return {
      summary: `Cancel ${describe(account)} of ${account.company} with the end of the period on ${formatDate(account.periodEnd)}`,
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
      account: account.id,
    };
  },
  async run(input, context) {
    const account = await endingOf(input.customer, context);
    if (typeof account === 'string') throw new ToolFailure(account);
    const { records, now } = context;
    const subscription = { plan: account.plan, seats: account.seats, cycle: account.cycle };
    const recorded = await records.insertPlanChange({
      account: account.id,
      kind: 'cancellation',
      from: subscription,
      to: subscription,
      charge: { cents: 0, currency: account.currency },
      at: now,
      effectiveAt: account.periodEnd,
      status: 'scheduled',
      reason: input.reason,
      ...originOf(context),
    });
    await records.updateAccount(account.id, { status: 'cancelling', cancelsAt: account.periodEnd });
    await confirmByMail(account, context);
    return {
      status: 'done',
      summary: `${account.company} ends on ${formatDate(account.periodEnd)}`,
      data: { change: recorded.id, ends: formatDate(account.periodEnd), cycle: account.cycle, plan: account.plan },
    };
  },
});

async function endingOf(named: string | undefined, context: ToolContext<DeskRecords>): Promise<Account | string> {
  const account = await accountOf(named, context);
  if (typeof account === 'string') return account;
  if (account.status === 'cancelled') return `The subscription of ${account.company} has ended.`;
  if (account.status === 'cancelling')
    return `${account.company} is cancelled already and ends on ${formatDate(account.cancelsAt ?? account.periodEnd)}.`;
  return account;
}

async function confirmByMail(account: Account, context: ToolContext<DeskRecords>): Promise<void> {
  const { records, now } = context;
  const [admin] = await records.contacts(account.id);
  if (admin === undefined) return;
  const open = (await records.invoices(account.id)).filter(({ status }) => status === 'open' || status === 'past-due');
  await records.insertOutboxMessage({
    channel: 'email',
    to: [admin.email],
    subject: 'Your TeamFlow subscription is cancelled',
    body: [
      `Dear ${admin.name},`,
      '',
      `${describe(account)} of ${account.company} ends on ${formatDate(account.periodEnd)}.`,
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
