import * as z from 'zod/mini';
import type { JsonObject } from '../core/json.ts';
import type { ToolContext } from '../core/tool.ts';
import { yearlyValueInDollars } from '../desk/account-value.ts';
import { type Classification, classify } from '../desk/classify-escalation.ts';
import { formatTime } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { deadlines } from '../desk/escalation-clocks.ts';
import { escalationSignals, type Signal } from '../desk/escalation-signals.ts';
import { day } from '../desk/period.ts';
import { type Account, type EscalationKind, escalationKinds, type Ticket } from '../desk/records.ts';
import { accountIdOf, accountOf, heard } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const classifyEscalation = defineTool({
  name: 'classify_escalation',
  description:
    'Class (immediate, priority, standard), level, owner and deadlines of a matter by the escalation policies: from its kinds, the ' +
    'customer’s own words and who the customer is. Call it before `escalate`. Files nothing.',
  effect: 'read',
  input: inputOf(() => ({
    kinds: z.exactOptional(
      z.array(z.enum(escalationKinds)).check(z.maxLength(5), z.describe('What it is about; found in the customer’s words when left out')),
    ),
    customer,
  })),
  summarize: ({ kinds }) => kinds?.join(', ') ?? 'by the customer’s words',
  account: accountIdOf,
  async run({ kinds, customer }, context) {
    const named = await accountOf(customer, context);
    const account = typeof named === 'string' ? undefined : named;
    const signals = escalationSignals([...new Set([heard(context).text, context.messageText])].join('\n'));
    const unsolved = account === undefined ? [] : await unsolvedTickets(account, context);
    const old: readonly EscalationKind[] = unsolved.length === 0 ? [] : ['technical'];
    const all = [...new Set([...(kinds ?? []), ...signals.map(({ kind }) => kind), ...old])];
    if (all.length === 0) return { status: 'done', summary: 'nothing in it calls for an escalation', data: { escalate: false, kinds: [] } };
    const classification = classify(all, account, await yearlyValueInDollars(account, context.records));
    return {
      status: 'done',
      summary: `${classification.class} (${classification.kind}), owner ${classification.entry.ownerRole}`,
      data: { ...(await dataOf(classification, all, signals, account, context)), unsolved_24_h: unsolved.map(({ id }) => id) },
    };
  },
});

/** Technical problems that nobody solved within 24 hours are escalated, whatever the message is about. */
async function unsolvedTickets({ id }: Account, { records, messageAt }: ToolContext<DeskRecords>): Promise<readonly Ticket[]> {
  const tickets = await records.tickets({ account: id });
  return tickets.filter(
    ({ category, status, createdAt }) => category === 'technical' && status !== 'solved' && messageAt - createdAt > day,
  );
}

async function dataOf(
  { kind, class: name, entry, reasons }: Classification,
  kinds: readonly EscalationKind[],
  signals: readonly Signal[],
  account: Account | undefined,
  context: ToolContext<DeskRecords>,
): Promise<JsonObject> {
  const open = account === undefined ? [] : await context.records.escalations({ account: account.id, open: true });
  const { respondBy, resolveBy } = deadlines(name, heard(context).at);
  return {
    escalate: true,
    kind,
    kinds,
    class: name,
    level: entry.level,
    owner: entry.ownerRole,
    respond_by: formatTime(respondBy),
    resolve_by: formatTime(resolveBy),
    reasons,
    seen: signals.map(({ kind: seen, words }) => ({ kind: seen, words })),
    clause: `escalation-policies › ${entry.section}`,
    already_open: open.map((escalation) => ({ id: escalation.id, kind: escalation.kind, class: escalation.class })),
  };
}
