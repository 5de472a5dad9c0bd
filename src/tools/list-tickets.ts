import * as z from 'zod/mini';
import { formatDate } from '../desk/dates.ts';
import type { Ticket } from '../desk/records.ts';
import { accountIdOf, requireAccount } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

const most = 10;

export const listTickets = defineTool({
  name: 'list_tickets',
  description:
    'The tickets of a customer, newest first, with their notes: what was reported and tried before. ' +
    'What billing tickets say is shown only after the identity was verified.',
  effect: 'read',
  input: inputOf(() => ({ customer, status: z.exactOptional(z.enum(['open', 'waiting', 'solved'])) })),
  summarize: ({ customer, status }) => [status, customer].filter(Boolean).join(' '),
  account: accountIdOf,
  async run({ customer, status }, context) {
    const account = await requireAccount(customer, context);
    const { records, verified } = context;
    const tickets = await records.tickets({ account: account.id, ...(status === undefined ? {} : { status }) });
    const shown = await Promise.all(
      tickets.slice(0, most).map(async (ticket) => {
        const open = verified || ticket.category !== 'billing';
        const notes = open ? await records.ticketNotes(ticket.id) : [];
        return {
          ...head(ticket),
          ...(open ? { ...words(ticket), notes: notes.map(({ at, by, text }) => ({ date: formatDate(at), by, text })) } : hidden),
        };
      }),
    );
    const summary = `${tickets.length} ticket${tickets.length === 1 ? '' : 's'} of ${account.company}`;
    return { status: 'done', summary, data: { total: tickets.length, tickets: shown } };
  },
});

const hidden = { subject: 'a billing matter: shown after the identity was verified' };

function head({ id, category, priority, status, createdAt }: Ticket) {
  return { id, category, priority, status, date: formatDate(createdAt) };
}

function words({ subject, body }: Ticket) {
  return { subject, body };
}
