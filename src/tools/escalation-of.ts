import type { ToolContext } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { Escalation } from '../desk/records.ts';

/** An escalation of this customer, or of nobody on file; a sentence why not. */
export async function escalationOf(id: string, { records, customer }: ToolContext<DeskRecords>): Promise<Escalation | string> {
  const filed = await records.escalation(id);
  if (filed === undefined) return `There is no escalation ${id}.`;
  if (filed.account !== undefined && filed.account !== customer?.account) {
    return customer === undefined ? 'No customer yet: find the customer first.' : `${id} is not an escalation of ${customer.name}.`;
  }
  if (filed.status === 'resolved') return `${id} is resolved already.`;
  return filed;
}
