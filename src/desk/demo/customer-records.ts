import type { DeskData } from '../desk-data.ts';
import { addMonths, day, type Period, periodAt } from '../period.ts';
import { planFacts } from '../plan.ts';
import type { Account, Contact, PaymentMethod } from '../records.ts';
import type { Calendar } from './calendar.ts';
import { chargeRecords } from './charge-records.ts';
import type { DemoCustomer, DemoPerson, DemoTicket, Numbering } from './demo-customer.ts';

export type CustomerData = Pick<
  DeskData,
  'accounts' | 'contacts' | 'identityFactors' | 'paymentMethods' | 'invoices' | 'payments' | 'refunds' | 'tickets' | 'ticketNotes'
>;

/** All records of one demo customer. */
export function customerRecords(customer: DemoCustomer, calendar: Calendar, next: Numbering): CustomerData {
  const account = accountOf(customer, calendar);
  const contacts = customer.people.map((person, index) => contactOf(account.id, person, index === 0, calendar));
  const method = methodOf(customer, account.id);
  return {
    accounts: [account],
    contacts,
    identityFactors: [
      { account: account.id, postalCode: customer.postalCode, ...(customer.security === undefined ? {} : { security: customer.security }) },
    ],
    paymentMethods: [method],
    ...chargeRecords(customer, account, method, next),
    ...ticketRecords(account.id, contacts[0]?.id, customer.tickets ?? [], calendar, next),
  };
}

function accountOf(customer: DemoCustomer, calendar: Calendar): Account {
  const { plan, seats, cycle = 'monthly', currency = 'USD', failingFor } = customer;
  const { firstPaymentAt, period } = datesOf(customer, calendar);
  const seatPrice = { cents: customer.seatCents ?? planFacts[plan].price[cycle] ?? 0, currency };
  const yearlyValue = { cents: seatPrice.cents * seats, currency };
  return {
    id: `acc_${customer.name}`,
    company: customer.company,
    plan,
    seats,
    cycle,
    currency,
    status: customer.status ?? 'active',
    periodStart: period.start,
    periodEnd: period.end,
    seatPrice,
    createdAt: firstPaymentAt,
    firstPaymentAt,
    ...(failingFor === undefined ? {} : { paymentFailingSince: period.start }),
    ...(cycle === 'yearly' ? { contract: { startedAt: period.start, endsAt: period.end, yearlyValue } } : {}),
    flags: customer.flags ?? [],
    ...(customer.successManager === undefined ? {} : { successManager: customer.successManager }),
    country: customer.country ?? 'US',
    demo: true,
  };
}

/** A failing account fails since its period began. */
function datesOf(customer: DemoCustomer, { now, daysAgo }: Calendar): { readonly firstPaymentAt: number; readonly period: Period } {
  const { cycle = 'monthly', since, failingFor, renewed = failingFor, periodDays } = customer;
  if (renewed === undefined) return { firstPaymentAt: daysAgo(since), period: periodAt(daysAgo(since), cycle, now) };
  const start = daysAgo(renewed);
  const end = periodDays === undefined ? addMonths(start, cycle === 'monthly' ? 1 : 12) : start + periodDays * day;
  return { firstPaymentAt: since === renewed ? start : addMonths(start, -Math.round(since / 30.4)), period: { start, end } };
}

function contactOf(account: string, person: DemoPerson, first: boolean, calendar: Calendar): Contact {
  const { id, name, email, phone, role = first ? 'admin' : 'member', lockedFor, twoFactor = false } = person;
  return {
    id: `con_${id}`,
    account,
    name,
    email,
    ...(phone === undefined ? {} : { phone }),
    role,
    ...(lockedFor === undefined ? {} : { loginLockedAt: calendar.hoursAgo(lockedFor) }),
    twoFactor,
  };
}

function methodOf({ name, pays = {} }: DemoCustomer, account: string): PaymentMethod {
  const { kind = 'card', health = 'good', ...told } = pays;
  const card = kind === 'card' ? { brand: 'Visa', last4: '1881', expires: '2031-08' } : {};
  return { id: `pm_${name}`, account, kind, ...card, ...told, health, isDefault: true };
}

function ticketRecords(
  account: string,
  contact: string | undefined,
  tickets: readonly DemoTicket[],
  calendar: Calendar,
  next: Numbering,
): Pick<DeskData, 'tickets' | 'ticketNotes'> {
  const numbered = tickets.map((ticket) => ({ ...ticket, id: next('ticket') }));
  return {
    tickets: numbered.map(({ id, subject, body, category, hoursAgo, notes = [], priority = 'normal', status = 'open' }) => ({
      id,
      account,
      ...(contact === undefined ? {} : { contact }),
      subject,
      body,
      category,
      priority,
      status,
      createdAt: calendar.hoursAgo(hoursAgo),
      updatedAt: calendar.hoursAgo(Math.min(hoursAgo, ...notes.map((note) => note.hoursAgo))),
      createdBy: 'demo',
    })),
    ticketNotes: numbered.flatMap(({ id, notes = [] }) =>
      notes.map(({ hoursAgo, text }) => ({ ticket: id, text, by: 'demo', at: calendar.hoursAgo(hoursAgo) })),
    ),
  };
}
