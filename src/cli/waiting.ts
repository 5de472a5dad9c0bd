import type { StoredEntry } from '../core/entry.ts';
import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { DeskStore } from '../store/database-store.ts';

/** An approval or an identity check that waits, as it is listed. */
export interface WaitingRow {
  readonly id: string;
  readonly kind: 'approval' | 'verification';
  readonly session: string;
  readonly customer: string | null;
  /** Who or what it needs: `confirmation`, `finance`, `identity form`. */
  readonly needs: string;
  readonly what: string;
  /** Asked for by a dry run: what goes on from it changes nothing. */
  readonly dryRun: boolean;
  /** ISO 8601, UTC */
  readonly since: string;
}

/** Oldest first. */
export async function waitingRows(store: DeskStore): Promise<readonly WaitingRow[]> {
  return (await store.waiting()).flatMap(({ session, entry }) => rowOf(session, entry) ?? []);
}

function rowOf(session: string, entry: StoredEntry): WaitingRow | undefined {
  const since = new Date(entry.at).toISOString();
  if (entry.type === 'verification-requested') {
    const { id, customer, dryRun = false } = entry;
    return {
      id,
      kind: 'verification',
      session,
      customer: customer.name,
      needs: 'identity form',
      what: `identity of ${customer.name}${dryRun ? ', dry run' : ''}`,
      dryRun,
      since,
    };
  }
  if (entry.type !== 'approval-requested') return undefined;
  const { id, customer, verdict, proposal } = entry.request;
  const needs = verdict.approverRole ?? 'confirmation';
  return { id, kind: 'approval', session, customer: customer?.name ?? null, needs, what: proposal.summary, dryRun: false, since };
}

/**
 * The session that waits for this approval or identity check, or once waited for it.
 * @throws {UserError} when nothing of this id was ever asked for, with the nearest that waits
 */
export async function sessionWaitingFor(store: DeskStore, id: string): Promise<string> {
  const session = await store.sessionWaitingFor(id);
  if (session !== undefined) return session;
  const meant = nearest(
    id,
    (await waitingRows(store)).map((row) => row.id),
  );
  throw new UserError(
    `Nothing waits under "${id}".`,
    meant === undefined ? 'List what waits with: frontdesk approvals' : `Did you mean ${meant}? List what waits with: frontdesk approvals`,
  );
}
