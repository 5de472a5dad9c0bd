import type { CustomerRef } from '../core/customer.ts';
import type { ToolContext } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Account } from '../desk/records.ts';
import { customerRef } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { text } from './fields.ts';

const most = 6;

export const findCustomer = defineTool({
  name: 'find_customer',
  description:
    'Finds a customer by email address, account id, company or name of a person. Use it as soon as the message tells who is writing. ' +
    'One match becomes the customer of this conversation; several are listed to choose from. Shows nothing about billing.',
  effect: 'read',
  input: inputOf(() => ({ query: text('Email address, account id (acc_…), company, or name of a person', 200) })),
  summarize: ({ query }) => query,
  async run({ query }, { records }) {
    const accounts = await matches(query, records);
    const [account] = accounts;
    if (account === undefined) {
      return { status: 'done', summary: `no customer found for ${query}`, data: { found: 0, matches: [] } };
    }
    if (accounts.length > 1) {
      const shown = accounts.slice(0, most);
      return {
        status: 'done',
        summary: `${accounts.length} customers fit ${query}: ${shown.map(({ id, company }) => `${company} (${id})`).join(', ')}`,
        data: { found: accounts.length, matches: shown.map(({ id, company, plan, seats }) => ({ account: id, company, plan, seats })) },
      };
    }
    const customer = await refOf(account, query, records);
    return { status: 'done', summary: summaryOf(query, account), data: found(account, customer), customer };
  },
});

/** An address or an id means exactly that one; anything else is looked for. */
async function matches(query: string, records: ToolContext<DeskRecords>['records']): Promise<readonly Account[]> {
  if (query.includes('@')) return records.accountsByEmail(query);
  const exact = await records.account(query);
  if (exact !== undefined) return [exact];
  const all = await records.findAccounts(query, most + 1);
  const same = all.filter(({ company }) => company.toLowerCase() === query.toLowerCase());
  return same.length === 1 ? same : all;
}

/** The person is known only when their own address was given: names and addresses of others are not handed out. */
async function refOf(account: Account, query: string, records: DeskRecords): Promise<CustomerRef> {
  const contacts = query.includes('@') ? await records.contacts(account.id) : [];
  return customerRef(
    account,
    contacts.find(({ email }) => email.toLowerCase() === query.toLowerCase()),
  );
}

function found({ id, company, plan, seats }: Account, { contact }: CustomerRef) {
  return {
    found: 1,
    account: id,
    company,
    plan,
    seats,
    ...(contact === undefined ? {} : { contact: contact.name }),
  };
}

function summaryOf(query: string, { company, plan, seats }: Account): string {
  return `${query} → ${company}, ${plan.charAt(0).toUpperCase()}${plan.slice(1)}, ${seats} ${seats === 1 ? 'seat' : 'seats'}`;
}
