import type { CustomerRef } from '../../core/customer.ts';
import type { EscalationClass } from '../../core/policy.ts';
import type { Origin } from './origin.ts';

/** What went beyond the desk, and the messages about it. Every time is ms, UTC. */

/** What an escalation is about: it decides owner and contacts. */
export const escalationKinds = [
  'security',
  'data-loss',
  'compliance',
  'outage',
  'legal',
  'privacy',
  'enterprise',
  'money',
  'contract',
  'churn',
  'technical',
  'complaint',
  'feature',
] as const;
export type EscalationKind = (typeof escalationKinds)[number];
export type Level = 1 | 2 | 3 | 4;

/** What the owner needs to act without asking again. */
export interface Packet {
  readonly summary: string;
  readonly tried: readonly string[];
  readonly evidence: readonly string[];
  /** The customer's own words. */
  readonly quotes: readonly string[];
  readonly customer?: CustomerRef;
}

export interface Escalation extends Origin {
  /** `ESC-1003` */
  readonly id: string;
  readonly account?: string;
  readonly contact?: string;
  readonly class: EscalationClass;
  readonly kind: EscalationKind;
  readonly level: Level;
  /** `Engineering Manager` */
  readonly ownerRole: string;
  readonly packet: Packet;
  /** Addresses, numbers and channels to tell; each stands in the escalation policies. */
  readonly contacts: readonly string[];
  /** When the customer's message came in: the clocks run from here. */
  readonly receivedAt: number;
  readonly filedAt: number;
  readonly respondBy: number;
  readonly resolveBy: number;
  readonly status: 'open' | 'acknowledged' | 'resolved';
  readonly acknowledgedAt?: number;
  readonly acknowledgedBy?: string;
  readonly resolvedAt?: number;
  readonly resolution?: string;
  readonly resolvedBy?: string;
}

/** What would be sent: a pager, a mail, a channel. Kept until a real gateway takes it. */
export interface OutboxMessage extends Origin {
  /** `msg_6001` */
  readonly id: string;
  readonly channel: 'email' | 'pager' | 'slack';
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** `security`, `outage`, `invoice`, … */
  readonly template: string;
  readonly account?: string;
  readonly escalation?: string;
  readonly at: number;
}
