import type { Kysely } from 'kysely';
import { SessionTaken, UserError } from '../core/errors.ts';
import type { Lease, SessionId } from '../core/store.ts';
import type { LeaseRow, Schema } from './schema.ts';

/** What a lease needs to know of the machine. */
export interface Processes {
  readonly pid: number;
  readonly host: string;
  isAlive(pid: number): boolean;
}

/** A holder on another machine cannot be looked at: it counts as gone when it has not been heard of for so long, ms. */
const silence = 10 * 60_000;

/** Leases that this process has asked for: tells two of them apart. */
let granted = 0;

export interface LeaseDependencies {
  readonly processes: Processes;
  readonly now: () => number;
  /** Runs in a transaction: two processes that ask at once are told apart. */
  write<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
}

/** One process at a time has a session open. The lease of a process that is gone is taken over without a word. */
export async function leaseSession({ processes, now, write }: LeaseDependencies, session: SessionId, takeOver: boolean): Promise<Lease> {
  granted += 1;
  const token = `${processes.host} ${processes.pid} ${now()} ${granted}`;
  return await write(async (db) => {
    const holder = await db.selectFrom('leases').selectAll().where('session', '=', session).executeTakeFirst();
    if (holder !== undefined && !takeOver && isHeld(holder, processes, now()))
      return { type: 'held', pid: holder.pid, since: holder.since };
    const lease: LeaseRow = { session, token, pid: processes.pid, host: processes.host, since: now(), heartbeat: now() };
    await db
      .insertInto('leases')
      .values(lease)
      .onConflict((conflict) => conflict.column('session').doUpdateSet(lease))
      .execute();
    return {
      type: 'granted',
      release: () => write(async (tx) => void (await tx.deleteFrom('leases').where('token', '=', token).execute())),
      check: () => write((tx) => keep(tx, session, token, now())),
    };
  });
}

/** Refuses while another process has the session open. */
export async function assertFree({ processes, now }: LeaseDependencies, db: Kysely<Schema>, session: SessionId): Promise<void> {
  const holder = await db.selectFrom('leases').selectAll().where('session', '=', session).executeTakeFirst();
  if (holder === undefined || isOwn(holder, processes) || !isHeld(holder, processes, now())) return;
  throw new UserError(`The session ${session} is open in another process (${holder.pid}).`, 'Close it there first.');
}

async function keep(db: Kysely<Schema>, session: SessionId, token: string, heartbeat: number): Promise<void> {
  const { numUpdatedRows } = await db.updateTable('leases').set({ heartbeat }).where('token', '=', token).executeTakeFirstOrThrow();
  if (numUpdatedRows === 1n) return;
  throw new SessionTaken(session);
}

function isHeld(holder: LeaseRow, processes: Processes, now: number): boolean {
  return holder.host === processes.host ? processes.isAlive(holder.pid) : now - holder.heartbeat < silence;
}

function isOwn(holder: LeaseRow, processes: Processes): boolean {
  return holder.host === processes.host && holder.pid === processes.pid;
}
