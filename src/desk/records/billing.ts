import type { Currency, Money } from '../../core/money.ts';
import type { Origin } from './origin.ts';

/** What was charged, paid and given back. Every time is ms, UTC. */

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

/** Day's rate against the dollar: `perUsdMillionths` of the currency for one US dollar, in millionths. */
export interface ExchangeRate {
  readonly currency: Currency;
  readonly perUsdMillionths: number;
  readonly at: number;
}
