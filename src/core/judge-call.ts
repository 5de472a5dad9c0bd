import type { Agent } from './agent.ts';
import { type ApprovalRequest, isSameWrite } from './approval.ts';
import { verifiedNow } from './conversation.ts';
import type { VerificationRequest } from './customer.ts';
import { hashOf } from './hash.ts';
import type { JsonObject } from './json.ts';
import type { EscalationClass, Verdict } from './policy.ts';
import type { AnyTool, Proposal, ToolCall, ToolResult } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

/** What is to happen with a call, decided before anything of it runs. */
export type Judged<Records> =
  /** It ends here: invalid, unknown, denied, blocked. */
  | { readonly type: 'settled'; readonly call: ToolCall; readonly result: ToolResult; readonly verdict?: Verdict; readonly write: boolean }
  | (Checked<Records> & { readonly type: 'run' })
  | (Confirmable<Records> & { readonly type: 'run-write' })
  | (Confirmable<Records> & { readonly type: 'ask' })
  | { readonly type: 'verify'; readonly call: ToolCall; readonly request: VerificationRequest };

/** A write that says what it would do: it runs, or somebody is asked first. */
export interface Confirmable<Records> extends Checked<Records> {
  readonly request: ApprovalRequest;
}

/** A call of a tool that there is, with arguments that it takes. */
interface Checked<Records> {
  readonly call: ToolCall;
  readonly tool: AnyTool<Records>;
  readonly input: JsonObject;
}

/** What a call is judged with, beside the conversation so far. */
interface Beside {
  /** Its arguments as the operator changed them. */
  readonly edited?: JsonObject;
  /** Writes of the same reply that somebody will be asked about. */
  readonly asked?: readonly ApprovalRequest[];
}

/** Validate → look up → policy. Runs nothing and changes nothing; asked again with edited arguments it judges those. */
export async function judgeCall<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  call: ToolCall,
  { edited, asked = [] }: Beside = {},
): Promise<Judged<Records>> {
  const settled = (result: ToolResult, write = false): Judged<Records> => ({ type: 'settled', call, result, write });
  if (call.malformed !== undefined) return settled(invalid([call.malformed]));
  const tool = agent.tools.includes(call.tool) ? turn.dependencies.tools[call.tool] : undefined;
  if (tool === undefined) return settled(invalid([`${agent.name} has no tool "${call.tool}"; it has: ${agent.tools.join(', ')}.`]));
  const parsed = tool.input.parse(edited ?? call.input);
  if (!parsed.ok) return settled(invalid(parsed.problems), tool.effect === 'write');
  const checked: Checked<Records> = { call, tool, input: parsed.value };
  if (tool.effect === 'input') return judgeVerification(turn, agent, checked);
  if (tool.effect === 'read') return judgeRead(turn, agent, checked);
  return judgeWrite(turn, agent, checked, asked);
}

function invalid(problems: readonly string[]): ToolResult {
  return { status: 'invalid', summary: `not a valid call: ${problems.join(' ')}`, problems };
}

async function judgeVerification<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  { call, tool, input }: Checked<Records>,
): Promise<Judged<Records>> {
  const settled = (result: ToolResult): Judged<Records> => ({ type: 'settled', call, result, write: false });
  const { customer, session } = turn.conversation;
  if (customer === undefined) return settled({ status: 'failed', summary: 'no customer yet: find the customer first' });
  const context = turn.context(call.id, agent.name, turn.dependencies.store.records);
  const account = (await tool.account?.(input, context)) ?? customer.account;
  if (account !== customer.account) {
    return settled({ status: 'failed', summary: `this conversation is about ${customer.name}: find the other customer first` });
  }
  const verified = verifiedNow(turn.conversation, account, turn.now());
  if (verified !== undefined) {
    return settled({
      status: 'done',
      summary: 'identity already verified',
      data: { verified: true, expires_at: new Date(verified.expiresAt).toISOString() },
    });
  }
  const form = await turn.dependencies.identity.fields(account, customer.contact?.id);
  if (form === undefined) return settled({ status: 'failed', summary: `no account ${account}` });
  if (form.attemptsLeft <= 0) {
    return settled({
      status: 'denied',
      by: 'policy',
      summary: 'identity checks for this account are locked after 3 failures',
      clauses: [],
    });
  }
  const id = turn.dependencies.ids.next('v');
  const rehearsal = turn.dryRun ? { dryRun: true as const } : {};
  return { type: 'verify', call, request: { id, callId: call.id, session: session.id, customer, ...form, ...rehearsal } };
}

async function judgeRead<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  { call, tool, input }: Checked<Records>,
): Promise<Judged<Records>> {
  const { records } = turn.dependencies.store;
  const account = await tool.account?.(input, turn.context(call.id, agent.name, records));
  const verdict = await verdictOf(turn, agent, { call, tool, input }, undefined, account, records);
  const stopped = stoppedBy(turn, verdict, account);
  if (stopped !== undefined) return { type: 'settled', call, result: stopped, verdict, write: false };
  return { type: 'run', call, tool, input };
}

