import type { DeskData } from '../desk-data.ts';
import { billingCustomers } from './billing-customers.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { type CustomerData, customerRecords } from './customer-records.ts';
import { customersAbroad } from './customers-abroad.ts';
import type { DemoCustomer, Numbering } from './demo-customer.ts';
import { enterpriseCustomers } from './enterprise-customers.ts';
import { failingCustomers } from './failing-customers.ts';
import { openEscalations } from './open-escalations.ts';
import { serviceData } from './service-data.ts';
import { subscriptionCustomers } from './subscription-customers.ts';
import { technicalCustomers } from './technical-customers.ts';

/** The demo company on its first day: every policy has an account that reaches it. `now` in ms, UTC. */
export function demoData(now: number): DeskData {
  const calendar = calendarOf(now);
  const customers = demoCustomers(calendar);
  const next = numbering(customers);
  const records = customers.map((customer) => customerRecords(customer, calendar, next));
  const all = <Kind extends keyof CustomerData>(kind: Kind): CustomerData[Kind][number][] => records.flatMap((data) => [...data[kind]]);
  return {
    accounts: all('accounts'),
    contacts: all('contacts'),
    identityFactors: all('identityFactors'),
    paymentMethods: all('paymentMethods'),
    invoices: all('invoices'),
    payments: all('payments'),
    refunds: all('refunds'),
    credits: [],
    planChanges: [],
    tickets: all('tickets'),
    ticketNotes: all('ticketNotes'),
    escalations: openEscalations(calendar),
    ...serviceData(calendar),
    bugReports: [],
    featureRequests: [],
    outbox: [],
  };
}

function demoCustomers(calendar: Calendar): readonly DemoCustomer[] {
  return [
    ...billingCustomers(calendar),
    ...subscriptionCustomers(),
    ...failingCustomers(),
    ...enterpriseCustomers(calendar),
    ...technicalCustomers(),
    ...customersAbroad(),
  ];
}

/** Numbers in the order they are asked for, past those that some charges have by name. */
function numbering(customers: readonly DemoCustomer[]): Numbering {
  const named = new Set(customers.flatMap(({ charges = [] }) => charges.flatMap(({ ids = [] }) => ids)));
  const forms = { payment: ['pay_', 1000], invoice: ['inv_', 2000], refund: ['re_', 3000], ticket: ['T-', 1000] } as const;
  const last = { payment: 0, invoice: 0, refund: 0, ticket: 0 };
  return function next(kind): string {
    last[kind] += 1;
    const [prefix, base] = forms[kind];
    const id = `${prefix}${base + last[kind]}`;
    return named.has(id) ? next(kind) : id;
  };
}
