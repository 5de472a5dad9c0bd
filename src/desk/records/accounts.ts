import type { Currency, Money } from '../../core/money.ts';
import type { Origin } from './origin.ts';

/** Who the customers are, and what they have subscribed to. Every time is ms, UTC. */

export const plans = ['basic', 'pro', 'enterprise'] as const;
export type Plan = (typeof plans)[number];
export type Cycle = 'monthly' | 'yearly';

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
