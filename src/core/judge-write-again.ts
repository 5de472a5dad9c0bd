import type { Agent } from './agent.ts';
import { askedForIt, type SignedDecision } from './approval.ts';
import { type Confirmable, stoppedBy, verdictOf } from './judge-call.ts';
import type { Verdict } from './policy.ts';
import type { Proposal, ToolContext, ToolResult } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

type JudgedAgain = { readonly ok: true; readonly verdict: Verdict } | { readonly ok: false; readonly result: ToolResult };

/**
 * Judges a confirmed write with the records and the customer as they are now. It may run when it would do what was
 * shown, and what was decided meets what policy asks for today.
 */
export async function judgeWriteAgain<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  { call, tool, input, request }: Confirmable<Records>,
  signed: SignedDecision | undefined,
  context: ToolContext<Records>,
): Promise<JudgedAgain> {
  const failed = (summary: string): JudgedAgain => ({ ok: false, result: { status: 'failed', summary } });
  if (!agent.tools.includes(tool.name)) return failed(`${agent.name} no longer has the tool ${tool.name}: nothing was run`);
  const proposal = await tool.propose?.(input, context);
  if (proposal === undefined) return failed(`${tool.name} cannot say what it would do`);
  if (typeof proposal === 'string') return failed(proposal);
  const verdict = await verdictOf(turn, agent, { call, tool, input }, proposal, proposal.account, context.records);
  const stopped = stoppedBy(turn, verdict, proposal.account);
  if (stopped !== undefined) return { ok: false, result: stopped };
  if (!doesTheSame(proposal, request.proposal)) {
    return failed(`not run, because it is no longer what was shown: ${proposal.summary}. Propose it again.`);
  }
  const missing = missingFor(turn, { tool, request, verdict }, signed);
  if (missing === undefined) return { ok: true, verdict };
  const summary = `things changed since it was proposed: it now needs ${missing}`;
  return { ok: false, result: { status: 'denied', by: 'policy', summary, clauses: verdict.clauses } };
}

/** The same account, target, money and terms. Words of a proposal may differ: a deadline moves with the clock. */
function doesTheSame(now: Proposal, shown: Proposal): boolean {
  return (
    now.account === shown.account &&
    now.target === shown.target &&
    now.terms === shown.terms &&
    now.amount?.cents === shown.amount?.cents &&
    now.amount?.currency === shown.amount?.currency
  );
}

function missingFor<Records>(
  { conversation, dryRun }: TurnRecord<Records>,
  { tool, request, verdict }: Pick<Confirmable<Records>, 'tool' | 'request'> & { readonly verdict: Verdict },
  signed: SignedDecision | undefined,
): string | undefined {
  if (dryRun) return undefined;
  const role = verdict.approverRole;
  if (role !== undefined && !(signed?.by.roles.includes(role) && !askedForIt(request, signed.by))) {
    return `the approval of a second person with the role ${role}`;
  }
  const confirmed = verdict.effect === 'allow' || signed !== undefined || conversation.sessionTools.has(tool.name);
  return confirmed ? undefined : 'a confirmation';
}
