import type { JsonObject } from '../core/json.ts';
import { formatMoney } from '../core/money.ts';
import type { ToolContext } from '../core/tool.ts';
import { daysBetween, formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { failedPaymentStages } from '../desk/failed-payment-stages.ts';
import { planFacts } from '../desk/plan.ts';
import type { Account } from '../desk/records.ts';
import { accountIdOf, requireAccount } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const accountOverview = defineTool({
  name: 'account_overview',
  description:
    'What is known about a customer: plan, seats, open tickets, escalations and incidents, locked logins. Billing (price, ' +
    'period, payment method, contract, credits) is part of it only after the identity was verified.',
  effect: 'read',
  input: inputOf(() => ({ customer })),
  summarize: ({ customer }) => customer ?? 'the customer of this conversation',
  account: accountIdOf,
  async run(input, context) {
    const account = await requireAccount(input.customer, context);
    const { verified, records } = context;
    const data: JsonObject = {
      ...(await general(account, context)),
      verified,
      billing: verified ? await billing(account, context) : 'shown after the identity was verified',
    };
    const open = (await records.tickets({ account: account.id })).filter(({ status }) => status !== 'solved').length;
    const { title } = planFacts[account.plan];
    return {
      status: 'done',
      summary: `${account.company}: ${title}, ${account.seats} ${account.seats === 1 ? 'seat' : 'seats'}, ${open} open ticket${open === 1 ? '' : 's'}`,
      data,
    };
  },
});

async function general(account: Account, { records }: ToolContext<DeskRecords>): Promise<JsonObject> {
  const tickets = await records.tickets({ account: account.id });
  const escalations = await records.escalations({ account: account.id, open: true });
  const incidents = await records.incidents({ account: account.id, open: true });
  const contacts = await records.contacts(account.id);
  const related = await records.relatedAccounts(account.id);
  return {
    account: account.id,
    company: account.company,
    plan: account.plan,
    seats: account.seats,
    customer_since: formatDate(account.createdAt),
    open_tickets: tickets
      .filter(({ status }) => status !== 'solved')
      .map(({ id, subject, category }) => ({ id, subject: category === 'billing' ? 'a billing matter' : subject })),
    open_escalations: escalations.map((escalation) => ({
      id: escalation.id,
      class: escalation.class,
      kind: escalation.kind,
      owner: escalation.ownerRole,
    })),
    open_incidents: incidents.map(({ id, title, status }) => ({ id, title, status })),
    locked_logins: contacts.filter(({ loginLockedAt }) => loginLockedAt !== undefined).map(({ name }) => name),
    related_accounts: related.map(({ id, company }) => ({ account: id, company })),
    success_manager: account.successManager ?? null,
    for_the_operator_only: { flags: account.flags },
  };
}

/** On which days an account that stays unpaid is restricted. */
function stagesAfter(failingSince: number): JsonObject {
  const { readOnly, suspended, deleted } = failedPaymentStages(failingSince);
  return { read_only: formatDate(readOnly), suspended: formatDate(suspended), data_deleted: formatDate(deleted) };
}

async function billing(account: Account, { records, now }: ToolContext<DeskRecords>): Promise<JsonObject> {
  const methods = await records.paymentMethods(account.id);
  const credits = await records.credits(account.id);
  const changes = await records.planChanges(account.id);
  const scheduled = changes.filter(({ status }) => status === 'scheduled');
  return {
    status: account.status,
    cycle: account.cycle,
    currency: account.currency,
    price_per_seat: formatMoney(account.seatPrice),
    period: {
      from: formatDate(account.periodStart),
      to: formatDate(account.periodEnd),
      days_left: Math.max(0, daysBetween(now, account.periodEnd)),
    },
    first_payment: account.firstPaymentAt === undefined ? null : formatDate(account.firstPaymentAt),
    days_since_first_payment: account.firstPaymentAt === undefined ? null : daysBetween(account.firstPaymentAt, now),
    payment_failing_since: account.paymentFailingSince === undefined ? null : formatDate(account.paymentFailingSince),
    unpaid_until_then: account.paymentFailingSince === undefined ? null : stagesAfter(account.paymentFailingSince),
    ends: account.cancelsAt === undefined ? null : formatDate(account.cancelsAt),
    contract:
      account.contract === undefined
        ? null
        : {
            started: formatDate(account.contract.startedAt),
            ends: formatDate(account.contract.endsAt),
            yearly_value: formatMoney(account.contract.yearlyValue),
            days_served: daysBetween(account.contract.startedAt, now),
          },
    payment_methods: methods.map((method) => ({
      method: method.brand ?? method.kind,
      ...(method.last4 === undefined ? {} : { last4: method.last4 }),
      ...(method.expires === undefined ? {} : { expires: method.expires }),
      default: method.isDefault,
    })),
    credits: credits.map(({ id, amount, reason, at }) => ({ id, amount: formatMoney(amount), reason, date: formatDate(at) })),
    scheduled_changes: scheduled.map(({ id, kind, to, effectiveAt }) => ({
      id,
      kind,
      plan: to.plan,
      seats: to.seats,
      on: formatDate(effectiveAt),
    })),
  };
}
