import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { formatTime } from '../desk/dates.ts';
import { isLate } from '../desk/escalation-clocks.ts';
import type { Escalation, EscalationKind } from '../desk/records.ts';
import { accountIdOf, accountOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const listEscalations = defineTool({
  name: 'list_escalations',
  description:
    'The escalations of a customer, with class, owner, clocks and whether they are late. Open ones unless `all` is true. ' +
    'What those about billing say is shown only after the identity was verified.',
  effect: 'read',
  input: inputOf(() => ({ customer, all: z.exactOptional(z.boolean().check(z.describe('Resolved ones too'))) })),
  summarize: ({ customer }) => customer ?? 'the customer of this conversation',
  account: accountIdOf,
  async run({ customer, all = false }, context) {
    const account = await accountOf(customer, context);
    if (typeof account === 'string') throw new ToolFailure(account);
    const { records, verified, now } = context;
    const found = await records.escalations({ account: account.id, ...(all ? {} : { open: true }) });
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
          late: isLate(escalation, now),
          ...(verified || !aboutBilling.has(escalation.kind) ? words(escalation) : hidden),
        })),
      },
    };
  },
});

/** Kinds whose words speak of prices and contracts. */
const aboutBilling: ReadonlySet<EscalationKind> = new Set(['money', 'contract', 'churn', 'enterprise']);

const hidden = { summary: 'a billing matter: shown after the identity was verified' };

function words({ packet, resolution }: Escalation) {
  return { summary: packet.summary, ...(resolution === undefined ? {} : { resolution }) };
}
