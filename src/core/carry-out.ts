import type { Agent } from './agent.ts';
import { type ApprovalRequest, askedForIt, type Operator, type SignedDecision } from './approval.ts';
import type { TurnEvent } from './event.ts';
import type { JsonObject } from './json.ts';
import { type Confirmable, judgeCall } from './judge-call.ts';
import { formatMoney } from './money.ts';
import { denyWrite, runWrite } from './run-write.ts';
import type { TurnRecord } from './turn-record.ts';

/** Does what was decided. True when that settled the call; false when it still waits. */
export async function* carryOut<Records>(
  turn: TurnRecord<Records>,
  item: Confirmable<Records>,
  signed: SignedDecision,
): AsyncGenerator<TurnEvent, boolean> {
  const { decision } = signed;
  if (decision.type === 'defer') return false;
  if (decision.type === 'deny') {
    yield* denyWrite(turn, item, decision.reason, signed);
    return true;
  }
  // A "no" is possible also when the team has no such agent any more.
  const agent = turn.agent(item.request.agent);
  const toRun = decision.editedInput === undefined ? item : await edit(turn, agent, item, decision.editedInput, signed.by);
  if (typeof toRun === 'string') {
    yield { type: 'progress', message: toRun };
    return false;
  }
  yield* runWrite(turn, agent, toRun, signed);
  return true;
}

/**
 * Why this person's decision does not count; undefined when it does. Denying and leaving for later is open to everyone.
 * What counts is what would run: who approves an edited call meets the verdict of the edit, once that is judged.
 */
export function objectionTo<Records>({ request }: Confirmable<Records>, { decision, by }: SignedDecision): string | undefined {
  return decision.type !== 'allow' || decision.editedInput !== undefined ? undefined : mayNotApprove(request, by);
}

function mayNotApprove(request: ApprovalRequest, by: Operator): string | undefined {
  const role = request.verdict.approverRole;
  if (role === undefined) return undefined;
  if (!by.roles.includes(role)) return `${request.id} needs the approval of someone with the role ${role}; ${by.name} does not have it.`;
  if (askedForIt(request, by)) return `${request.id} was asked for by ${by.name}: a second person with the role ${role} has to approve it.`;
  return undefined;
}

/** Edited arguments are a new proposal, checked and judged afresh: the call with them, or one sentence why it does not run. */
async function edit<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  { call, input, request }: Confirmable<Records>,
  edited: JsonObject,
  by: Operator,
): Promise<Confirmable<Records> | string> {
  const locked = Object.keys({ ...input, ...edited }).filter(
    (key) => !request.editable.includes(key) && JSON.stringify(input[key]) !== JSON.stringify(edited[key]),
  );
  if (locked.length > 0) return `${locked.join(', ')} cannot be edited on the card; nothing was run.`;
  const judged = await judgeCall(turn, agent, call, { edited });
  if (judged.type === 'settled') return `The edited call may not run: ${judged.result.summary}`;
  if (judged.type !== 'ask' && judged.type !== 'run-write') return `${call.tool} is not for approval.`;
  const again = { ...judged, request: { ...judged.request, id: request.id, requestedBy: request.requestedBy } };
  return mayNotApprove(again.request, by) ?? goesBeyond(again.request, request) ?? again;
}

/** An edit stays with the customer of the card. A second person may give less than was asked for; for more, nobody would be the second. */
function goesBeyond({ proposal, verdict }: ApprovalRequest, asked: ApprovalRequest): string | undefined {
  if (proposal.account !== asked.proposal.account) {
    return `The conversation is about another customer now than ${asked.id}: nothing was run.`;
  }
  const [now, before] = [proposal.amount, asked.proposal.amount];
  if (verdict.approverRole === undefined || now === undefined || before === undefined || now.cents <= before.cents) return undefined;
  return `${asked.id} was asked for with ${formatMoney(before)}: who approves it as a second person cannot make it ${formatMoney(now)}.`;
}
