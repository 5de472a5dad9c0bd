import type { JsonObject } from '../../core/json.ts';
import type { FactCase } from './fact-case.ts';

/** The login that is to be opened again: the contact that the proposal found, never one that a message names. */
export async function loginFacts({ context, account, proposal }: FactCase): Promise<JsonObject> {
  const contact = await context.records.contact(proposal?.target ?? '');
  return {
    on_account: contact !== undefined && contact.account === account?.id,
    locked: contact?.loginLockedAt !== undefined,
    two_factor: contact?.twoFactor ?? false,
    is_verified_contact: contact !== undefined && contact.id === context.verifiedContact,
    admin: contact?.role === 'admin',
  };
}
