import type { CustomerRef } from '../core/customer.ts';
import { type ToolContext, ToolFailure } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Account, Contact } from '../desk/records.ts';

type Context = Pick<ToolContext<DeskRecords>, 'records' | 'customer'>;

/** The account that an input means: by id or address, or the customer of the conversation. A sentence when there is none. */
export async function accountOf(named: string | undefined, { records, customer }: Context): Promise<Account | string> {
  if (named === undefined) {
    const account = customer === undefined ? undefined : await records.account(customer.account);
    return account ?? 'No customer yet: find the customer first.';
  }
  const account = await records.account(named);
  if (account !== undefined) return account;
  const accounts = named.includes('@') ? await records.accountsByEmail(named) : [];
  const [first, ...more] = accounts;
  if (first === undefined) return `There is no customer "${named}".`;
  if (more.length === 0) return first;
  return (
    accounts.find(({ id }) => id === customer?.account) ??
    `${named} belongs to several accounts: ${accounts.map(({ id, company }) => `${id} (${company})`).join(', ')}. Name the account.`
  );
}

/** For what can be done without a customer: the account meant, nobody, or a sentence for one who does not exist. */
export async function accountOrNobody(named: string | undefined, context: Context): Promise<Account | undefined | string> {
  return named === undefined && context.customer === undefined ? undefined : accountOf(named, context);
}

/** The same as `accountOf`, for a run: what is wrong is thrown. */
export async function requireAccount(named: string | undefined, context: Context): Promise<Account> {
  const account = await accountOf(named, context);
  if (typeof account === 'string') throw new ToolFailure(account);
  return account;
}

/** The id of the account an input means, for policy. */
export async function accountIdOf({ customer }: { readonly customer?: string }, context: Context): Promise<string | undefined> {
  const account = await accountOf(customer, context);
  return typeof account === 'string' ? undefined : account.id;
}

export function customerRef(account: Account, contact?: Contact): CustomerRef {
  return {
    account: account.id,
    name: account.company,
    ...(contact === undefined ? {} : { contact: { id: contact.id, name: contact.name, email: contact.email } }),
    plan: account.plan,
    seats: account.seats,
  };
}

/** What a write by this call came from. */
export function originOf({ operator, session, callId }: Pick<ToolContext<DeskRecords>, 'operator' | 'session' | 'callId'>) {
  return { by: operator, session, callId };
}

/** What the customer said and when: the clocks of a matter run from there, not from the operator's word on it. */
export function heard({ customerWords, messageText, messageAt }: ToolContext<DeskRecords>): { readonly text: string; readonly at: number } {
  return customerWords ?? { text: messageText, at: messageAt };
}
