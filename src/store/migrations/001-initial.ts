import { sql } from 'kysely';
import type { Migration } from './migrate.ts';

/** Plain SQL that SQLite and PostgreSQL both read. */
const statements = `
create table sessions (
  id text primary key, team text not null, "createdAt" bigint not null, "forkSession" text, "forkSeq" bigint
);
create table entries (
  session text not null references sessions (id) on delete cascade, seq bigint not null, at bigint not null,
  type text not null, asks text, decides text, customer text, body text not null,
  primary key (session, seq)
);
create index entries_asks on entries (asks) where asks is not null;
create index entries_customer on entries (session, seq) where customer is not null;
create index entries_decides on entries (decides) where decides is not null;
create table writes (
  "callId" text primary key, session text not null, tool text not null, target text not null,
  amount bigint, "amountCurrency" text, at bigint not null, undone integer not null
);
create index writes_target on writes (tool, target);
create table decisions (id text primary key);
create table leases (
  session text primary key, token text not null, pid bigint not null, host text not null,
  since bigint not null, heartbeat bigint not null
);
create table audit (
  seq bigint primary key, at bigint not null, session text not null, "callId" text not null, tool text not null,
  action text not null, by text not null, detail text, salt text, digest text not null, head text not null, account text
);
create index audit_account on audit (account);
create table operators (
  name text primary key, roles text not null, salt text not null, hash text not null, "addedAt" bigint not null
);

create table counters (kind text primary key, value bigint not null);
create table accounts (
  id text primary key, company text not null, plan text not null, seats bigint not null check (seats >= 0),
  cycle text not null, currency text not null, status text not null,
  "periodStart" bigint not null, "periodEnd" bigint not null, "seatPrice" bigint not null, "seatPriceCurrency" text not null,
  "createdAt" bigint not null, "firstPaymentAt" bigint, "paymentFailingSince" bigint, contract text, "cancelsAt" bigint,
  flags text not null, "successManager" text, country text not null, demo integer not null
);
create table contacts (
  id text primary key, account text not null references accounts (id), name text not null, email text not null, phone text,
  role text not null, "loginLockedAt" bigint, "twoFactor" integer not null, "twoFactorResetAt" bigint
);
create index contacts_account on contacts (account);
create table "identityFactors" (
  account text primary key references accounts (id), "postalCode" text not null, security text
);
create table "identityAttempts" (
  account text primary key references accounts (id), failures integer not null, "lastFailureAt" bigint
);
create table "paymentMethods" (
  id text primary key, account text not null references accounts (id), kind text not null, brand text, last4 text,
  expires text, health text not null, "isDefault" integer not null
);
create index payment_methods_account on "paymentMethods" (account);
create table invoices (
  id text primary key, account text not null references accounts (id), "issuedAt" bigint not null, "dueAt" bigint not null,
  "periodStart" bigint not null, "periodEnd" bigint not null, total bigint not null, "totalCurrency" text not null,
  lines text not null, status text not null, "purchaseOrder" text
);
create index invoices_account on invoices (account, "issuedAt");
create table payments (
  id text primary key, account text not null references accounts (id), invoice text not null references invoices (id),
  method text not null references "paymentMethods" (id), amount bigint not null check (amount > 0),
  "amountCurrency" text not null, status text not null, at bigint not null, failure text
);
create index payments_account on payments (account, at);
create table refunds (
  id text primary key, account text not null references accounts (id), payment text not null references payments (id),
  amount bigint not null check (amount > 0), "amountCurrency" text not null, reason text not null, note text not null,
  at bigint not null, by text not null, session text not null, "callId" text not null unique
);
create index refunds_account on refunds (account, at);
create index refunds_payment on refunds (payment);
create table credits (
  id text primary key, account text not null references accounts (id), amount bigint not null check (amount > 0),
  "amountCurrency" text not null, reason text not null, note text not null,
  at bigint not null, by text not null, session text not null, "callId" text not null unique
);
create index credits_account on credits (account, at);
create table "planChanges" (
  id text primary key, account text not null references accounts (id), kind text not null, "from" text not null, "to" text not null,
  charge bigint not null, "chargeCurrency" text not null, at bigint not null, "effectiveAt" bigint not null,
  status text not null, reason text not null, by text not null, session text not null, "callId" text not null unique
);
create index plan_changes_account on "planChanges" (account, at);
create table tickets (
  id text primary key, account text references accounts (id), contact text references contacts (id), subject text not null,
  body text not null, category text not null, priority text not null, status text not null,
  "createdAt" bigint not null, "updatedAt" bigint not null, "createdBy" text not null
);
create index tickets_account on tickets (account, "createdAt");
create table "ticketNotes" (
  ticket text not null references tickets (id), text text not null, by text not null, at bigint not null
);
create index ticket_notes_ticket on "ticketNotes" (ticket, at);
create table escalations (
  id text primary key, account text references accounts (id), contact text references contacts (id), class text not null,
  kind text not null, level integer not null, "ownerRole" text not null, packet text not null, contacts text not null,
  "receivedAt" bigint not null, "filedAt" bigint not null, "respondBy" bigint not null, "resolveBy" bigint not null,
  status text not null, "acknowledgedAt" bigint, "resolvedAt" bigint, resolution text, "resolvedBy" text,
  by text not null, session text not null, "callId" text not null unique
);
create index escalations_account on escalations (account);
create table "serviceComponents" (
  id text primary key, title text not null, status text not null, "updatedAt" bigint not null
);
create table incidents (
  id text primary key, kind text not null, title text not null, components text not null, accounts text not null,
  status text not null, "startedAt" bigint not null, "resolvedAt" bigint, summary text not null
);
create table "apiUsage" (
  account text not null references accounts (id), hour bigint not null, requests bigint not null, rejected bigint not null,
  primary key (account, hour)
);
create table "bugReports" (
  id text primary key, account text references accounts (id), title text not null, steps text not null, expected text not null,
  actual text not null, environment text not null, severity text not null, at bigint not null,
  by text not null, session text not null, "callId" text not null unique
);
create table "featureRequests" (
  id text primary key, account text references accounts (id), title text not null, description text not null, at bigint not null,
  by text not null, session text not null, "callId" text not null unique
);
create table outbox (
  id text primary key, channel text not null, "to" text not null, subject text not null, body text not null, template text not null,
  account text references accounts (id), escalation text references escalations (id), at bigint not null,
  by text not null, session text not null, "callId" text not null
);
create table "exchangeRates" (
  currency text primary key, "perUsdMillionths" bigint not null, at bigint not null
);
`;

export const initial: Migration = {
  number: 1,
  async up(db) {
    for (const statement of statements.split(';\n')) {
      if (statement.trim() !== '') await sql.raw(statement).execute(db);
    }
  },
};
