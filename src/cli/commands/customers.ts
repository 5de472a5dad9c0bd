import { formatMoney } from '../../core/money.ts';
import { accountOf } from '../account-of.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { type EraseFlags, eraseCustomer } from '../erase-customer.ts';
import { type ListFlags, outputFormat, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { type ListFormat, moment, printList, printOne } from '../listing.ts';

/** `frontdesk customers list|show|erase` */
export const define: DefineCommand = (command, context) => {
  const { shell, openStore, action } = context;
  withListFlags(withTeamFlag(withCommonFlags(command.command('list'))))
    .description('the accounts of the desk')
    .argument('[text]', 'only those whose company, id, contact or address holds it')
    .action(
      action(async (text: string | undefined, flags: ListFlags) => {
        const { records } = await openStore();
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
  withTeamFlag(withCommonFlags(command.command('show')))
    .description('one account: who they are, and what is open; --billing adds invoices and payments')
    .argument('<account>', 'account id or e-mail address')
    .option('--billing', 'with payments and refunds: not to be told to a customer whose identity is not verified')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async (sought: string, { outputFormat: format, billing }: { outputFormat: ListFormat; billing?: true }) => {
        await show({ shell, openStore }, sought, format, billing === true);
        return 0;
      }),
    );
  withTeamFlag(withCommonFlags(command.command('erase')))
    .description('take out for good what tells who a customer is, conversations among it; the audit still verifies')
    .argument('<account>', 'account id or e-mail address')
    .option('--confirm <id>', 'the id of the account, where there is no terminal to ask for it')
    .option('-n, --dry-run', 'say what would go, and take nothing')
    .action(action((sought: string, flags: EraseFlags) => eraseCustomer(context, sought, flags)));
  examples(command, {
    'frontdesk customers': 'everyone',
    'frontdesk customers list northwind': 'those with the word',
    'frontdesk customers show maya@northwind.example': 'one of them',
    'frontdesk customers erase maya@northwind.example -n': 'what an erasure would take; without -n it asks first',
  });
};

async function show(
  { shell, openStore }: Pick<CommandContext, 'shell' | 'openStore'>,
  sought: string,
  format: ListFormat,
  billing: boolean,
): Promise<void> {
  const store = await openStore();
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
