import * as z from 'zod/mini';
import { formatMoney } from '../core/money.ts';
import { formatDate } from '../desk/dates.ts';
import { accountIdOf, requireAccount } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const listInvoices = defineTool({
  name: 'list_invoices',
  description: 'The invoices of a customer, newest first, with their lines, period, due date and status. Needs a verified identity.',
  effect: 'read',
  input: inputOf(() => ({
    customer,
    limit: z.exactOptional(z.int().check(z.minimum(1), z.maximum(50), z.describe('How many; 12 when left out'))),
  })),
  summarize: ({ customer }) => customer ?? 'the customer of this conversation',
  account: accountIdOf,
  async run({ customer, limit = 12 }, context) {
    const account = await requireAccount(customer, context);
    const invoices = await context.records.invoices(account.id);
    const open = invoices.filter(({ status }) => status === 'open' || status === 'past-due');
    return {
      status: 'done',
      summary: `${invoices.length} invoice${invoices.length === 1 ? '' : 's'} of ${account.company}, ${open.length} unpaid`,
      data: {
        total: invoices.length,
        unpaid: open.map(({ id }) => id),
        invoices: invoices.slice(0, limit).map((invoice) => ({
          id: invoice.id,
          date: formatDate(invoice.issuedAt),
          due: formatDate(invoice.dueAt),
          period: { from: formatDate(invoice.periodStart), to: formatDate(invoice.periodEnd) },
          total_cents: invoice.total.cents,
          total: formatMoney(invoice.total),
          lines: invoice.lines.map(({ text, cents }) => ({ text, amount: formatMoney({ cents, currency: invoice.total.currency }) })),
          status: invoice.status,
          ...(invoice.purchaseOrder === undefined ? {} : { purchase_order: invoice.purchaseOrder }),
        })),
      },
    };
  },
});
