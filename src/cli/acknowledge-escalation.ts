import { UserError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import type { Escalation } from '../desk/records.ts';
import type { DeskStore } from '../store/database-store.ts';
import { escalationOf } from './escalation-of.ts';
import { moment } from './listing.ts';

/** An escalation as it now stands; without a head of the audit nothing was changed, because it stood so before. */
export interface Stopped {
  readonly escalation: Escalation;
  readonly auditHead?: string;
}

/**
 * Notes the first human answer, with its record of the audit, in one transaction. Whoever answered first stays.
 * @throws {UserError} for an id that is not there, and for an escalation that is resolved
 */
export async function acknowledgeEscalation(
  store: Pick<DeskStore, 'transaction'>,
  id: string,
  { by, at }: { readonly by: string; readonly at: number },
): Promise<Stopped> {
  return await store.transaction(async (tx) => {
    const filed = await escalationOf(tx.records, id);
    if (filed.status === 'resolved') throw new UserError(`${doneBefore(filed)}: there is nothing left to answer.`);
    if (filed.status === 'acknowledged') return { escalation: filed };
    const escalation = await tx.records.acknowledgeEscalation(id, { by, at });
    const auditHead = await tx.audit({
      at,
      session: '',
      callId: '',
      tool: 'escalations acknowledge',
      action: 'acknowledged',
      by,
      argsHash: await hashOf({ escalation: id }),
      detail: { shown: `${id} (${filed.class}, ${filed.kind}), to be answered by ${moment(filed.respondBy)}` },
      ...(filed.account === undefined ? {} : { account: filed.account }),
    });
    return { escalation, auditHead };
  });
}

/** `ESC-1003 was acknowledged 23 Nov 2026 14:05 UTC by ana`: when and by whom, as far as it was noted. */
export function doneBefore({ id, status, acknowledgedAt, acknowledgedBy, resolvedAt, resolvedBy }: Escalation): string {
  const [at, by] = status === 'resolved' ? [resolvedAt, resolvedBy] : [acknowledgedAt, acknowledgedBy];
  return `${id} was ${status}${at === undefined ? '' : ` ${moment(at)}`}${by === undefined ? '' : ` by ${by}`}`;
}
