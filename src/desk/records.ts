/** The records of the demo company. Plain values; every time is ms, UTC; money is whole cents with a currency. */

export * from './records/accounts.ts';
export * from './records/billing.ts';
export * from './records/escalations.ts';
export * from './records/origin.ts';
export * from './records/service.ts';
export * from './records/tickets.ts';
