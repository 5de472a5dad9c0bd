import type { NewPayment } from './desk-records.ts';
import type { IdentityFactors } from './identity-records.ts';
import type {
  Account,
  ApiUsage,
  BugReport,
  Contact,
  Credit,
  Escalation,
  ExchangeRate,
  FeatureRequest,
  Incident,
  Invoice,
  OutboxMessage,
  PaymentMethod,
  PlanChange,
  Refund,
  ServiceComponent,
  Ticket,
  TicketNote,
} from './records.ts';

/** The records of a company, by kind, as a store is filled with them. */
export interface DeskData {
  readonly accounts: readonly Account[];
  readonly contacts: readonly Contact[];
  readonly identityFactors: readonly IdentityFactors[];
  readonly paymentMethods: readonly PaymentMethod[];
  readonly invoices: readonly Invoice[];
  readonly payments: readonly (NewPayment & { readonly id: string })[];
  readonly refunds: readonly Refund[];
  readonly credits: readonly Credit[];
  readonly planChanges: readonly PlanChange[];
  readonly tickets: readonly Ticket[];
  readonly ticketNotes: readonly TicketNote[];
  readonly escalations: readonly Escalation[];
  readonly serviceComponents: readonly ServiceComponent[];
  readonly incidents: readonly Incident[];
  readonly apiUsage: readonly ApiUsage[];
  readonly bugReports: readonly BugReport[];
  readonly featureRequests: readonly FeatureRequest[];
  readonly outbox: readonly OutboxMessage[];
  readonly exchangeRates: readonly ExchangeRate[];
}
