import type { AuditRecord } from './audit.ts';
import type { Entry, StoredEntry } from './entry.ts';
import type { Money } from './money.ts';

export type SessionId = string;

/** The head of a session: what does not change. */
export interface Session {
  /** `s_8f3a2k` */
  readonly id: SessionId;
  readonly team: string;
  /** ms, UTC */
  readonly createdAt: number;
  /** The session it was forked from, and after which entry. */
  readonly forkOf?: { readonly session: SessionId; readonly seq: number };
}

/** A line of `sessions list`, derived from the entries when it is asked for. */
export interface SessionSummary extends Session {
  /** ms, UTC, of the last entry. */
  readonly updatedAt: number;
  /** The first message, cut to a line. */
  readonly title: string;
  readonly entries: number;
  readonly customer?: string;
  /** Approvals and verifications that wait. */
  readonly waiting: number;
}

/** A write that ran: what tells a repetition. */
export interface WriteRecord {
  readonly callId: string;
  readonly session: SessionId;
  readonly tool: string;
  readonly target: string;
  readonly amount?: Money;
  /** ms, UTC */
  readonly at: number;
}

/** Entries, desk records and audit commit together, or none of them. */
export interface Transaction<Records> {
  readonly records: Records;
  append(session: SessionId, entries: readonly Entry[], at: number): Promise<readonly StoredEntry[]>;
  /** Adds a record to the chain; returns its new head, hex. */
  audit(record: AuditRecord): Promise<string>;
  /** False when this call has run before: then nothing may run. */
  claimWrite(write: WriteRecord): Promise<boolean>;
  /** False when this approval or verification has been decided before, by whatever process: a decision is taken once. */
  claimDecision(id: string): Promise<boolean>;
}

export interface UnitOfWork<Records> {
  /** Rolled back when `work` throws. */
  transaction<T>(work: (tx: Transaction<Records>) => Promise<T>): Promise<T>;
}

export interface SessionFilter {
  readonly text?: string;
  readonly limit?: number;
}

/** Where conversations live. Implemented by `store`; every adapter passes `test/contracts/store.ts`. */
export interface Store<Records> extends UnitOfWork<Records> {
  /** Reading outside a transaction. */
  readonly records: Records;
  createSession(session: Session): Promise<void>;
  session(id: SessionId): Promise<Session | undefined>;
  /** Most recently used first. */
  sessions(filter?: SessionFilter): Promise<readonly SessionSummary[]>;
  deleteSession(id: SessionId): Promise<void>;
  /** In order. `after`: only those with a greater seq. Damaged records are left out and counted. */
  entries(id: SessionId, after?: number): Promise<{ readonly entries: readonly StoredEntry[]; readonly damaged: number }>;
  /** Entries of a type since then (ms, UTC), over all sessions, oldest first. Takes as long as there are such, however many sessions there are. */
  entriesSince<T extends StoredEntry['type']>(type: T, since: number): Promise<readonly Extract<StoredEntry, { type: T }>[]>;
  /** The newest session that asked for this approval or verification. */
  sessionWaitingFor(id: string): Promise<SessionId | undefined>;
  /** Requested and not decided, over all sessions, oldest first: the entries that asked. */
  waiting(): Promise<readonly { readonly session: SessionId; readonly entry: StoredEntry }[]>;
  /** Identical writes that ran, newest first. */
  similarWrites(write: Pick<WriteRecord, 'tool' | 'target' | 'amount'>): Promise<readonly WriteRecord[]>;
  audit(): AsyncIterable<AuditRecord & { readonly seq: number; readonly head: string }>;
  /** Walks the chain. `firstBad` names the first record that does not fit; `expectedHead`, or its beginning, finds a cut-off tail. */
  verifyAudit(expectedHead?: string): Promise<{
    readonly ok: boolean;
    readonly records: number;
    readonly head: string;
    readonly firstBad?: number;
    readonly problem?: string;
  }>;
  /** A lease on a session: one process at a time. `held` names the process that has it (pid, since ms UTC). */
  lease(id: SessionId, options?: { readonly takeOver?: boolean }): Promise<Lease>;
  close(): Promise<void>;
}

export type Lease =
  | { readonly type: 'granted'; release(): Promise<void> /** Rejects once another process took over. */; check(): Promise<void> }
  | { readonly type: 'held'; readonly pid: number; readonly since: number };
