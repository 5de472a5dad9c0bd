import type { CustomerRef } from '../core/customer.ts';
import type { Currency, Money } from '../core/money.ts';
import type { EscalationClass } from '../core/policy.ts';

/** The records of the demo company. Plain values; every time is ms, UTC; money is whole cents with a currency. */

export const plans = ['basic', 'pro', 'enterprise'] as const;
export type Plan = (typeof plans)[number];
export type Cycle = 'monthly' | 'yearly';

/** Where a write comes from: who let it run, in which session, by which call. */
export interface Origin {
  readonly by: string;
  readonly session: string;
  readonly callId: string;
}

/** What makes an account delicate: escalation rules look at these. */
export type AccountFlag =
  | 'fortune-500'
  | 'churn-risk'
  | 'competitor-courting'
  | 'expansion-talk'
  | 'security-incident'
  | 'white-label'
  | 'custom-integration';

export interface Account {
  /** `acc_northwind` */
  readonly id: string;
  readonly company: string;
  readonly plan: Plan;
  /** Users who are billed. */
  readonly seats: number;
  readonly cycle: Cycle;
  readonly currency: Currency;
  /** `past-due` is read-only (day 14), `suspended` has no access (day 21), `cancelling` ends with `cancelsAt`. */
  readonly status: 'active' | 'past-due' | 'suspended' | 'cancelling' | 'cancelled';
  /** The current billing period: from its start up to, not including, its end; both at midnight UTC. */
  readonly periodStart: number;
  readonly periodEnd: number;
  /** What one seat costs for one period of `cycle`, as agreed: discounts are in it. */
  readonly seatPrice: Money;
  readonly createdAt: number;
  /** Absent until the first payment succeeded. */
  readonly firstPaymentAt?: number;
  /** First failure of the charge that is still unpaid: the days of the failed-payment stages count from here. */
  readonly paymentFailingSince?: number;
  readonly contract?: Contract;
  readonly cancelsAt?: number;
  readonly flags: readonly AccountFlag[];
  /** Name of the dedicated success manager; Enterprise. */
  readonly successManager?: string;
  /** ISO 3166 code of the billing address. */
  readonly country: string;
  /** Invented for the demo: its identity answers may be shown to a newcomer. */
  readonly demo: boolean;
}

/** A yearly commitment. */
export interface Contract {
  readonly startedAt: number;
  readonly endsAt: number;
  /** What a year of it is worth. */
  readonly yearlyValue: Money;
}

/** A person of an account. Postal code and security answer are kept apart: see `IdentityRecords`. */
export interface Contact {
  /** `con_maya_ortiz` */
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly role: 'admin' | 'billing' | 'technical' | 'member';
  /** Set while the login is locked (too many wrong passwords). */
  readonly loginLockedAt?: number;
  readonly twoFactor: boolean;
  readonly twoFactorResetAt?: number;
}

export interface PaymentMethod {
  /** `pm_northwind` */
  readonly id: string;
  readonly account: string;
  readonly kind: 'card' | 'paypal' | 'ach' | 'wire';
  /** `Visa`; cards only. */
  readonly brand?: string;
  /** Cards and bank accounts. */
  readonly last4?: string;
  /** `2027-08`, the last month a card is good for. */
  readonly expires?: string;
  /** What the payment processor would answer to a charge now. */
  readonly health: 'good' | 'expired' | 'no-funds' | 'declined';
  readonly isDefault: boolean;
}

export interface InvoiceLine {
  readonly text: string;
  /** Of the invoice's currency; negative for a credit. */
  readonly cents: number;
}

export interface Invoice {
  /** `inv_2041` */
  readonly id: string;
  readonly account: string;
  readonly issuedAt: number;
  readonly dueAt: number;
  readonly periodStart: number;
  readonly periodEnd: number;
  /** The sum of the lines. */
  readonly total: Money;
  readonly lines: readonly InvoiceLine[];
  readonly status: 'open' | 'paid' | 'past-due' | 'void';
  readonly purchaseOrder?: string;
}

export interface Payment {
  /** `pay_1042` */
  readonly id: string;
  readonly account: string;
  readonly invoice: string;
  /** Id of the payment method it was charged to. */
  readonly method: string;
  /** As people know it: `Visa ····4242`, `PayPal`. */
  readonly methodLabel: string;
  readonly methodKind: PaymentMethod['kind'];
  readonly amount: Money;
  /** Given back so far; derived from the refunds. */
  readonly refunded: Money;
  /** What can still be refunded: amount less refunds; zero unless it succeeded. */
  readonly left: Money;
  readonly status: 'succeeded' | 'failed' | 'pending' | 'disputed';
  readonly at: number;
  readonly failure?: string;
}

