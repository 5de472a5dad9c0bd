import type { DeskData } from '../desk-data.ts';
import { addMonths, day, hour, type Period } from '../period.ts';
import { planFacts } from '../plan.ts';
import type { Account, PaymentMethod } from '../records.ts';
import { type DemoCharge, type DemoCustomer, demoOrigin, type Numbering } from './demo-customer.ts';

/** A charge with what it is for. */
interface Charge extends DemoCharge {
  readonly period: Period;
  /** Every try of it failed. */
  readonly failing: boolean;
}

/** How many of the last periods the demo has invoices of. */
const periodsShown = 3;

/** The invoices, payments and refunds of one customer. */
export function chargeRecords(
  customer: DemoCustomer,
  account: Account,
  method: PaymentMethod,
  next: Numbering,
): Pick<DeskData, 'invoices' | 'payments' | 'refunds'> {
  const { currency } = account;
  const extra = (customer.charges ?? []).map((charge) => ({ ...charge, period: periodOf(account, charge.at[0]), failing: false }));
  const charged = [...regularCharges(customer, account), ...extra].map((charge: Charge) => ({ charge, invoice: next('invoice') }));
  const paid = charged.flatMap(({ charge, invoice }) =>
    charge.at.map((at, index) => ({ id: charge.ids?.[index] ?? next('payment'), invoice, at, charge })),
  );
  return {
    invoices: charged.map(({ charge: { text, cents, at, period, failing }, invoice }) => ({
      id: invoice,
      account: account.id,
      issuedAt: at[0] ?? period.start,
      dueAt: (at[0] ?? period.start) + (account.plan === 'enterprise' ? 30 * day : 0),
      periodStart: period.start,
      periodEnd: period.end,
      total: { cents, currency },
      lines: [{ text, cents }],
      status: failing ? (account.status === 'active' ? 'open' : 'past-due') : 'paid',
    })),
    payments: paid.map(({ id, invoice, at, charge: { cents, failing, status = 'succeeded' } }) => ({
      id,
      account: account.id,
      invoice,
      method: method.id,
      amount: { cents, currency },
      at,
      ...(failing ? { status: 'failed', failure: failures[method.health] } : { status }),
    })),
    refunds: paid.flatMap(({ id: payment, charge: { refunds = [] } }) =>
      refunds.map(({ cents, ...refund }, index) => ({
        ...refund,
        id: next('refund'),
        account: account.id,
        payment,
        amount: { cents, currency },
        ...demoOrigin(`${payment} ${index}`),
      })),
    ),
  };
}

/** One for each of the last periods, oldest first; that of the current one fails where the account is failing. */
function regularCharges({ failingFor, chargedAgainAfter }: DemoCustomer, account: Account): readonly Charge[] {
  const { plan, seats, cycle, seatPrice, periodStart, periodEnd, firstPaymentAt = periodStart } = account;
  const text = `${planFacts[plan].title}, ${seats} ${seats === 1 ? 'user' : 'users'}, ${cycle}`;
  const starts = Array.from({ length: periodsShown }, (_, back) => addMonths(periodStart, -back * (cycle === 'monthly' ? 1 : 12)));
  return starts
    .filter((start, back) => back === 0 || start >= firstPaymentAt)
    .map((start, back): Charge => {
      const failing = back === 0 && failingFor !== undefined;
      return {
        text,
        cents: seatPrice.cents * seats,
        at: failing ? tries(start, failingFor) : back === 0 && chargedAgainAfter ? [start, start + chargedAgainAfter * hour] : [start],
        period: { start, end: starts[back - 1] ?? periodEnd },
        failing,
      };
    })
    .reverse();
}

/** The period in which something was charged. */
function periodOf({ periodStart, periodEnd, cycle }: Account, at = periodStart): Period {
  const months = cycle === 'monthly' ? 1 : 12;
  let period = { start: periodStart, end: periodEnd };
  for (let back = 1; period.start > at; back += 1) period = { start: addMonths(periodStart, -back * months), end: period.start };
  return period;
}

/** The first try, and the retries on days 3, 7 and 14 that lie behind us. */
function tries(first: number, days: number): readonly number[] {
  return [0, 3, 7, 14].filter((retry) => retry <= days).map((retry) => first + retry * day);
}

const failures: Readonly<Record<PaymentMethod['health'], string>> = {
  good: 'the bank did not answer',
  expired: 'the card has expired',
  'no-funds': 'insufficient funds',
  declined: 'declined by the bank',
};
