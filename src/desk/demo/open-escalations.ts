import { deadlines } from '../escalation-clocks.ts';
import { ladder } from '../escalation-ladder.ts';
import type { Escalation, EscalationKind, Packet } from '../records.ts';
import type { Calendar } from './calendar.ts';
import { demoOrigin } from './demo-customer.ts';

interface DemoEscalation {
  readonly id: string;
  readonly kind: EscalationKind;
  readonly account: string;
  readonly contact: string;
  readonly packet: Packet;
  /** Hours since the customer's message came in. */
  readonly hoursAgo: number;
  /** Minutes from the message to the filing, and to the acknowledgment where there is one. */
  readonly filedAfter: number;
  readonly acknowledgedAfter?: number;
}

/** One that is late and two that somebody works on. */
export function openEscalations({ hoursAgo }: Calendar): readonly Escalation[] {
  return escalations.map(({ hoursAgo: hours, filedAfter, acknowledgedAfter, ...escalation }) => {
    const { class: escalationClass, level, ownerRole, contacts } = ladder[escalation.kind];
    const receivedAt = hoursAgo(hours);
    const acknowledged =
      acknowledgedAfter === undefined ? {} : { acknowledgedAt: receivedAt + acknowledgedAfter * 60_000, acknowledgedBy: ownerRole };
    return {
      ...escalation,
      class: escalationClass,
      level,
      ownerRole,
      contacts,
      receivedAt,
      filedAt: receivedAt + filedAfter * 60_000,
      ...deadlines(escalationClass, receivedAt),
      status: acknowledgedAfter === undefined ? 'open' : 'acknowledged',
      ...acknowledged,
      ...demoOrigin(escalation.id),
    };
  });
}

const escalations: readonly DemoEscalation[] = [
  {
    id: 'ESC-1001',
    kind: 'technical',
    account: 'acc_orchid',
    contact: 'con_zoe_grant',
    hoursAgo: 26,
    filedAfter: 30,
    acknowledgedAfter: 120,
    packet: {
      summary: 'No board opens, on any computer, for more than a day.',
      tried: ['cache cleared', 'other browsers', 'another network'],
      evidence: ['the customer’s ticket'],
      quotes: ['We cannot work.'],
    },
  },
  {
    id: 'ESC-1002',
    kind: 'churn',
    account: 'acc_atlas',
    contact: 'con_miriam_stone',
    hoursAgo: 20,
    filedAfter: 20,
    packet: {
      summary: 'A $65,520 contract wants to talk about leaving before its renewal.',
      tried: [],
      evidence: ['the customer’s ticket', 'the contract ends in five weeks'],
      quotes: ['We have an offer of another vendor on the table and want to talk before the renewal.'],
    },
  },
  {
    id: 'ESC-1003',
    kind: 'security',
    account: 'acc_cobalt',
    contact: 'con_ian_walsh',
    hoursAgo: 3,
    filedAfter: 5,
    acknowledgedAfter: 10,
    packet: {
      summary: 'Sign-ins that nobody at the customer made.',
      tried: ['sessions ended'],
      evidence: ['INC-505', 'the customer’s ticket'],
      quotes: ['Our audit log shows three sign-ins last night that none of us made.'],
    },
  },
];
