import type { Agent } from './agent.ts';
import { isSameWrite, type SignedDecision } from './approval.ts';
import { carryOut, objectionTo } from './carry-out.ts';
import { UserError } from './errors.ts';
import type { TurnEvent } from './event.ts';
import { type Judged, judgeCall } from './judge-call.ts';
import { runRead } from './run-read.ts';
import { runWrite } from './run-write.ts';
import type { ToolCall } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';
import { verify } from './verify.ts';

/**
 * The calls of one reply. All are judged first; those that may run, run in order; the others become pending
 * together and are asked for one after the other. A call that changes the customer has those behind it judged anew.
 * True when something still waits at the end.
 */
export async function* runCalls<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  calls: readonly ToolCall[],
): AsyncGenerator<TurnEvent, boolean> {
  const judged: Judged<Records>[] = [];
  for (const call of calls) judged.push(await judgeCall(turn, agent, call));

  const { customer } = turn.conversation;
  for (const [index, first] of judged.entries()) {
    turn.signal.throwIfAborted();
    // A call before it may have changed the customer, and what was allowed for the one is not for the other; or done the same.
    const before = judged.slice(0, index);
    const stands = turn.conversation.customer === customer && !repeats(first, before);
    const asked = before.flatMap((other) => (other.type === 'ask' ? [other.request] : []));
    const item = stands ? first : await judgeCall(turn, agent, first.call, { asked });
    judged[index] = item;
    if (item.type === 'settled') yield* settle(turn, agent, item);
    if (item.type === 'run') yield* runRead(turn, agent, item);
    if (item.type === 'run-write') yield* runWrite(turn, agent, item, undefined);
  }

  let waits = false;
  for (const item of judged) {
    if (item.type === 'verify' && !(yield* verify(turn, agent, item.request))) waits = true;
  }
  const asked = judged.filter((item) => item.type === 'ask');
  yield* turn.append(...asked.map(({ request }) => ({ type: 'approval-requested', request }) as const));
  for (const { request } of asked) yield { type: 'approval-requested', request };
  for (const [index, item] of asked.entries()) {
    const queue = { position: index + 1, total: asked.length };
    const signed = await turn.dependencies.approver.decide(item.request, queue, turn.signal);
    const problem = objectionTo(item, signed);
    if (problem !== undefined) yield { type: 'progress', message: problem };
    if (problem !== undefined || !(yield* carryOut(turn, item, signed))) waits = true;
  }
  return waits;
}

function repeats<Records>(item: Judged<Records>, before: readonly Judged<Records>[]): boolean {
  if (item.type !== 'ask' && item.type !== 'run-write') return false;
  return before.some((other) => (other.type === 'ask' || other.type === 'run-write') && isSameWrite(item.request, other.request));
}

/** Decides a pending approval: from the card of a resumed conversation, or from another shell. Returns its call once it is settled. */
export async function* decideApproval<Records>(
  turn: TurnRecord<Records>,
  id: string,
  signed: SignedDecision,
): AsyncGenerator<TurnEvent, string | undefined> {
  const request = turn.conversation.pendingApprovals.find((pending) => pending.id === id);
  const state = request === undefined ? undefined : turn.conversation.calls.get(request.callId);
  const tool = request === undefined ? undefined : turn.dependencies.tools[request.tool];
  if (request === undefined || state === undefined || tool === undefined) {
    const decided = turn.conversation.entries.findLast((entry) => entry.type === 'approval-decided' && entry.id === id);
    if (decided?.type === 'approval-decided') {
      throw new UserError(`${id} has already been decided: ${decisionWords[decided.decision.type]} by ${decided.by}.`);
    }
    throw new UserError(
      `No approval ${id} waits in session ${turn.conversation.session.id}.`,
      'frontdesk approvals list shows what waits.',
    );
  }
  if (turn.dryRun) {
    throw new UserError(`${id} was asked for in earnest: a dry run does not decide it.`, 'Decide it without --dry-run.');
  }
  const item = { call: state.call, tool, input: request.input, request };
  const problem = objectionTo(item, signed);
  if (problem !== undefined) throw new UserError(problem, `frontdesk approvals show ${id} says who can decide it.`);
  return (yield* carryOut(turn, item, signed)) ? request.callId : undefined;
}

const decisionWords = { allow: 'approved', deny: 'denied', defer: 'left for later' } as const;

/** Asks the form for a waiting identity check. Returns its call once it is settled. */
export async function* decideVerification<Records>(turn: TurnRecord<Records>, id: string): AsyncGenerator<TurnEvent, string | undefined> {
  const waiting = turn.conversation.pendingVerifications.find((pending) => pending.id === id);
  if (waiting === undefined) {
    throw new UserError(
      `No identity check ${id} waits in session ${turn.conversation.session.id}.`,
      'frontdesk approvals list shows what waits.',
    );
  }
  const { customer, callId, dryRun } = waiting;
  if (dryRun) turn.dryRun = true;
  const form = await turn.dependencies.identity.fields(customer.account, customer.contact?.id);
  if (form === undefined) throw new UserError(`The account ${customer.account} of this check no longer exists.`);
  const request = { id, callId, session: turn.conversation.session.id, customer, ...form, ...(dryRun && { dryRun }) };
  return (yield* verify(turn, turn.agent(waiting.agent), request, true)) ? callId : undefined;
}

/** Stores the result of a call that ended before it ran. A refusal by policy is a decision, and audited. */
async function* settle<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  item: Extract<Judged<Records>, { type: 'settled' }>,
): AsyncGenerator<TurnEvent, void> {
  const { call, result, verdict } = item;
  const { session } = turn.conversation;
  yield { type: 'tool-started', agent: agent.name, call, summary: summaryOf(turn, call) };
  const refused = result.status === 'denied';
  if (refused && item.write) turn.deniedWrite = result.summary;
  yield* turn.commit(async (tx) => {
    if (refused && verdict !== undefined) {
      await tx.audit({
        at: turn.now(),
        session: session.id,
        callId: call.id,
        tool: call.tool,
        action: 'refused-by-policy',
        by: 'policy',
        argsHash: '',
        detail: { input: call.input, reason: result.summary },
        verdict,
        ...(turn.conversation.customer === undefined ? {} : { account: turn.conversation.customer.account }),
      });
    }
    return tx.append(session.id, [{ type: 'tool-result', callId: call.id, tool: call.tool, result }], turn.now());
  });
  yield { type: 'tool-finished', callId: call.id, tool: call.tool, result };
}

function summaryOf<Records>(turn: TurnRecord<Records>, call: ToolCall): string {
  const tool = turn.dependencies.tools[call.tool];
  const parsed = tool?.input.parse(call.input);
  return tool !== undefined && parsed?.ok === true ? tool.summarize(parsed.value) : call.tool;
}
