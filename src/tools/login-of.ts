import type { ToolContext } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Contact } from '../desk/records.ts';

/** The contact whose login is meant: by address, or the one who writes. A sentence when it is nobody of this customer. */
export async function loginOf(email: string | undefined, { records, customer }: ToolContext<DeskRecords>): Promise<Contact | string> {
  if (customer === undefined) return 'No customer yet: find the customer first.';
  const contacts = await records.contacts(customer.account);
  const wanted = email?.trim().toLowerCase() ?? customer.contact?.email.toLowerCase();
  if (wanted === undefined) return 'Whose login is it? Give the email address.';
  return contacts.find((contact) => contact.email.toLowerCase() === wanted) ?? `${wanted} has no login at ${customer.name}.`;
}
