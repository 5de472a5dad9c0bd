import type { Operator } from '../core/approval.ts';
import { UserError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import type { Policy, ProposedCall, Verdict } from '../core/policy.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { deskFacts } from '../desk/facts.ts';
import type { Escalation } from '../desk/records.ts';
import type { DeskStore } from '../store/database-store.ts';
import { doneBefore, type Stopped } from './acknowledge-escalation.ts';
import { escalationOf } from './escalation-of.ts';

export interface Resolving {
  /** What was decided and done. */
  readonly note: string;
  readonly by: Operator;
  /** ms, UTC */
  readonly at: number;
}

export interface Refused {
  /** Why policy denies it; it stands in the audit, too. */
  readonly denied: string;
}

/**
 * Closes an escalation with its outcome and its record of the audit, in one transaction, under the rules that hold for
 * the tool `resolve_escalation`. Asked again with the same note, it changes nothing.
 * @throws {UserError} for an id that is not there, an empty note, one who may not close it, and a second outcome
 */
export async function resolveEscalation(
  store: Pick<DeskStore, 'transaction'>,
  policy: Policy,
  id: string,
  { note, by, at }: Resolving,
): Promise<Stopped | Refused> {
  const resolution = note.trim();
  if (resolution === '') throw new UserError('The note is empty; nothing was changed.', 'It says what was decided and done: --note "…"');
  return await store.transaction(async (tx) => {
    const filed = await escalationOf(tx.records, id);
    if (filed.status === 'resolved') {
      if (filed.resolution === resolution) return { escalation: filed };
      throw new UserError(`${doneBefore(filed)}; its note stays as it is.`, `frontdesk escalations show ${id}`);
    }
    const call: ProposedCall = { tool: 'resolve_escalation', effect: 'write', input: { escalation: id, resolution } };
    const verdict = policy.judge(call, await factsOf(call, filed, tx.records, by, at));
    assertMay(filed, verdict, by);
    const record = {
      at,
      session: '',
      callId: '',
      tool: 'escalations resolve',
      by: by.name,
      argsHash: await hashOf(call.input),
      detail: { shown: `${id} (${filed.class}, ${filed.kind}): ${resolution}` },
      verdict,
      evidence: [{ source: `escalation ${id}`, text: filed.packet.summary }],
      ...(filed.account === undefined ? {} : { account: filed.account }),
    };
    if (verdict.effect === 'deny') {
      await tx.audit({ ...record, action: 'refused-by-policy' });
      return { denied: verdict.reasons.join(' ') || 'denied by policy' };
    }
    const escalation = await tx.records.resolveEscalation(id, { resolution, by: by.name, at });
    return { escalation, auditHead: await tx.audit({ ...record, action: 'resolved' }) };
  });
}

/** What a turn about the customer of the escalation would gather. */
async function factsOf(call: ProposedCall, filed: Escalation, records: DeskRecords, { name }: Operator, now: number) {
  const { account } = filed;
  const customer = account === undefined ? undefined : { account, name: (await records.account(account))?.company ?? account };
  const proposal = {
    summary: `Close ${filed.id}`,
    details: [],
    evidence: [],
    before: [],
    target: filed.id,
    ...(account === undefined ? {} : { account }),
  };
  return await deskFacts().gather(call, proposal, {
    callId: '',
    session: '',
    agent: '',
    operator: name,
    now,
    messageAt: filed.receivedAt,
    messageText: '',
    customer,
    verified: false,
    records,
    signal: new AbortController().signal,
  });
}

/** What a rule asks for beyond the confirmation that the command itself is. */
function assertMay({ id }: Escalation, { effect, approverRole, identity, escalateAs }: Verdict, by: Operator): void {
  if (effect === 'deny') return;
  if (approverRole !== undefined && !by.roles.includes(approverRole)) {
    throw new UserError(
      `${id} is closed by someone with the role ${approverRole}; ${by.name} does not have it. Nothing was changed.`,
      `As a registered operator with the role: --as NAME; frontdesk operators lists them.`,
    );
  }
  if (!identity && escalateAs === undefined) return;
  const missing = identity ? 'the verified identity of the customer' : `an escalation (${escalateAs}) on file first`;
  throw new UserError(`The policies ask for ${missing} to close ${id}. Nothing was changed.`, 'Close it in a conversation: frontdesk chat');
}
