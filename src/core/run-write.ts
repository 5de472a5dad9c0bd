import type { Agent } from './agent.ts';
import { askedForIt, type SignedDecision } from './approval.ts';
import type { AuditRecord } from './audit.ts';
import type { Entry, StoredEntry } from './entry.ts';
import { UserError } from './errors.ts';
import type { TurnEvent } from './event.ts';
import { type Judged, stoppedBy, verdictOf } from './judge-call.ts';
import type { Verdict } from './policy.ts';
import type { Transaction } from './store.ts';
import { type ToolContext, ToolFailure, type ToolResult } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

type Confirmable<Records> = Extract<Judged<Records>, { type: 'ask' | 'run-write' }>;

/**
 * Runs a confirmed write, once. Look-up and policy are repeated inside the transaction, because the world may
 * have moved since the card was shown; effect, result, decision and audit record commit together.
 * A rehearsal does all of it and rolls the effect back.
 */
export async function* runWrite<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  item: Confirmable<Records>,
  signed: SignedDecision | undefined,
): AsyncGenerator<TurnEvent, void> {
  yield { type: 'tool-started', agent: agent.name, call: item.call, summary: item.tool.summarize(item.input) };
  if (item.tool.effect === 'outside') yield* turn.append({ type: 'intent', callId: item.call.id, idempotencyKey: item.call.id });
  let result: ToolResult;
  let auditHead = '';
  let bug: unknown;
  try {
    const done = await runInTransaction(turn, agent, item, signed);
    result = done.result;
    auditHead = done.auditHead;
    yield* turn.absorb(done.stored);
  } catch (error) {
    if (error instanceof UserError || turn.signal.aborted) throw error;
    if (!(error instanceof Unrun || error instanceof ToolFailure)) bug = error;
    result =
      error instanceof Unrun
        ? error.result
        : {
            status: 'failed',
            summary: error instanceof ToolFailure ? error.message : `${item.tool.name} failed unexpectedly; nothing was changed`,
          };
    const action =
      result.status === 'done' ? 'ran' : result.status === 'denied' || result.status === 'blocked' ? 'refused-by-policy' : 'failed';
    if (result.status === 'denied') turn.deniedWrite = result.summary;
    yield* turn.commit(async (tx) => {
      const decided = await decide(tx, turn, item, signed, auditRecord(turn, item, signed, action, result));
      auditHead = decided.auditHead;
      return tx.append(item.request.session, [...decided.entries, resultEntry(item, result)], turn.now());
    });
  }
  yield* announce(item, signed, result, auditHead);
  if (bug !== undefined) throw bug;
}

/** The operator's no: nothing runs, the model hears the reason. */
export async function* denyWrite<Records>(
  turn: TurnRecord<Records>,
  item: Confirmable<Records>,
  reason: string,
  signed: SignedDecision,
): AsyncGenerator<TurnEvent, void> {
  const result: ToolResult = { status: 'denied', by: 'operator', summary: reason === '' ? 'denied by the operator' : reason, clauses: [] };
  turn.deniedWrite = result.summary;
  let auditHead = '';
  yield* turn.commit(async (tx) => {
    const decided = await decide(tx, turn, item, signed, auditRecord(turn, item, signed, 'denied', result));
    auditHead = decided.auditHead;
    return tx.append(item.request.session, [...decided.entries, resultEntry(item, result)], turn.now());
  });
  yield* announce(item, signed, result, auditHead);
}

interface Done {
  readonly result: ToolResult;
  readonly auditHead: string;
  readonly stored: readonly StoredEntry[];
}

async function runInTransaction<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  item: Confirmable<Records>,
  signed: SignedDecision | undefined,
): Promise<Done> {
  const { call, tool, input, request } = item;
  return turn.dependencies.store.transaction(async (tx) => {
    const context = turn.context(call.id, agent.name, tx.records, request.proposal.account);
    const verdict = await judgeAgain(turn, agent, item, signed, context, tx);
    const { target, amount } = request.proposal;
    const write = {
      callId: call.id,
      session: request.session,
      tool: tool.name,
      target,
      ...(amount === undefined ? {} : { amount }),
      at: turn.now(),
    };
    if (!turn.dependencies.dryRun && !(await tx.claimWrite(write)))
      throw new UserError(`This ${tool.name} has already run; it was not run again.`);
    const result = await tool.run(input, context);
    if (turn.dependencies.dryRun) throw new Unrun(rehearsed(result));
    if (result.status !== 'done') throw new Unrun(result);
    const decided = await decide(tx, turn, item, signed, auditRecord(turn, item, signed, 'ran', result, verdict));
    const stored = await tx.append(request.session, [...decided.entries, resultEntry(item, result)], turn.now());
    return { result, auditHead: decided.auditHead, stored };
  });
}

