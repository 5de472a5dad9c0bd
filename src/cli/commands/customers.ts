import { UserError } from '../../core/errors.ts';
import { formatMoney } from '../../core/money.ts';
import { nearest } from '../../core/nearest.ts';
import type { Account } from '../../desk/records.ts';
import type { DeskStore } from '../../store/database-store.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { type ListFlags, outputFormat, withCommonFlags, withListFlags } from '../flags.ts';
import { type ListFormat, moment, printList, printOne } from '../listing.ts';

/** `frontdesk customers list|show` */
export const define: DefineCommand = (command, { shell, services, action }) => {
  withListFlags(withCommonFlags(command.command('list')))
    .description('the accounts of the desk')
    .argument('[text]', 'only those whose company, id, contact or address holds it')
    .action(
      action(async (text: string | undefined, flags: ListFlags) => {
        const { records } = await services.store();
        const accounts = text === undefined ? await records.accounts() : await records.findAccounts(text, 100);
        const rows = await Promise.all(
          accounts.map(async ({ id, company, plan, seats, cycle, status }) => {
            const [contact] = await records.contacts(id);
            return { id, company, plan, seats, cycle, status, contact: contact?.name ?? null, email: contact?.email ?? null };
          }),
        );
        printList(
          shell,
          flags,
          rows,
          [
            { title: 'ACCOUNT', value: ({ id }) => id },
            { title: 'COMPANY', value: ({ company }) => company, least: 12 },
            { title: 'PLAN', value: ({ plan, cycle }) => `${plan}, ${cycle}`, least: 16, optional: true },
            { title: 'SEATS', value: ({ seats }) => String(seats), align: 'right' },
            { title: 'STATUS', value: ({ status }) => status },
            { title: 'CONTACT', value: ({ email }) => email ?? '', least: 26 },
          ],
          text === undefined ? 'The desk has no accounts.' : `No account holds "${text}".`,
        );
        return 0;
      }),
    );
  withCommonFlags(command.command('show'))
    .description('one account: who they are, and what is open; --billing adds invoices and payments')
    .argument('<account>', 'account id or e-mail address')
    .option('--billing', 'with payments and refunds: not to be told to a customer whose identity is not verified')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async (sought: string, { outputFormat: format, billing }: { outputFormat: ListFormat; billing?: true }) => {
        await show({ shell, services }, sought, format, billing === true);
        return 0;
      }),
    );
  examples(command, {
    'frontdesk customers': 'everyone',
    'frontdesk customers list northwind': 'those with the word',
    'frontdesk customers show maya@northwind.example': 'one of them',
  });
};

async function show(
  { shell, services }: Pick<CommandContext, 'shell' | 'services'>,
  sought: string,
  format: ListFormat,
  billing: boolean,
): Promise<void> {
  const store = await services.store();
  const { records } = store;
  const account = await accountOf(store, sought);
  const [contacts, tickets, escalations, payments] = await Promise.all([
    records.contacts(account.id),
    records.tickets({ account: account.id }),
    records.escalations({ account: account.id }),
    billing ? records.payments(account.id) : [],
  ]);
  const { id, company, plan, seats, cycle, status, country, flags } = account;
  const open = tickets.filter((ticket) => ticket.status !== 'solved');
  const value = {
    id,
    company,
    plan,
    seats,
    cycle,
    status,
    country,
    flags,
    contacts,
    tickets,
    escalations,
    ...(billing ? { payments } : {}),
  };
  printOne(shell, format, value, [
    ['Account', id],
    ['Company', company],
    ['Plan', `${plan}, ${seats} users, ${cycle}, ${status}`],
    ['Country', country],
    ...(flags.length === 0 ? [] : [['Flags', flags.join(', ')] as const]),
    ...contacts.map(
      ({ name, email, role, loginLockedAt }) =>
        ['Contact', `${name} <${email}>, ${role}${loginLockedAt === undefined ? '' : ', login locked'}`] as const,
    ),
    ...open.map((ticket) => ['Ticket', `${ticket.id} ${ticket.status}: ${ticket.subject}`] as const),
    ...escalations.map(
      (escalation) => ['Escalation', `${escalation.id} ${escalation.class}, ${escalation.status}: ${escalation.packet.summary}`] as const,
    ),
    ...payments.map((payment) => {
      const left = payment.refunded.cents > 0 ? `, ${formatMoney(payment.refunded)} refunded` : '';
      return [
        'Payment',
        `${payment.id} ${moment(payment.at)} ${formatMoney(payment.amount)} ${payment.methodLabel}, ${payment.status}${left}`,
      ] as const;
    }),
  ]);
}

/** @throws {UserError} when nobody has this id or address, or several accounts have the address */
async function accountOf({ records }: DeskStore, sought: string): Promise<Account> {
  const byId = await records.account(sought);
  if (byId !== undefined) return byId;
  const byEmail = await records.accountsByEmail(sought);
  const [only, second] = byEmail;
  if (only !== undefined && second === undefined) return only;
  if (only !== undefined) {
    throw new UserError(`${sought} belongs to several accounts.`, `Name one of them: ${byEmail.map(({ id }) => id).join(', ')}.`);
  }
  const meant = nearest(
    sought,
    (await records.accounts()).map(({ id }) => id),
  );
  throw new UserError(
    `There is no account "${sought}".`,
    meant === undefined ? 'frontdesk customers list shows them all.' : `Did you mean ${meant}?`,
  );
}
