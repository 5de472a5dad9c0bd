import type { ApprovalRequest } from '../../src/core/approval.ts';
import { type Conversation, extend, noUsage, startConversation } from '../../src/core/conversation.ts';
import type { CustomerRef } from '../../src/core/customer.ts';
import type { Entry, StoredEntry } from '../../src/core/entry.ts';
import type { TurnEvent } from '../../src/core/event.ts';
import type { Citation } from '../../src/core/knowledge.ts';
import type { Session } from '../../src/core/store.ts';
import type { ToolCall, ToolResult } from '../../src/core/tool.ts';

/**
 * One turn as it was recorded, for everything that consumes events or entries: two matters, two specialists,
 * look-ups, a source, a note, a pending refund, a flag, and hostile text in the message, a look-up and a reply.
 */
export const session: Session = { id: 's_8f3a2k', team: 'teamflow', createdAt: Date.UTC(2026, 10, 5, 9, 30) };

const customer: CustomerRef = {
  account: 'acc_northwind',
  name: 'Northwind Ltd',
  contact: { id: 'con_maya', name: 'Maya Ortiz', email: 'maya@northwind.example' },
  plan: 'pro',
  seats: 12,
};

const citation: Citation = {
  n: 1,
  document: 'billing-policies',
  anchor: 'refunds/full-refund',
  heading: ['Refunds', 'Full refund'],
  lines: [41, 47],
  quote: 'Duplicate charges are refunded in full.',
};

const findCustomer: ToolCall = { id: 'c_1', tool: 'find_customer', input: { email: 'maya@northwind.example' } };
const listPayments: ToolCall = { id: 'c_2', tool: 'list_payments', input: { account: 'acc_northwind' } };
const issueRefund: ToolCall = { id: 'c_3', tool: 'issue_refund', input: { payment: 'pay_1042', amount_cents: 4999 } };
const toBilling: ToolCall = { id: 'c_0', tool: 'handoff', input: { to: 'billing' } };
const toTechnical: ToolCall = { id: 'c_00', tool: 'handoff', input: { to: 'technical-support' } };

const found: ToolResult = { status: 'done', summary: 'maya@northwind.example → Northwind Ltd, Pro, 12 seats', data: {}, customer };
const payments: ToolResult = { status: 'done', summary: '2 payments of $49.99 in 48 h \x1b[2J\u202e', data: {} };

export const refundRequest: ApprovalRequest = {
  id: 'a_17',
  callId: 'c_3',
  session: session.id,
  agent: 'billing',
  tool: 'issue_refund',
  input: { payment: 'pay_1042', amount_cents: 4999 },
  argsHash: '5f3c',
  verdict: {
    effect: 'confirm',
    identity: true,
    clauses: ['billing-policies › Refunds'],
    reasons: ['Every refund is confirmed.'],
    rules: ['refunds-are-confirmed'],
  },
  proposal: {
    summary: 'Refund $49.99 to Visa ····4242 (pay_1042, 3 Nov 2026)',
    details: [{ label: 'Why', value: 'second of two identical charges within 48 h' }],
    evidence: [{ source: 'payment pay_1042', text: '$49.99 on 3 Nov 2026' }],
    before: ['no earlier refund on this account'],
    target: 'pay_1042',
    amount: { cents: 4999, currency: 'USD' },
    account: 'acc_northwind',
  },
  customer,
  verified: { at: session.createdAt + 60_000, expiresAt: session.createdAt + 960_000 },
  editable: ['amount_cents'],
  sessionScope: false,
  typedAmount: false,
  requestedBy: 'ana',
  at: session.createdAt + 62_000,
};

const usage = { ...noUsage, model: 'local' };

/** The turn's events and entries in their order. Entries are numbered and dated as the store would. */
function record(parts: readonly (TurnEvent | { readonly entry: Entry })[]): readonly TurnEvent[] {
  let seq = 0;
  return parts.map((part) => {
    if ('type' in part) return part;
    seq += 1;
    return { type: 'entry-added', entry: { ...part.entry, seq, at: session.createdAt + seq * 1000 } };
  });
}