async function judgeWrite<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  { call, tool, input }: Checked<Records>,
  asked: readonly ApprovalRequest[],
): Promise<Judged<Records>> {
  const { store, ids, operator } = turn.dependencies;
  const proposal = await tool.propose?.(input, turn.context(call.id, agent.name, store.records));
  if (proposal === undefined || typeof proposal === 'string') {
    const result = await whyNot(turn, agent, { call, tool, input }, proposal ?? `${tool.name} cannot say what it would do`);
    return { type: 'settled', call, result, write: true };
  }
  const verdict = await verdictOf(turn, agent, { call, tool, input }, proposal, proposal.account, store.records);
  const stopped = stoppedBy(turn, verdict, proposal.account);
  if (stopped !== undefined) return { type: 'settled', call, result: stopped, verdict, write: true };

  const { customer, session, sessionTools } = turn.conversation;
  const verified = verifiedNow(turn.conversation, proposal.account ?? customer?.account, turn.now());
  const duplicateOf = await duplicateOfWrite(turn, { callId: call.id, tool: tool.name, proposal }, asked);
  const request: ApprovalRequest = {
    id: ids.next('a'),
    callId: call.id,
    session: session.id,
    agent: agent.name,
    tool: tool.name,
    input,
    argsHash: await hashOf({ tool: tool.name, input }),
    verdict,
    proposal,
    ...(customer === undefined ? {} : { customer }),
    ...(verified === undefined ? {} : { verified: { at: verified.at, expiresAt: verified.expiresAt } }),
    ...(duplicateOf === undefined ? {} : { duplicateOf }),
    editable: tool.editable ?? [],
    sessionScope: tool.sessionScope === true && verdict.approverRole === undefined,
    typedAmount: (proposal.amount?.cents ?? 0) > turn.team.limits.typedAmountCents,
    requestedBy: operator.name,
    at: turn.now(),
  };
  const free = verdict.effect === 'allow' || (sessionTools.has(tool.name) && request.sessionScope);
  const asks = !turn.dryRun && (!free || verdict.approverRole !== undefined || duplicateOf !== undefined);
  return { type: asks ? 'ask' : 'run-write', call, tool, input, request };
}

/** Why a write cannot even be proposed is a matter of the records, too: who has to be verified does not hear it before. */
async function whyNot<Records>(turn: TurnRecord<Records>, agent: Agent, checked: Checked<Records>, summary: string): Promise<ToolResult> {
  const { records } = turn.dependencies.store;
  const { call, tool, input } = checked;
  const account = await tool.account?.(input, turn.context(call.id, agent.name, records));
  const verdict = await verdictOf(turn, agent, checked, undefined, account, records);
  return identityFirst(turn, verdict, account) ?? { status: 'failed', summary };
}

/** The identical write that ran before, or else the one that was asked for before. */
async function duplicateOfWrite<Records>(
  { dependencies, conversation }: TurnRecord<Records>,
  write: Pick<ApprovalRequest, 'callId' | 'tool' | 'proposal'>,
  asked: readonly ApprovalRequest[],
): Promise<ApprovalRequest['duplicateOf']> {
  const { callId, tool, proposal } = write;
  const { target, amount } = proposal;
  const similar = await dependencies.store.similarWrites({ tool, target, ...(amount === undefined ? {} : { amount }) });
  const ran = similar.find((other) => other.callId !== callId);
  if (ran !== undefined) return { session: ran.session, callId: ran.callId, at: ran.at };
  const before = [...conversation.pendingApprovals, ...asked].find((other) => other.callId !== callId && isSameWrite(other, write));
  return before && { session: before.session, callId: before.callId, at: before.at, asked: before.id };
}

/** Policy's word on a call, with facts gathered from these records. Facts that cannot be had deny. */
export async function verdictOf<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  { call, tool, input }: Checked<Records>,
  proposal: Proposal | undefined,
  account: string | undefined,
  records: Records,
): Promise<Verdict> {
  const proposed = { tool: tool.name, effect: tool.effect, input };
  const facts = await turn.dependencies.facts.gather(proposed, proposal, turn.context(call.id, agent.name, records, account));
  return turn.dependencies.policy.judge(proposed, facts);
}

/**
 * The result of a call that may not run as things stand; undefined when nothing but a confirmation is missing. Where
 * identity is needed it comes before a deny, whose reasons say what the records hold.
 */
export function stoppedBy<Records>(turn: TurnRecord<Records>, verdict: Verdict, account: string | undefined): ToolResult | undefined {
  const unverified = identityFirst(turn, verdict, account);
  if (unverified !== undefined) return unverified;
  const { clauses } = verdict;
  if (verdict.effect === 'deny') {
    return { status: 'denied', by: 'policy', summary: verdict.reasons.join(' ') || 'denied by policy', clauses };
  }
  return verdict.escalateAs === undefined ? undefined : escalationFirst(verdict.escalateAs, verdict);
}

/** All that is said to somebody whose identity is needed and not verified, whatever else speaks against the call. */
function identityFirst<Records>(
  turn: TurnRecord<Records>,
  { identity, effect, clauses }: Verdict,
  account: string | undefined,
): ToolResult | undefined {
  const { customer } = turn.conversation;
  if (!identity || verifiedNow(turn.conversation, account ?? customer?.account, turn.now()) !== undefined) return undefined;
  if (effect !== 'deny') return { status: 'blocked', needs: 'identity', summary: identityMissing, clauses };
  if (customer === undefined || account === undefined || account === customer.account) {
    return { status: 'blocked', needs: 'identity', summary: identityMissing, clauses: [] };
  }
  return {
    status: 'denied',
    by: 'policy',
    summary: `this conversation is about ${customer.name}: find the other customer first`,
    clauses: [],
  };
}

const identityMissing = 'the customer’s identity has to be verified first';

function escalationFirst(
  escalationClass: EscalationClass,
  { escalateFor: { about, reason } = { reason: '' }, clauses }: Verdict,
): ToolResult {
  const what = about === undefined ? escalationClass : `${escalationClass}, ${about}`;
  const summary = `escalate first (${what})${reason === '' ? '' : `: ${reason}`}`;
  return { status: 'blocked', needs: 'escalation', class: escalationClass, ...(about === undefined ? {} : { about }), summary, clauses };
}
