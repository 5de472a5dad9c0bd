import type { JsonObject } from '../../core/json.ts';
import { yearlyValueInDollars } from '../account-value.ts';
import { daysBetween } from '../dates.ts';
import type { Account } from '../records.ts';
import type { FactCase } from './fact-case.ts';

/** The account a call touches. Without one, `found` is false and the rest says nothing. */
export async function accountFacts({ account, context }: FactCase): Promise<JsonObject> {
  const { records, customer, messageAt } = context;
  const open = account === undefined ? [] : await records.escalations({ account: account.id, open: true });
  const incidents = account === undefined ? [] : await records.incidents({ account: account.id, open: true });
  return {
    found: account !== undefined,
    is_customer: account !== undefined && account.id === customer?.account,
    has_customer: customer !== undefined,
    plan: account?.plan ?? '',
    seats: account?.seats ?? 0,
    cycle: account?.cycle ?? '',
    currency: account?.currency ?? '',
    status: account?.status ?? '',
    flags: account?.flags ?? [],
    has_paid: account?.firstPaymentAt !== undefined,
    days_since_first_payment: account?.firstPaymentAt === undefined ? 0 : daysBetween(account.firstPaymentAt, messageAt),
    yearly_value_usd_cents: await yearlyValueInDollars(account, records),
    open_escalations: [...new Set(open.map(({ kind }) => kind))],
    legal_hold: open.some(({ kind }) => kind === 'legal' || kind === 'privacy'),
    security_incident: underAttack(account) || incidents.some(({ kind, accounts }) => kind === 'security' && accounts.length > 0),
  };
}

function underAttack(account: Account | undefined): boolean {
  return account?.flags.includes('security-incident') ?? false;
}