/** The ground a refund rests on; each has its clause in the billing policies. */
export const refundReasons = [
  'new-customer',
  'duplicate-charge',
  'wrong-amount',
  'missed-uptime',
  'unusable',
  'early-exit',
  'enterprise-downgrade',
  'other',
] as const;
export type RefundReason = (typeof refundReasons)[number];

export interface Refund extends Origin {
  /** `re_3001` */
  readonly id: string;
  readonly account: string;
  readonly payment: string;
  readonly amount: Money;
  readonly reason: RefundReason;
  readonly note: string;
  readonly at: number;
}

export const creditReasons = ['fewer-seats', 'enterprise-downgrade', 'service', 'goodwill'] as const;
export type CreditReason = (typeof creditReasons)[number];

/** Taken off the next invoice. */
export interface Credit extends Origin {
  /** `cr_4001` */
  readonly id: string;
  readonly account: string;
  readonly amount: Money;
  readonly reason: CreditReason;
  readonly note: string;
  readonly at: number;
}

export interface Subscription {
  readonly plan: Plan;
  readonly seats: number;
  readonly cycle: Cycle;
}

export interface PlanChange extends Origin {
  /** `chg_5001` */
  readonly id: string;
  readonly account: string;
  readonly kind: 'plan' | 'seats' | 'cancellation';
  readonly from: Subscription;
  /** As before for a cancellation. */
  readonly to: Subscription;
  /** Charged at once when positive, credited to the next invoice when negative. */
  readonly charge: Money;
  readonly at: number;
  readonly effectiveAt: number;
  readonly status: 'applied' | 'scheduled' | 'withdrawn';
  readonly reason: string;
}

export type Priority = 'low' | 'normal' | 'high' | 'immediate';

export interface Ticket {
  /** `T-1007` */
  readonly id: string;
  readonly account?: string;
  readonly contact?: string;
  readonly subject: string;
  readonly body: string;
  readonly category: 'technical' | 'billing' | 'product' | 'complaint' | 'other';
  readonly priority: Priority;
  readonly status: 'open' | 'waiting' | 'solved';
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string;
}

export interface TicketNote {
  readonly ticket: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

export interface BugReport extends Origin {
  /** `BUG-201` */
  readonly id: string;
  readonly account?: string;
  readonly title: string;
  readonly steps: string;
  readonly expected: string;
  readonly actual: string;
  readonly environment: string;
  readonly severity: 'minor' | 'major' | 'critical';
  readonly at: number;
}

export interface FeatureRequest extends Origin {
  /** `FR-301` */
  readonly id: string;
  readonly account?: string;
  readonly title: string;
  readonly description: string;
  readonly at: number;
}

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
  readonly resolvedAt?: number;
  readonly resolution?: string;
  readonly resolvedBy?: string;
}

export interface ServiceComponent {
  /** `api`, `web-app`, `mobile`, `integrations`, `notifications` */
  readonly id: string;
  readonly title: string;
  readonly status: 'operational' | 'degraded' | 'partial-outage' | 'major-outage' | 'maintenance';
  readonly updatedAt: number;
}

export interface Incident {
  /** `INC-501` */
  readonly id: string;
  readonly kind: 'outage' | 'degradation' | 'security' | 'maintenance';
  readonly title: string;
  readonly components: readonly string[];
  /** The accounts it touches; empty for everyone. */
  readonly accounts: readonly string[];
  readonly status: 'investigating' | 'identified' | 'monitoring' | 'resolved';
  readonly startedAt: number;
  readonly resolvedAt?: number;
  readonly summary: string;
}

/** The calls of one account in one clock hour. */
export interface ApiUsage {
  readonly account: string;
  /** Start of the hour. */
  readonly hour: number;
  readonly requests: number;
  /** Answered with 429. */
  readonly rejected: number;
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

/** Day's rate against the dollar: `perUsdMillionths` of the currency for one US dollar, in millionths. */
export interface ExchangeRate {
  readonly currency: Currency;
  readonly perUsdMillionths: number;
  readonly at: number;
}
