import type { Entry } from '../core/entry.ts';
import type { Currency } from '../core/money.ts';
import type { DeskData } from '../desk/desk-data.ts';
import type { Row } from './row.ts';

/** The records of the company: a table each. */
type DeskTables = { readonly [Kind in keyof DeskData]: Row<DeskData[Kind][number]> };

/** Every table and its columns. Times are ms, UTC. The migrations say how they came about. */
export interface Schema extends DeskTables {
  readonly sessions: SessionRow;
  readonly entries: EntryRow;
  readonly writes: WriteRow;
  readonly decisions: { readonly id: string };
  readonly leases: LeaseRow;
  readonly audit: AuditRow;
  readonly operators: OperatorRow;

  /** The last number given out, by kind of record. */
  readonly counters: { readonly kind: string; readonly value: number };
  readonly identityAttempts: { readonly account: string; readonly failures: number; readonly lastFailureAt: number | null };
}

export interface SessionRow {
  readonly id: string;
  readonly team: string;
  readonly createdAt: number;
  readonly forkSession: string | null;
  readonly forkSeq: number | null;
}

export interface EntryRow {
  readonly session: string;
  readonly seq: number;
  readonly at: number;
  readonly type: Entry['type'];
  /** The approval or verification that it asks for or decides. */
  readonly asks: string | null;
  readonly decides: string | null;
  /** Name of the customer it turns the conversation to; empty for nobody. */
  readonly customer: string | null;
  /** The entry as JSON. */
  readonly body: string;
}

interface WriteRow {
  readonly callId: string;
  readonly session: string;
  readonly tool: string;
  readonly target: string;
  readonly amount: number | null;
  readonly amountCurrency: Currency | null;
  readonly at: number;
  /** 1 once the records it changed were put back by a reset of the demo: it is no longer something to repeat. */
  readonly undone: 0 | 1;
}

export interface LeaseRow {
  readonly session: string;
  /** Which holder it is: no two leases have the same. */
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  readonly since: number;
  readonly heartbeat: number;
}

export interface AuditRow {
  readonly seq: number;
  readonly at: number;
  readonly session: string;
  readonly callId: string;
  readonly tool: string;
  readonly action: string;
  readonly by: string;
  /** What can be erased, as JSON: hash of the arguments, detail, verdict, evidence, account. NULL once erased. */
  readonly detail: string | null;
  /** Random, hex; goes with the detail. */
  readonly salt: string | null;
  /** SHA-256 of salt and detail, hex: stays. */
  readonly digest: string;
  /** SHA-256 of the head before, the columns that stay and the digest, hex. */
  readonly head: string;
  /** Whose data it holds, to find it again when that customer is erased. */
  readonly account: string | null;
}

export interface OperatorRow {
  readonly name: string;
  /** JSON list. */
  readonly roles: string;
  /** Hex. */
  readonly salt: string;
  /** scrypt of the password, hex. */
  readonly hash: string;
  readonly addedAt: number;
}
