import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Account } from '../desk/records.ts';
import type { DeskStore } from '../store/database-store.ts';

/** @throws {UserError} when nobody has this id or address, or several accounts have the address */
export async function accountOf({ records }: DeskStore, sought: string): Promise<Account> {
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
