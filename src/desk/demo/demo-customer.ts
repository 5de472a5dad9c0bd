import type { Currency } from '../../core/money.ts';
import type { Account, AccountFlag, Contact, Cycle, PaymentMethod, Plan, RefundReason, Ticket } from '../records.ts';

/** A demo customer, told as briefly as it can be; `customerRecords` spells it out. */
export interface DemoCustomer {
  /** `northwind`, for `acc_northwind` */
  readonly name: string;
  readonly company: string;
  readonly plan: Plan;
  readonly seats: number;
  /** Monthly unless told. */
  readonly cycle?: Cycle;
  readonly currency?: Currency;
  readonly country?: string;
  /** Cents a seat and period; the list price in dollars unless told. */
  readonly seatCents?: number;
  /** Days since the first payment; to whole months where `renewed` is told. */
  readonly since: number;
  /** Days since the current period began, where it is not counted from the first payment. */
  readonly renewed?: number;
  /** Days of the current period, where it is not a month. */
  readonly periodDays?: number;
  /** The first is the admin unless told. */
  readonly people: readonly [DemoPerson, ...DemoPerson[]];
  readonly postalCode: string;
  readonly security?: { readonly question: string; readonly answer: string };
  readonly pays?: Partial<Pick<PaymentMethod, 'kind' | 'brand' | 'last4' | 'expires' | 'health'>>;
  readonly status?: Account['status'];
  /** Days since the charge of the current period first failed. */
  readonly failingFor?: number;
  /** Hours after which the charge of the current period was made once more. */
  readonly chargedAgainAfter?: number;
  readonly flags?: readonly AccountFlag[];
  readonly successManager?: string;
  readonly charges?: readonly DemoCharge[];
  readonly tickets?: readonly DemoTicket[];
}

export interface DemoPerson {
  /** `maya_ortiz`, for `con_maya_ortiz` */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly role?: Contact['role'];
  /** Hours since the login was locked. */
  readonly lockedFor?: number;
  readonly twoFactor?: boolean;
}

/** A charge beside the regular ones. */
export interface DemoCharge {
  /** The line of its invoice. */
  readonly text: string;
  readonly cents: number;
  /** When; more than one is the same invoice charged again. ms, UTC */
  readonly at: readonly number[];
  /** Ids of the payments, where people know them. */
  readonly ids?: readonly string[];
  readonly status?: 'succeeded' | 'disputed';
  readonly refunds?: readonly DemoRefund[];
}

interface DemoRefund {
  readonly cents: number;
  readonly at: number;
  readonly reason: RefundReason;
  readonly note: string;
}

export interface DemoTicket extends Pick<Ticket, 'subject' | 'body' | 'category'> {
  readonly hoursAgo: number;
  readonly priority?: Ticket['priority'];
  readonly status?: Ticket['status'];
  readonly notes?: readonly { readonly hoursAgo: number; readonly text: string }[];
}

/** Gives out the numbers of the demo: `pay_1001`, `inv_2001`, … */
export type Numbering = (kind: 'payment' | 'invoice' | 'refund' | 'ticket') => string;

/** Where the demo's records come from. */
export function demoOrigin(what: string) {
  return { by: 'demo', session: 'demo', callId: `demo ${what}` };
}
