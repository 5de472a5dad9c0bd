import { hour } from './period.ts';
import type { Invoice, Payment } from './records.ts';

/** A payment that charged again what another one had charged already. */
export interface Duplicate {
  readonly payment: Payment;
  /** The charge that was due. */
  readonly of: Payment;
  readonly hoursApart: number;
  /** What can be given back of it so that the customer has paid once. */
  readonly cents: number;
}

/**
 * Charges of the same amount for the same thing: one invoice, or two invoices of one period with the same lines.
 * The first one was due; of the later ones as much is extra as the customer has paid more than once by now.
 */
export function findDuplicates(payments: readonly Payment[], invoices: readonly Invoice[]): readonly Duplicate[] {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const groups = Map.groupBy(
    payments.filter(({ status }) => status === 'succeeded'),
    (payment) => JSON.stringify([payment.amount, chargedFor(payment, byId.get(payment.invoice))]),
  );
  return [...groups.values()].flatMap((group) => extrasOf(group.toSorted((a, b) => a.at - b.at)));
}

function extrasOf([due, ...later]: readonly Payment[]): readonly Duplicate[] {
  if (due === undefined) return [];
  let extra = later.reduce((sum, { left }) => sum + left.cents, due.left.cents) - due.amount.cents;
  const duplicates: Duplicate[] = [];
  for (const payment of later.toReversed()) {
    const cents = Math.min(extra, payment.left.cents);
    if (cents <= 0) continue;
    duplicates.push({ payment, of: due, hoursApart: Math.round((payment.at - due.at) / hour), cents });
    extra -= cents;
  }
  return duplicates.reverse();
}

function chargedFor(payment: Payment, invoice: Invoice | undefined): unknown {
  return invoice === undefined ? payment.invoice : [invoice.periodStart, invoice.periodEnd, invoice.lines];
}
