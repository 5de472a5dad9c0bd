import * as z from 'zod/mini';
import { type EscalationClass, escalationClasses } from '../core/policy.ts';
import type { Proposal, ToolContext } from '../core/tool.ts';
import { ToolFailure } from '../core/tool.ts';
import { yearlyValueInDollars } from '../desk/account-value.ts';
import { type Classification, classify } from '../desk/classify-escalation.ts';
import { formatTime } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { deadlines } from '../desk/escalation-clocks.ts';
import { strictest } from '../desk/escalation-ladder.ts';
import { type Account, type Escalation, type EscalationKind, escalationKinds } from '../desk/records.ts';
import { claimsOf } from './claims.ts';
import { accountOf, heard, originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { evidenceTexts, packetEvidence } from './escalation-packet.ts';
import { customer, text } from './fields.ts';

interface EscalateInput {
  readonly kind: EscalationKind;
  readonly class?: EscalationClass;
  readonly summary: string;
  readonly tried?: readonly string[];
  readonly customer?: string;
}

/** A matter of nobody on file can be escalated too: a breach is reported by strangers. */
interface Matter {
  readonly account: Account | undefined;
  readonly classification: Classification;
  readonly class: EscalationClass;
}

export const escalate = defineTool({
  name: 'escalate',
  description:
    'Files an escalation: class, level, owner and contacts follow from the kind and the customer, the clocks run from the customer’s ' +
    'message. Give a summary with which the owner can act without asking again, and what was tried. The customer’s own words and the ' +
    'records are added. Nobody is told before the operator confirmed.',
  effect: 'write',
  input: inputOf(() => ({
    kind: z.enum(escalationKinds).check(z.describe('What it is about')),
    class: z.exactOptional(z.enum(escalationClasses).check(z.describe('Only to make it stricter than the policies demand'))),
    summary: text('What happened, since when, what the customer asks for', 2000),
    tried: z.exactOptional(z.array(z.string().check(z.maxLength(300))).check(z.maxLength(12), z.describe('What was tried, and by whom'))),
    customer,
  })),
  editable: ['summary', 'class'],
  claims: claimsOf('escalated'),
  summarize: ({ kind }) => kind,
  async propose(input, context) {
    const matter = await matterOf(input, context);
    return typeof matter === 'string' ? matter : proposal(matter, input, context);
  },
  async run(input, context) {
    const matter = await matterOf(input, context);
    if (typeof matter === 'string') throw new ToolFailure(matter);
    const { account, classification, class: name } = matter;
    const { entry, kind } = classification;
    const { records, now, customer: current } = context;
    const { text: words, at } = heard(context);
    const filed = await records.insertEscalation({
      ...(account === undefined ? {} : { account: account.id }),
      ...(current?.contact === undefined || current.account !== account?.id ? {} : { contact: current.contact.id }),
      class: name,
      kind,
      level: entry.level,
      ownerRole: entry.ownerRole,
      packet: {
        summary: input.summary,
        tried: input.tried ?? [],
        evidence: evidenceTexts(await packetEvidence(account, records)),
        quotes: words.trim() === '' ? [] : [words.trim().slice(0, 2000)],
        ...(current === undefined || current.account !== account?.id ? {} : { customer: current }),
      },
      contacts: entry.contacts,
      receivedAt: at,
      filedAt: now,
      ...deadlines(name, at),
      status: 'open',
      ...originOf(context),
    });
    await tell(filed, context);
    return {
      status: 'done',
      summary: `${filed.id} filed: ${name}, to ${entry.ownerRole}, answer by ${formatTime(filed.respondBy)}`,
      data: {
        escalation: filed.id,
        class: name,
        kind,
        level: entry.level,
        owner: entry.ownerRole,
        respond_by: formatTime(filed.respondBy),
        resolve_by: formatTime(filed.resolveBy),
        for_the_operator_only: { contacts: entry.contacts },
      },
    };
  },
});

/** Mail and channels hear of it at once, through the outbox; phones are for `page_on_call`. */
async function tell(filed: Escalation, { records, now, ...context }: ToolContext<DeskRecords>): Promise<void> {
  const { email, slack } = channels(filed.contacts);
  for (const [channel, to] of [['email', email] as const, ['slack', slack] as const]) {
    if (to.length === 0) continue;
    await records.insertOutboxMessage({
      channel,
      to,
      subject: `[${filed.class.toUpperCase()}] ${filed.id} for the ${filed.ownerRole}`,
      body: `${filed.packet.summary}\n\nAnswer by ${formatTime(filed.respondBy)}, fix by ${formatTime(filed.resolveBy)}.`,
      template: 'escalation',
      ...(filed.account === undefined ? {} : { account: filed.account }),
      escalation: filed.id,
      at: now,
      ...originOf(context),
    });
  }
}

function channels(contacts: readonly string[]): { readonly email: readonly string[]; readonly slack: readonly string[] } {
  return { email: contacts.filter((contact) => contact.includes('@')), slack: contacts.filter((contact) => contact.startsWith('#')) };
}

/** At least the class that the policies demand: a model may make it stricter, never milder. */
async function matterOf(input: EscalateInput, context: ToolContext<DeskRecords>): Promise<Matter | string> {
  const named = await accountOf(input.customer, context);
  if (typeof named === 'string' && input.customer !== undefined) return named;
  const account = typeof named === 'string' ? undefined : named;
  const classification = classify([input.kind], account, await yearlyValueInDollars(account, context.records));
  return { account, classification, class: strictest([classification.class, ...(input.class === undefined ? [] : [input.class])]) };
}

async function proposal(
  { account, classification, class: name }: Matter,
  input: EscalateInput,
  context: ToolContext<DeskRecords>,
): Promise<Proposal> {
  const { records, session } = context;
  const { entry, kind, reasons } = classification;
  const open = account === undefined ? [] : await records.escalations({ account: account.id, open: true });
  const { respondBy, resolveBy } = deadlines(name, heard(context).at);
  return {
    summary: `Escalate ${entry.title} to the ${entry.ownerRole} (${name}, level ${entry.level}), answer by ${formatTime(respondBy)}`,
    details: [
      { label: 'Summary', value: input.summary },
      { label: 'Told', value: Object.values(channels(entry.contacts)).flat().join(', ') },
      { label: 'Fix by', value: formatTime(resolveBy) },
      ...(input.tried === undefined || input.tried.length === 0 ? [] : [{ label: 'Tried', value: input.tried.join('; ') }]),
      ...reasons.map((reason) => ({ label: 'Why', value: reason })),
    ],
    evidence: await packetEvidence(account, records),
    before:
      open.length === 0
        ? ['no open escalation of this customer']
        : open.map((one) => `${one.id} is open: ${one.class}, ${one.kind}, with the ${one.ownerRole}`),
    target: `${kind}@${account?.id ?? session}`,
    ...(account === undefined ? {} : { account: account.id }),
  };
}