/** What was approved must still be what policy asks for, with the records as they are now. */
async function judgeAgain<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  { call, tool, input, request }: Confirmable<Records>,
  signed: SignedDecision | undefined,
  context: ToolContext<Records>,
  tx: Transaction<Records>,
): Promise<Verdict> {
  const proposal = await tool.propose?.(input, context);
  if (proposal === undefined || typeof proposal === 'string') throw new ToolFailure(proposal ?? `${tool.name} cannot say what it would do`);
  const verdict = await verdictOf(turn, agent, call, tool, input, proposal, proposal.account, tx.records);
  const stopped = stoppedBy(turn, verdict, proposal.account);
  if (stopped !== undefined) throw new Unrun(stopped);
  const role = verdict.approverRole;
  const approved = role === undefined || (signed?.by.roles.includes(role) === true && !askedForIt(request, signed.by));
  const confirmed = verdict.effect === 'allow' || signed !== undefined || turn.conversation.sessionTools.has(tool.name);
  if (!turn.dependencies.dryRun && !(approved && confirmed)) {
    const needs = role === undefined ? 'a confirmation' : `the approval of a second person with the role ${role}`;
    throw new Unrun({
      status: 'denied',
      by: 'policy',
      summary: `things changed since it was proposed: it now needs ${needs}`,
      clauses: verdict.clauses,
    });
  }
  return verdict;
}

/** Takes the decision inside the transaction: once, with its record in the chain. */
async function decide<Records>(
  tx: Transaction<Records>,
  turn: TurnRecord<Records>,
  { call, request }: Confirmable<Records>,
  signed: SignedDecision | undefined,
  record: AuditRecord,
): Promise<{ readonly entries: readonly Entry[]; readonly auditHead: string }> {
  if (signed !== undefined && !(await tx.claimDecision(request.id))) {
    throw new UserError(`${request.id} has already been decided.`, `frontdesk transcript ${turn.conversation.session.id} shows how.`);
  }
  const auditHead = await tx.audit(record);
  if (signed === undefined) return { entries: [], auditHead };
  const { decision, by } = signed;
  return {
    entries: [{ type: 'approval-decided', id: request.id, callId: call.id, decision, by: by.name, argsHash: request.argsHash, auditHead }],
    auditHead,
  };
}

function auditRecord<Records>(
  turn: TurnRecord<Records>,
  { call, tool, input, request }: Confirmable<Records>,
  signed: SignedDecision | undefined,
  action: AuditRecord['action'],
  result: ToolResult,
  verdict: Verdict = request.verdict,
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
      dry_run: turn.dependencies.dryRun,
    },
    verdict,
    evidence: request.proposal.evidence,
    ...(account === undefined ? {} : { account }),
  };
}

function resultEntry<Records>({ call }: Confirmable<Records>, result: ToolResult): Entry {
  return { type: 'tool-result', callId: call.id, tool: call.tool, result };
}

async function* announce<Records>(
  { call, request }: Confirmable<Records>,
  signed: SignedDecision | undefined,
  result: ToolResult,
  auditHead: string,
): AsyncGenerator<TurnEvent, void> {
  if (signed !== undefined) {
    yield { type: 'approval-decided', id: request.id, callId: call.id, decision: signed.decision, by: signed.by.name, auditHead };
  }
  yield { type: 'tool-finished', callId: call.id, tool: call.tool, result };
}

function rehearsed(result: ToolResult): ToolResult {
  return result.status === 'done' ? { ...result, summary: `dry run, nothing was changed: ${result.summary}`, dryRun: true } : result;
}

/** Carries a result out of a transaction that must not commit. */
class Unrun extends Error {
  readonly result: ToolResult;

  constructor(result: ToolResult) {
    super(result.summary);
    this.result = result;
  }
}
