import type { Agent } from './agent.ts';
import type { SignedDecision } from './approval.ts';
import type { AuditRecord } from './audit.ts';
import { UserError } from './errors.ts';
import type { TurnEvent } from './event.ts';
import type { Confirmable } from './judge-call.ts';
import { judgeWriteAgain } from './judge-write-again.ts';
import { type Recorded, recordWrite } from './record-write.ts';
import type { Transaction } from './store.ts';
import { ToolFailure, type ToolResult } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

/**
 * Runs a confirmed write, once. Look-up and policy are repeated inside the transaction, because the world may
 * have moved since the card was shown; effect, result, decision and audit record commit together.
 * A rehearsal does all of it and rolls the effect back; what lies outside is not touched by one.
 */
export async function* runWrite<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  item: Confirmable<Records>,
  signed: SignedDecision | undefined,
): AsyncGenerator<TurnEvent, void> {
  const { call, tool } = item;
  yield { type: 'tool-started', agent: agent.name, call, summary: tool.summarize(item.input) };
  if (tool.effect === 'outside' && !turn.dryRun) {
    yield* turn.append({ type: 'intent', callId: call.id, idempotencyKey: call.id });
  }
  const { result, recorded, bug } = await attempt(turn, agent, item, signed);
  if (recorded === undefined) yield* conclude(turn, item, signed, actionOf(result), result);
  else {
    yield* turn.absorb(recorded.stored);
    yield* announce(item, signed, result, recorded.auditHead);
  }
  if (bug !== undefined) throw bug;
}

/** The operator's no: nothing runs, the model hears the reason. */
export async function* denyWrite<Records>(
  turn: TurnRecord<Records>,
  item: Confirmable<Records>,
  reason: string,
  signed: SignedDecision,
): AsyncGenerator<TurnEvent, void> {
  const summary = reason === '' ? 'denied by the operator' : reason;
  yield* conclude(turn, item, signed, 'denied', { status: 'denied', by: 'operator', summary, clauses: [] });
}

interface Attempt {
  readonly result: ToolResult;
  /** What is stored of it already; absent when the transaction was rolled back. */
  readonly recorded?: Recorded;
  /** Thrown once the result is stored: every call has one. */
  readonly bug?: unknown;
}

async function attempt<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  item: Confirmable<Records>,
  signed: SignedDecision | undefined,
): Promise<Attempt> {
  try {
    return await turn.dependencies.store.transaction((tx) => runInside(tx, turn, agent, item, signed));
  } catch (error) {
    if (error instanceof UserError || turn.signal.aborted) throw error;
    if (error instanceof Unrun) return { result: error.result };
    if (error instanceof ToolFailure) return { result: { status: 'failed', summary: error.message } };
    return { result: brokenOff(item.tool), bug: error };
  }
}

async function runInside<Records>(
  tx: Transaction<Records>,
  turn: TurnRecord<Records>,
  agent: Agent,
  item: Confirmable<Records>,
  signed: SignedDecision | undefined,
): Promise<Attempt> {
  const { call, tool, input, request } = item;
  const context = turn.context(call.id, agent.name, tx.records, request.proposal.account);
  const judged = await judgeWriteAgain(turn, agent, item, signed, context);
  if (!judged.ok) throw new Unrun(judged.result);
  if (turn.dryRun) throw new Unrun(rehearsed(tool.effect === 'outside' ? notSent : await tool.run(input, context)));
  const { target, amount } = request.proposal;
  const write = { callId: call.id, session: request.session, tool: tool.name, target, ...(amount && { amount }), at: turn.now() };
  if (!(await tx.claimWrite(write))) throw new UserError(`This ${tool.name} has already run; it was not run again.`);
  const result = await tool.run(input, context);
  if (result.status !== 'done') throw new Unrun(result);
  return { result, recorded: await recordWrite(tx, turn, item, signed, { action: 'ran', result, verdict: judged.verdict }) };
}

/** Stores how a write ended that changed nothing. */
async function* conclude<Records>(
  turn: TurnRecord<Records>,
  item: Confirmable<Records>,
  signed: SignedDecision | undefined,
  action: AuditRecord['action'],
  result: ToolResult,
): AsyncGenerator<TurnEvent, void> {
  if (result.status === 'denied') turn.deniedWrite = result.summary;
  const { verdict } = item.request;
  const recorded = await turn.dependencies.store.transaction((tx) => recordWrite(tx, turn, item, signed, { action, result, verdict }));
  yield* turn.absorb(recorded.stored);
  yield* announce(item, signed, result, recorded.auditHead);
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

function actionOf(result: ToolResult): AuditRecord['action'] {
  const { status } = result;
  if (status === 'done') return result.dryRun === true ? 'rehearsed' : 'ran';
  return status === 'denied' || status === 'blocked' ? 'refused-by-policy' : 'failed';
}

/** No transaction reaches outside: what broke off there may have happened. */
function brokenOff({ name, effect }: Confirmable<unknown>['tool']): ToolResult {
  return effect === 'outside'
    ? { status: 'unknown', summary: `${name} broke off: outcome unknown, check before retrying` }
    : { status: 'failed', summary: `${name} failed unexpectedly; nothing was changed` };
}

const notSent: ToolResult = { status: 'done', summary: 'what lies outside is not rehearsed', data: {} };

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