export const recordedEvents: readonly TurnEvent[] = record([
  { type: 'turn-started', session: session.id, engine: 'local' },
  {
    entry: {
      type: 'message',
      from: 'customer',
      text: 'Hi, maya@northwind.example here. I was charged twice this month.\n\nAlso the app is slow. \x1b]0;pwned\x07',
    },
  },
  { type: 'agent-started', agent: 'triage' },
  {
    type: 'routed',
    agent: 'triage',
    routing: {
      to: 'billing',
      alternatives: [
        { agent: 'billing', probability: 0.83 },
        { agent: 'technical-support', probability: 0.12 },
      ],
      urgency: 'normal',
      evidence: ['words: charged twice'],
    },
  },
  {
    entry: {
      type: 'reply',
      agent: 'triage',
      blocks: [
        { type: 'tool-call', call: toBilling },
        { type: 'tool-call', call: toTechnical },
      ],
      stop: 'tool-calls',
      usage,
      flags: [],
    },
  },
  { type: 'reply-finished', agent: 'triage', stop: 'tool-calls', usage, flags: [] },
  { entry: { type: 'tool-result', callId: 'c_0', tool: 'handoff', result: { status: 'done', summary: 'handed to Billing', data: {} } } },
  {
    entry: {
      type: 'handoff',
      callId: 'c_0',
      from: 'triage',
      to: 'billing',
      reason: 'duplicate charge',
      urgency: 'normal',
      brief: 'charged twice',
    },
  },
  { type: 'handed-off', from: 'triage', to: 'billing', reason: 'duplicate charge', urgency: 'normal', brief: 'charged twice' },
  {
    entry: {
      type: 'tool-result',
      callId: 'c_00',
      tool: 'handoff',
      result: { status: 'done', summary: 'handed to Technical Support', data: {} },
    },
  },
  {
    entry: {
      type: 'handoff',
      callId: 'c_00',
      from: 'triage',
      to: 'technical-support',
      reason: 'slow app',
      urgency: 'normal',
      brief: 'the app is slow',
    },
  },
  { type: 'handed-off', from: 'triage', to: 'technical-support', reason: 'slow app', urgency: 'normal', brief: 'the app is slow' },
  { type: 'agent-started', agent: 'billing' },
  { entry: { type: 'reply', agent: 'billing', blocks: [{ type: 'tool-call', call: findCustomer }], stop: 'tool-calls', usage, flags: [] } },
  { type: 'reply-finished', agent: 'billing', stop: 'tool-calls', usage, flags: [] },
  { type: 'tool-started', agent: 'billing', call: findCustomer, summary: 'maya@northwind.example' },
  { entry: { type: 'tool-result', callId: 'c_1', tool: 'find_customer', result: found } },
  { type: 'tool-finished', callId: 'c_1', tool: 'find_customer', result: found },
  { type: 'text-delta', agent: 'billing', text: 'Let me look at the payments.\n' },
  {
    entry: {
      type: 'reply',
      agent: 'billing',
      blocks: [
        { type: 'text', text: 'Let me look at the payments.\n' },
        { type: 'tool-call', call: listPayments },
      ],
      stop: 'tool-calls',
      usage,
      flags: [],
    },
  },
  { type: 'reply-finished', agent: 'billing', stop: 'tool-calls', usage, flags: [] },
  { type: 'tool-started', agent: 'billing', call: listPayments, summary: 'acc_northwind' },
  { entry: { type: 'tool-result', callId: 'c_2', tool: 'list_payments', result: payments } },
  { type: 'tool-finished', callId: 'c_2', tool: 'list_payments', result: payments },
  { type: 'text-delta', agent: 'billing', text: 'I can see both charges. The second one (pay_1042) ' },
  { type: 'text-delta', agent: 'billing', text: 'is a duplicate, which qualifies for a full refund [1].\x1b[31m' },
  { type: 'citation', agent: 'billing', citation },
  { type: 'note', agent: 'billing', text: 'The customer sounds annoyed; answer within the hour.' },
  {
    entry: {
      type: 'reply',
      agent: 'billing',
      blocks: [
        {
          type: 'text',
          text: 'I can see both charges. The second one (pay_1042) is a duplicate, which qualifies for a full refund [1].\x1b[31m',
        },
        { type: 'citation', citation },
        { type: 'note', text: 'The customer sounds annoyed; answer within the hour.' },
        { type: 'tool-call', call: issueRefund },
      ],
      stop: 'tool-calls',
      usage,
      flags: [{ kind: 'promise', text: 'I have refunded', why: 'no refund has run' }],
    },
  },
  {
    type: 'reply-finished',
    agent: 'billing',
    stop: 'tool-calls',
    usage,
    flags: [{ kind: 'promise', text: 'I have refunded', why: 'no refund has run' }],
  },
  { entry: { type: 'approval-requested', request: refundRequest } },
  { type: 'approval-requested', request: refundRequest },
  { type: 'agent-started', agent: 'technical-support' },
  { type: 'text-delta', agent: 'technical-support', text: 'Please try a private window first.' },
  {
    entry: {
      type: 'reply',
      agent: 'technical-support',
      blocks: [{ type: 'text', text: 'Please try a private window first.' }],
      stop: 'end',
      usage,
      flags: [],
    },
  },
  { type: 'reply-finished', agent: 'technical-support', stop: 'end', usage, flags: [] },
  { entry: { type: 'turn-finished', outcome: { type: 'awaiting-approval', waiting: ['a_17'] }, durationMs: 12 } },
  { type: 'turn-finished', outcome: { type: 'awaiting-approval', waiting: ['a_17'] }, durationMs: 12 },
]);

export const recordedEntries: readonly StoredEntry[] = recordedEvents.flatMap((event) =>
  event.type === 'entry-added' ? [event.entry] : [],
);

export const recordedConversation: Conversation = extend(startConversation(session), recordedEntries);

const titles: Readonly<Record<string, string>> = { triage: 'Triage', billing: 'Billing', 'technical-support': 'Technical Support' };

export const titleOf = (agent: string): string => titles[agent] ?? agent;
