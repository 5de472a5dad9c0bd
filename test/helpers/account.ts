import type { Account } from '../../src/desk/records.ts';

/** An account on day 15 of a 30-day month, to be varied. */
export function account(more: Partial<Account> = {}): Account {
  const periodStart = Date.UTC(2026, 10, 1);
  return {
    id: 'acc_test',
    company: 'Test Ltd',
    plan: 'basic',
    seats: 1,
    cycle: 'monthly',
    currency: 'USD',
    status: 'active',
    periodStart,
    periodEnd: Date.UTC(2026, 11, 1),
    seatPrice: { cents: 900, currency: 'USD' },
    createdAt: periodStart,
    firstPaymentAt: periodStart,
    flags: [],
    country: 'US',
    demo: false,
    ...more,
  };
}
