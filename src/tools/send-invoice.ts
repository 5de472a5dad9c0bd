import * as z from 'zod/mini';
import { formatMoney } from '../core/money.ts';
import { type ToolContext, ToolFailure } from '../core/tool.ts';
import { formatDate } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Contact, Invoice } from '../desk/records.ts';
import { claimsOf } from './claims.ts';
import { originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { id } from './fields.ts';

export const sendInvoice = defineTool({
  name: 'send_invoice',
  description: 'Sends a copy of an invoice to a contact of the account. Needs a verified identity. Other addresses are refused.',
  effect: 'write',
  input: inputOf(() => ({
    invoice: id('Id of the invoice: inv_2041'),
    to: z.exactOptional(id('Email address of a contact of the account; the billing contact when left out')),
  })),
  editable: ['to'],
  claims: claimsOf('(?:sent|emailed|mailed) (?:you |a |the |your |copy |of )*invoice'),
  summarize: ({ invoice }) => invoice,
  async propose(input, context) {
    const found = await sending(input, context);
    if (typeof found === 'string') return found;
    const { invoice, to } = found;
    return {
      summary: `Send invoice ${invoice.id} (${formatMoney(invoice.total)}, ${formatDate(invoice.issuedAt)}) to ${to.name} <${to.email}>`,
      details: [{ label: 'Status', value: invoice.status }],
      evidence: [
        { source: `invoice ${invoice.id}`, text: `${formatMoney(invoice.total)}, ${invoice.lines.map(({ text }) => text).join('; ')}` },
      ],
      before: [],
      target: `${invoice.id} ${to.email}`,
      account: invoice.account,
    };
  },
  async run(input, context) {
    const found = await sending(input, context);
    if (typeof found === 'string') throw new ToolFailure(found);
    const { invoice, to } = found;
    const message = await context.records.insertOutboxMessage({
      channel: 'email',
      to: [to.email],
      subject: `Your invoice ${invoice.id}`,
      body: bodyOf(invoice, to),
      template: 'invoice',
      account: invoice.account,
      at: context.now,
      ...originOf(context),
    });
    return {
      status: 'done',
      summary: `invoice ${invoice.id} sent to ${to.name}`,
      data: { message: message.id, invoice: invoice.id, to: to.name },
    };
  },
});

async function sending(
  input: { readonly invoice: string; readonly to?: string },
  { records, customer }: ToolContext<DeskRecords>,
): Promise<{ readonly invoice: Invoice; readonly to: Contact } | string> {
  const invoice = await records.invoice(input.invoice);
  if (invoice === undefined) return `There is no invoice ${input.invoice}.`;
  if (customer === undefined) return 'No customer yet: find the customer first.';
  if (invoice.account !== customer.account) return `${invoice.id} is not an invoice of ${customer.name}.`;
  const contacts = await records.contacts(invoice.account);
  const wanted = input.to?.trim().toLowerCase();
  const to =
    wanted === undefined
      ? (contacts.find(({ role }) => role === 'billing') ?? contacts[0])
      : contacts.find(({ email }) => email.toLowerCase() === wanted);
  if (to === undefined)
    return wanted === undefined ? `${customer.name} has no contact on file.` : `${wanted} is no contact of ${customer.name}.`;
  return { invoice, to };
}

function bodyOf(invoice: Invoice, to: Contact): string {
  const { currency } = invoice.total;
  return [
    `Dear ${to.name},`,
    '',
    `Invoice ${invoice.id} of ${formatDate(invoice.issuedAt)}, due ${formatDate(invoice.dueAt)}`,
    ...invoice.lines.map(({ text, cents }) => `- ${text}: ${formatMoney({ cents, currency })}`),
    `Total: ${formatMoney(invoice.total)} ${currency}`,
    ...(invoice.purchaseOrder === undefined ? [] : [`Purchase order: ${invoice.purchaseOrder}`]),
  ].join('\n');
}
