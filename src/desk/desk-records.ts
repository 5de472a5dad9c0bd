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
  Payment,
  PaymentMethod,
  PlanChange,
  Refund,
  ServiceComponent,
  Ticket,
  TicketNote,
} from './records.ts';

/** A record that has no id yet: the desk gives it the next one of its kind. */
export type New<Record extends { readonly id: string }> = Omit<Record, 'id'>;

/** What can be asked of the system of record. An id that does not exist gives undefined or an empty list, never an error. */
export interface DeskReading {
  /** By company name. */
  accounts(): Promise<readonly Account[]>;
  account(id: string): Promise<Account | undefined>;
  /** Accounts with a contact of this address, case ignored: one person may belong to several. */
  accountsByEmail(email: string): Promise<readonly Account[]>;
  /** Accounts whose id, company, contact name or address holds the text, case ignored; exact matches first. */
  findAccounts(text: string, limit?: number): Promise<readonly Account[]>;
  /** Other accounts of the same customer: the same company, or a contact of the same address. */
  relatedAccounts(account: string): Promise<readonly Account[]>;
  /** The admin first. */
  contacts(account: string): Promise<readonly Contact[]>;
  contact(id: string): Promise<Contact | undefined>;
  /** The default one first. */
  paymentMethods(account: string): Promise<readonly PaymentMethod[]>;
  /** Newest first. */
  invoices(account: string): Promise<readonly Invoice[]>;
  invoice(id: string): Promise<Invoice | undefined>;
  /** Newest first; failed ones among them. */
  payments(account: string): Promise<readonly Payment[]>;
  payment(id: string): Promise<Payment | undefined>;
  /** Of an account, made at `since` or later; newest first. */
  refundsSince(account: string, since: number): Promise<readonly Refund[]>;
  refundsOf(payment: string): Promise<readonly Refund[]>;
  credits(account: string): Promise<readonly Credit[]>;
  /** Newest first, scheduled ones among them. */
  planChanges(account: string): Promise<readonly PlanChange[]>;
  /** Newest first; of all accounts without one. */
  tickets(filter?: { readonly account?: string; readonly status?: Ticket['status'] }): Promise<readonly Ticket[]>;
  ticket(id: string): Promise<Ticket | undefined>;
  /** Oldest first. */
  ticketNotes(ticket: string): Promise<readonly TicketNote[]>;
  /** The one to be answered first comes first. `open` leaves out resolved ones. */
  escalations(filter?: { readonly account?: string; readonly open?: boolean }): Promise<readonly Escalation[]>;
  escalation(id: string): Promise<Escalation | undefined>;
  serviceStatus(): Promise<readonly ServiceComponent[]>;
  /** Newest first. `account`: those that touch it, general ones among them. `since`: still going on then, or later. */
  incidents(filter?: { readonly account?: string; readonly open?: boolean; readonly since?: number }): Promise<readonly Incident[]>;
  /** Newest hour first. */
  apiUsage(account: string, since: number): Promise<readonly ApiUsage[]>;
  bugReports(account?: string): Promise<readonly BugReport[]>;
  featureRequests(account?: string): Promise<readonly FeatureRequest[]>;
  outbox(filter?: { readonly account?: string; readonly escalation?: string }): Promise<readonly OutboxMessage[]>;
  exchangeRates(): Promise<readonly ExchangeRate[]>;
}

/** What can be changed. Inside a transaction only; each answers with the record as it now stands. */
interface DeskWriting {
  /**
   * Rejects with `ToolFailure` when it is more than what is left of the payment, of another currency or account,
   * or of a payment that did not succeed: the last guard, whatever was checked before.
   */
  insertRefund(refund: New<Refund>): Promise<Refund>;
  insertCredit(credit: New<Credit>): Promise<Credit>;
  insertPlanChange(change: New<PlanChange>): Promise<PlanChange>;
  /** `null` removes an optional value. */
  updateAccount(id: string, change: AccountChange): Promise<Account>;
  insertPayment(payment: NewPayment): Promise<Payment>;
  insertInvoice(invoice: New<Invoice>): Promise<Invoice>;
  updateInvoice(id: string, change: Pick<Invoice, 'status'>): Promise<Invoice>;
  insertTicket(ticket: New<Ticket>): Promise<Ticket>;
  updateTicket(id: string, change: Partial<Pick<Ticket, 'status' | 'priority'>> & Pick<Ticket, 'updatedAt'>): Promise<Ticket>;
  insertTicketNote(note: TicketNote): Promise<TicketNote>;
  insertEscalation(escalation: New<Escalation>): Promise<Escalation>;
  /** Stops the clock of the first answer. Rejects with `ToolFailure` when it was stopped before. */
  acknowledgeEscalation(id: string, change: { readonly by: string; readonly at: number }): Promise<Escalation>;
  resolveEscalation(id: string, change: { readonly resolution: string; readonly by: string; readonly at: number }): Promise<Escalation>;
  insertOutboxMessage(message: New<OutboxMessage>): Promise<OutboxMessage>;
  insertBugReport(report: New<BugReport>): Promise<BugReport>;
  insertFeatureRequest(request: New<FeatureRequest>): Promise<FeatureRequest>;
  unlockLogin(contact: string): Promise<Contact>;
  resetTwoFactor(contact: string, at: number): Promise<Contact>;
}

/** The system of record as tools, policy facts and the command line see it. Implemented by `store`. */
export interface DeskRecords extends DeskReading, DeskWriting {}

export type AccountChange = Partial<
  Pick<Account, 'plan' | 'seats' | 'cycle' | 'status' | 'seatPrice' | 'periodStart' | 'periodEnd'> & {
    readonly cancelsAt: number | null;
    readonly paymentFailingSince: number | null;
  }
>;

/** Label, kind and what is left follow from the method and the refunds. */
export type NewPayment = Omit<Payment, 'id' | 'methodLabel' | 'methodKind' | 'refunded' | 'left'>;
