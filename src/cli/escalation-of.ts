import { UserError } from '../core/errors.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Escalation } from '../desk/records.ts';

/** @throws {UserError} when there is no escalation with this id */
export async function escalationOf(records: Pick<DeskRecords, 'escalation'>, id: string): Promise<Escalation> {
  const found = await records.escalation(id);
  if (found === undefined) throw new UserError(`There is no escalation "${id}".`, 'frontdesk escalations list --all lists them.');
  return found;
}
