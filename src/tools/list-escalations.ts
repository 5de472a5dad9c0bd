import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { formatTime } from '../desk/dates.ts';
import { isLate } from '../desk/escalation-clocks.ts';
import { accountIdOf, accountOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const listEscalations = defineTool({
  name: 'list_escalations',
  description: 'The escalations of a customer, with class, owner, clocks and whether they are late. Open ones unless `all` is true.',
  effect: 'read',
  input: inputOf({ customer, all: z.exactOptional(z.boolean().check(z.describe('Resolved ones too'))) }),
  summarize: ({ customer }) => customer ?? 'the customer of this conversation',
  account: accountIdOf,
  async run({ customer, all = false }, context) {
    const account = await accountOf(customer, context);
    if (typeof account === 'string') throw new ToolFailure(account);
    const found = await context.records.escalations({ account: account.id, ...(all ? {} : { open: true }) });
    return {
      status: 'done',
      summary: `${found.length} escalation${found.length === 1 ? '' : 's'} of ${account.company}`,
      data: {
        escalations: found.map((escalation) => ({
          id: escalation.id,
          class: escalation.class,
          kind: escalation.kind,
          level: escalation.level,
          owner: escalation.ownerRole,
          status: escalation.status,
          received: formatTime(escalation.receivedAt),
          respond_by: formatTime(escalation.respondBy),
          resolve_by: formatTime(escalation.resolveBy),
          late: isLate(escalation, context.now),
          summary: escalation.packet.summary,
          ...(escalation.resolution === undefined ? {} : { resolution: escalation.resolution }),
        })),
      },
    };
  },
});
