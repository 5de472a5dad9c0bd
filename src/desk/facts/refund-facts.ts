import type { JsonObject } from '../../core/json.ts';
import { daysBetween } from '../dates.ts';
import type { DeskRecords } from '../desk-records.ts';
import { findDuplicates } from '../duplicates.ts';
import { day } from '../period.ts';
import { planFacts } from '../plan.ts';
import type { Account, Invoice, Payment } from '../records.ts';
import { unusedAfterDowngrade, unusedAfterEnd } from '../unused.ts';
import { longestOutage, uptimeMissed } from '../uptime.ts';
import { type FactCase, textOf } from './fact-case.ts';
import { unusableFor } from './unusable.ts';

/** What the records say for and against a refund of the proposed payment. */
export async function refundFacts(about: FactCase): Promise<JsonObject> {
  const { proposal, context, account } = about;
  const { records, messageAt, now } = context;
  const payment = await records.payment(proposal?.target ?? '');
  const cents = proposal?.amount?.cents ?? 0;
  const currency = proposal?.amount?.currency ?? '';
  const refunds = account === undefined ? [] : await records.refundsSince(account.id, now - 30 * day);
  return {
    amount_cents: cents,
    currency,
    reason: textOf(about, 'reason'),
    payment_status: payment?.status ?? 'unknown',
    left_cents: payment?.left.cents ?? 0,
    total_30_days_cents: refunds
      .filter(({ amount }) => amount.currency === currency)
      .reduce((sum, { amount }) => sum + amount.cents, cents),
    other_currency_30_days: refunds.some(({ amount }) => amount.currency !== currency),
    ...(await grounds(account, payment, records, messageAt)),
  };
}

/** How much each ground for a refund carries, by the records. */
async function grounds(
  account: Account | undefined,
  payment: Payment | undefined,
  records: DeskRecords,
  messageAt: number,
): Promise<JsonObject> {
  const invoices = account === undefined ? [] : await records.invoices(account.id);
  const payments = account === undefined ? [] : await records.payments(account.id);
  const invoice = invoices.find(({ id }) => id === payment?.invoice);
  const downgrade = account === undefined ? undefined : await scheduledDowngrade(account, records);
  const paid = payment && invoice && { payment, invoice, refunds: await records.refundsOf(payment.id) };
  const duplicate = findDuplicates(payments, invoices).find((one) => one.payment.id === payment?.id);
  return {
    duplicate_cents: duplicate?.cents ?? 0,
    overcharged_cents: overcharged(payment, invoice),
    ...(await failures(account, invoice, records, messageAt)),
    leaving: account?.status === 'cancelling' || account?.status === 'cancelled',
    days_served: account?.contract === undefined ? 0 : daysBetween(account.contract.startedAt, messageAt),
    unused_days_cents: account === undefined || paid === undefined ? 0 : unusedAfterEnd(account, paid, messageAt),
    notice_days: downgrade === undefined ? 0 : daysBetween(downgrade.at, downgrade.effectiveAt),
    unused_months_cents:
      account === undefined || paid === undefined || downgrade === undefined ? 0 : unusedAfterDowngrade(account, paid, downgrade),
  };
}

/** What the service did not do in the time that was paid for. */
async function failures(
  account: Account | undefined,
  invoice: Invoice | undefined,
  records: DeskRecords,
  messageAt: number,
): Promise<JsonObject> {
  if (account === undefined || invoice === undefined) return { longest_outage: '0s', uptime_missed: false, unusable_for: '0s' };
  const paid = { from: invoice.periodStart, to: Math.max(Math.min(invoice.periodEnd, messageAt), invoice.periodStart + 1) };
  const incidents = await records.incidents({ account: account.id, since: invoice.periodStart - 31 * day });
  const tickets = await records.tickets({ account: account.id });
  return {
    longest_outage: seconds(longestOutage(incidents, paid, messageAt)),
    uptime_missed: uptimeMissed(incidents, paid, planFacts[account.plan].uptime, messageAt),
    unusable_for: seconds(unusableFor(tickets, account.plan, paid, messageAt)),
  };
}

function overcharged(payment: Payment | undefined, invoice: Invoice | undefined): number {
  if (payment === undefined || invoice === undefined) return 0;
  return Math.max(payment.amount.cents - invoice.total.cents - payment.refunded.cents, 0);
}

/** The latest downgrade from Enterprise that stands. */
async function scheduledDowngrade(account: Account, records: DeskRecords) {
  const changes = await records.planChanges(account.id);
  return changes.find(
    ({ kind, from, to, status }) => kind === 'plan' && from.plan === 'enterprise' && to.plan === 'pro' && status !== 'withdrawn',
  );
}

function seconds(milliseconds: number): string {
  return `${Math.max(0, Math.floor(milliseconds / 1000))}s`;
}
