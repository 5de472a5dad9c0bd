import { type ToolContext, ToolFailure } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Ticket } from '../desk/records.ts';
import { claimsOf } from './claims.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { id, text } from './fields.ts';

export const addNote = defineTool({
  name: 'add_note',
  description:
    'Adds a note to a ticket of this customer: what was found out, what was tried, what comes next. For colleagues, not for the customer.',
  effect: 'write',
  input: inputOf(() => ({ ticket: id('Id of the ticket: T-1007'), text: text('The note', 4000) })),
  editable: ['text'],
  sessionScope: true,
  claims: claimsOf('added (?:a|this|the) note'),
  summarize: ({ ticket }) => ticket,
  async propose(input, context) {
    const ticket = await ticketOf(input.ticket, context);
    if (typeof ticket === 'string') return ticket;
    const notes = await context.records.ticketNotes(ticket.id);
    return {
      summary: `Add a note to ${ticket.id}: ${ticket.category === 'billing' && !context.verified ? 'a billing matter' : ticket.subject}`,
      details: [{ label: 'Note', value: input.text }],
      evidence: [{ source: `ticket ${ticket.id}`, text: `${ticket.category}, ${ticket.priority}, ${ticket.status}` }],
      before: [notes.length === 0 ? 'no note so far' : `${notes.length} note${notes.length === 1 ? '' : 's'} so far`],
      target: `${ticket.id} ${input.text}`,
      ...(ticket.account === undefined ? {} : { account: ticket.account }),
    };
  },
  async run(input, context) {
    const ticket = await ticketOf(input.ticket, context);
    if (typeof ticket === 'string') throw new ToolFailure(ticket);
    const { records, now, operator } = context;
    await records.insertTicketNote({ ticket: ticket.id, text: input.text, by: operator, at: now });
    // Of a solved ticket it is the time it was solved, by which policy measures how long the trouble lasted.
    if (ticket.status !== 'solved') await records.updateTicket(ticket.id, { updatedAt: now });
    return { status: 'done', summary: `note added to ${ticket.id}`, data: { ticket: ticket.id } };
  },
});

async function ticketOf(id: string, { records, customer }: ToolContext<DeskRecords>): Promise<Ticket | string> {
  const ticket = await records.ticket(id);
  if (ticket === undefined) return `There is no ticket ${id}.`;
  if (ticket.account !== undefined && ticket.account !== customer?.account) {
    return customer === undefined ? 'No customer yet: find the customer first.' : `${id} is not a ticket of ${customer.name}.`;
  }
  return ticket;
}
