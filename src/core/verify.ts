import type { Agent } from './agent.ts';
import type { Identity, VerificationOutcome, VerificationRequest } from './customer.ts';
import type { Entry } from './entry.ts';
import { UserError } from './errors.ts';
import type { TurnEvent } from './event.ts';
import type { ToolResult } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

/**
 * The identity form: collects answers, has them compared in code, stores only the outcome. Asks again until the
 * customer is verified, the account is locked, or the operator gives up; a locked account has nothing asked. False when it
 * was left for later.
 */
export async function* verify<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  first: VerificationRequest,
  resumed = false,
): AsyncGenerator<TurnEvent, boolean> {
  const { id, callId, customer } = first;
  const rehearsal = first.dryRun === true ? { dryRun: true as const } : {};
  if (!resumed) {
    yield { type: 'tool-started', agent: agent.name, call: { id: callId, tool: 'verify_identity', input: {} }, summary: customer.name };
    yield* turn.append({ type: 'verification-requested', id, callId, agent: agent.name, customer, ...rehearsal });
    yield { type: 'verification-requested', id, customer, ...rehearsal };
  }
  if (first.attemptsLeft <= 0) {
    yield* conclude(turn, first, { outcome: 'locked', attemptsLeft: 0 });
    return true;
  }
  for (let request = first; ; ) {
    const answers = await turn.dependencies.verifier.collect(request, turn.signal);
    if (answers === 'defer') return false;
    if (answers === 'decline') {
      yield* conclude(turn, request, { outcome: 'declined', attemptsLeft: 0 });
      return true;
    }
    const checked = await turn.dependencies.identity.check(customer.account, answers, turn.now());
    if (checked.outcome !== 'failed' || checked.attemptsLeft <= 0) {
      yield* conclude(turn, request, checked);
      return true;
    }
    yield* recordFailure(turn, request, checked.attemptsLeft);
    request = { ...request, attemptsLeft: checked.attemptsLeft, mismatch: true };
  }
}

type Checked = Omit<Awaited<ReturnType<Identity['check']>>, 'outcome'> & { readonly outcome: VerificationOutcome | 'declined' };

async function* recordFailure<Records>(
  turn: TurnRecord<Records>,
  request: VerificationRequest,
  attemptsLeft: number,
): AsyncGenerator<TurnEvent, void> {
  yield* turn.commit(async (tx) => {
    await tx.audit(auditOf(turn, request, 'failed'));
    return [];
  });
  yield { type: 'verification-decided', id: request.id, customer: request.customer, outcome: 'failed', attemptsLeft };
}

async function* conclude<Records>(
  turn: TurnRecord<Records>,
  request: VerificationRequest,
  { outcome, contact, expiresAt, attemptsLeft }: Checked,
): AsyncGenerator<TurnEvent, void> {
  const { id, callId } = request;
  // Who was spoken of may be a colleague: from here on it is whoever answered.
  const customer = contact === undefined ? request.customer : { ...request.customer, contact };
  const result = resultOf(outcome, expiresAt);
  const entries: Entry[] = [
    {
      type: 'verification-decided',
      id,
      callId,
      outcome,
      customer,
      by: turn.dependencies.operator.name,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
    { type: 'tool-result', callId, tool: 'verify_identity', result },
  ];
  yield* turn.commit(async (tx) => {
    if (!(await tx.claimDecision(id))) throw new UserError(`The identity check ${id} has already been decided.`);
    await tx.audit(auditOf(turn, request, outcome));
    return tx.append(request.session, entries, turn.now());
  });
  yield { type: 'verification-decided', id, customer, outcome, attemptsLeft };
  yield { type: 'tool-finished', callId, tool: 'verify_identity', result };
}

function resultOf(outcome: VerificationOutcome | 'declined', expiresAt: number | undefined): ToolResult {
  switch (outcome) {
    case 'verified':
      return { status: 'done', summary: 'identity verified', data: { verified: true, expires_at: new Date(expiresAt ?? 0).toISOString() } };
    case 'locked':
      return { status: 'denied', by: 'policy', summary: 'identity not verified; checks are now locked after 3 failures', clauses: [] };
    case 'failed':
      return { status: 'failed', summary: 'identity not verified: the answers do not match' };
    case 'declined':
      return { status: 'failed', summary: 'identity not verified: the operator could not get the answers' };
  }
}

function auditOf<Records>(turn: TurnRecord<Records>, { callId, session, customer, fields }: VerificationRequest, outcome: string) {
  return {
    at: turn.now(),
    session,
    callId,
    tool: 'verify_identity',
    action: outcome === 'verified' ? ('verified' as const) : ('verification-failed' as const),
    by: turn.dependencies.operator.name,
    argsHash: '',
    detail: { outcome, asked: fields.map(({ factor }) => factor) },
    account: customer.account,
  };
}
