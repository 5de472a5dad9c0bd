import type { JsonObject } from '../../core/json.ts';
import { type FactCase, textOf } from './fact-case.ts';

/** Whose invoice it is, and whether the one who is to get it belongs to the account. */
export async function invoiceFacts(about: FactCase): Promise<JsonObject> {
  const { context, account } = about;
  const invoice = await context.records.invoice(textOf(about, 'invoice'));
  const contacts = account === undefined ? [] : await context.records.contacts(account.id);
  const to = textOf(about, 'to').trim().toLowerCase();
  return {
    own: invoice !== undefined && invoice.account === account?.id,
    status: invoice?.status ?? 'unknown',
    recipient_on_file: to === '' ? contacts.length > 0 : contacts.some(({ email }) => email.toLowerCase() === to),
  };
}
