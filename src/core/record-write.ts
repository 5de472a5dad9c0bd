import type { SignedDecision } from './approval.ts';
import type { AuditRecord } from './audit.ts';
import type { Entry, StoredEntry } from './entry.ts';
import { UserError } from './errors.ts';
import type { Confirmable } from './judge-call.ts';
import type { Verdict } from './policy.ts';
import type { Transaction } from './store.ts';
import type { ToolResult } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

/** What became of a write. */
export interface WriteEnd {
  readonly action: AuditRecord['action'];
  readonly result: ToolResult;
  readonly verdict: Verdict;
}

export interface Recorded {
  readonly stored: readonly StoredEntry[];
  /** Head of the audit chain after it, hex. */
  readonly auditHead: string;
}

/**
 * Takes the decision and stores it with the result and an audit record, all in the transaction at hand.
 * Throws `UserError` when the approval has been decided before, by whomever.
 */
export async function recordWrite<Records>(
  tx: Transaction<Records>,
  turn: TurnRecord<Records>,
  item: Confirmable<Records>,
  signed: SignedDecision | undefined,
  end: WriteEnd,
): Promise<Recorded> {
  const { call, request } = item;
  if (signed !== undefined && !(await tx.claimDecision(request.id))) {
    throw new UserError(`${request.id} has already been decided.`, `frontdesk transcript ${request.session} shows how.`);
  }
  const auditHead = await tx.audit(auditRecord(turn, item, signed, end));
  const entries: readonly Entry[] = [
    ...(signed === undefined ? [] : [decided(item, signed, auditHead)]),
    { type: 'tool-result', callId: call.id, tool: call.tool, result: end.result },
  ];
  return { stored: await tx.append(request.session, entries, turn.now()), auditHead };
}

function decided<Records>({ call, request }: Confirmable<Records>, { decision, by }: SignedDecision, auditHead: string): Entry {
  return { type: 'approval-decided', id: request.id, callId: call.id, decision, by: by.name, argsHash: request.argsHash, auditHead };
}

function auditRecord<Records>(
  turn: TurnRecord<Records>,
  { call, tool, input, request }: Confirmable<Records>,
  signed: SignedDecision | undefined,
  { action, result, verdict }: WriteEnd,
): AuditRecord {
  const account = request.proposal.account ?? request.customer?.account;
  return {
    at: turn.now(),
    session: request.session,
    callId: call.id,
    tool: tool.name,
    action,
    by: signed?.by.name ?? turn.dependencies.operator.name,
    argsHash: request.argsHash,
    detail: {
      approval: request.id,
      input,
      shown: request.proposal.summary,
      decision: signed === undefined ? 'not needed' : signed.decision.type,
      outcome: result.summary,
      dry_run: turn.dryRun,
    },
    verdict,
    evidence: request.proposal.evidence,
    ...(account === undefined ? {} : { account }),
  };
}
