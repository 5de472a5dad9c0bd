import type { AgentName } from './agent.ts';
import { decideApproval, decideVerification, runCalls } from './calls.ts';
import { type Conversation, openCalls } from './conversation.ts';
import type { TurnDependencies, TurnInput } from './dependencies.ts';
import type { Entry } from './entry.ts';
import { ModelError, UserError } from './errors.ts';
import type { TurnEvent } from './event.ts';
import { handOver } from './handoff.ts';
import { type Outcome, outcomeOrder } from './outcome.ts';
import { addressReply } from './speak.ts';
import { TurnRecord } from './turn-record.ts';

/**
 * One turn: from a message (or a decision) to a reply (or something that waits). Read this first.
 *
 * Everything it learns it appends to the store before it goes on, so that a crash at any point leaves a
 * conversation that can be resumed. It yields events for whoever shows the turn; `turn-finished` comes last,
 * exactly once. It returns the conversation as it then stands.
 *
 * Throws `UserError` before the first event when the input cannot be (an unknown approval, an approver without
 * the role). After that nothing is thrown: failures are outcomes.
 */
export async function* runTurn<Records>(
  conversation: Conversation,
  input: TurnInput,
  dependencies: TurnDependencies<Records>,
  signal: AbortSignal,
): AsyncGenerator<TurnEvent, Conversation> {
  const turn = new TurnRecord(conversation, dependencies, signal);
  const start = dependencies.clock.now();
  yield { type: 'turn-started', session: conversation.session.id, engine: dependencies.model.engine };
  let outcome: Outcome;
  try {
    outcome = yield* play(turn, input);
  } catch (error) {
    if (error instanceof UserError && !turn.touched) throw error;
    outcome = outcomeOf(error, signal);
  }
  const durationMs = dependencies.clock.now() - start;
  try {
    yield* turn.append({ type: 'turn-finished', outcome, durationMs });
  } catch (error) {
    outcome = { type: 'failed', kind: 'store', message: messageOf(error) };
  }
  yield { type: 'turn-finished', outcome, durationMs };
  return turn.conversation;
}

/** A stretch of a turn in which one agent works on one matter. */
interface Segment {
  readonly agent: AgentName;
  /** The matter it was handed. */
  readonly brief?: string;
  /** Who had this matter before, in this turn: it is not handed back to them. */
  readonly path: readonly AgentName[];
}

interface SegmentEnd {
  readonly outcome: Outcome;
  readonly next: readonly Segment[];
}

async function* play<Records>(turn: TurnRecord<Records>, input: TurnInput): AsyncGenerator<TurnEvent, Outcome> {
  const first = yield* begin(turn, input);
  if (first === undefined) return waitingOutcome(turn);
  const queue: Segment[] = [first];
  const outcomes: Outcome[] = [];
  for (let segment = queue.shift(); segment !== undefined; segment = queue.shift()) {
    const end = yield* work(turn, segment);
    outcomes.push(end.outcome);
    if (stops.has(end.outcome.type)) break;
    queue.unshift(...end.next);
  }
  return worst(turn, outcomes);
}

/** After these nothing else of the turn is worth running. */
const stops: ReadonlySet<Outcome['type']> = new Set(['cancelled', 'failed', 'budget', 'step-limit']);

/** Takes the input in. Returns who speaks first, or nothing when other calls still wait. */
async function* begin<Records>(turn: TurnRecord<Records>, input: TurnInput): AsyncGenerator<TurnEvent, Segment | undefined> {
  if (input.type === 'message') {
    yield* turn.append(...settleOpenCalls(turn.conversation), {
      type: 'message',
      from: input.from,
      text: input.text,
      ...(input.material === undefined ? {} : { material: input.material }),
    });
    const { pinnedAgent, activeAgent } = turn.conversation;
    return { agent: turn.standIn(pinnedAgent ?? activeAgent), path: [] };
  }
  if (input.type === 'continue') {
    const last = turn.conversation.entries.findLast((entry) => entry.type === 'tool-result');
    const agent = last === undefined ? undefined : turn.conversation.calls.get(last.callId)?.agent;
    return { agent: turn.standIn(agent ?? turn.conversation.activeAgent), path: [] };
  }
  const callId =
    input.type === 'decision' ? yield* decideApproval(turn, input.id, input.signed) : yield* decideVerification(turn, input.id);
  const decided = callId === undefined ? undefined : turn.conversation.calls.get(callId);
  if (decided?.result === undefined) return undefined;
  const siblings = openCalls(turn.conversation).filter(({ seq }) => seq === decided.seq);
  return siblings.length > 0 ? undefined : { agent: turn.standIn(decided.agent), path: [] };
}

/** A new message while calls wait: each gets the result "pending"; what a crash left without a result is closed. */
function settleOpenCalls(conversation: Conversation): readonly Entry[] {
  const waiting = new Map([
    ...conversation.pendingApprovals.map(({ callId, id }) => [callId, id] as const),
    ...conversation.pendingVerifications.map(({ callId, id }) => [callId, id] as const),
  ]);
  const intents = new Set(conversation.entries.flatMap((entry) => (entry.type === 'intent' ? [entry.callId] : [])));
  return openCalls(conversation).map(({ call }): Entry => {
    const id = waiting.get(call.id);
    if (id !== undefined) {
      return {
        type: 'tool-result',
        callId: call.id,
        tool: call.tool,
        result: { status: 'pending', summary: `still waiting for a decision (${id})` },
      };
    }
    return {
      type: 'tool-result',
      callId: call.id,
      tool: call.tool,
      result: intents.has(call.id)
        ? { status: 'unknown', summary: 'outcome unknown: it was started and never reported back; check before retrying' }
        : { status: 'failed', summary: 'interrupted before it ran; nothing was changed' },
    };
  });
}

/** One agent, one matter: ask, run what it calls, ask again, until it has answered, waits, or hands over. */
async function* work<Records>(turn: TurnRecord<Records>, segment: Segment): AsyncGenerator<TurnEvent, SegmentEnd> {
  const agent = turn.agent(segment.agent);
  const end = (outcome: Outcome, next: readonly Segment[] = []): SegmentEnd => ({ outcome, next });
  let corrected = false;
  let refusedHandoffs = 0;
  const handed: Segment[] = [];
  yield { type: 'agent-started', agent: agent.name };
  for (;;) {
    turn.signal.throwIfAborted();
    if (turn.steps >= turn.team.limits.steps) {
      return end({ type: 'step-limit', message: `stopped after ${turn.steps} model requests in one turn` });
    }
    const overBudget = await turn.dependencies.budget?.exceeded(turn.conversation);
    if (overBudget !== undefined) return end({ type: 'budget', message: overBudget });

    const reply = yield* addressReply(turn, agent, segment.brief);
    if (reply.outcome !== undefined) return end(reply.outcome);
    if (reply.calls.length === 0) {
      if (agent.role !== 'triage' || reply.stop === 'clarify' || reply.asks)
        return end({ type: reply.stop === 'clarify' || (agent.role === 'triage' && reply.asks) ? 'clarify' : 'answered' }, handed);
      if (corrected || handed.length > 0) return end({ type: 'answered' }, handed);
      corrected = true;
      yield* turn.append({
        type: 'correction',
        agent: agent.name,
        text: 'You route messages; you do not answer them. Call the handoff tool for the specialist who takes this, or ask the customer one question.',
      });
      continue;
    }

    const waits = yield* runCalls(
      turn,
      agent,
      reply.calls.filter(({ tool }) => tool !== 'handoff'),
    );
    const handoffs = reply.calls.filter(({ tool }) => tool === 'handoff');
    let accepted = 0;
    for (const call of handoffs) {
      const matter = yield* handOver(turn, agent, segment.path, call);
      if (matter === undefined) continue;
      accepted += 1;
      handed.push({ agent: matter.to, brief: matter.brief, path: [...segment.path, agent.name] });
    }
    if (waits) return end(waitingOutcome(turn), handed);
    if (accepted > 0 && !reply.calls.some(({ tool }) => hasToBeReported(turn, tool))) return end({ type: 'answered' }, handed);
    if (handoffs.length > 0 && accepted === 0 && ++refusedHandoffs > 1) {
      const text = 'The specialists do not agree who takes this: choose one with /agent, or ask the customer for more.';
      yield* turn.append({ type: 'correction', agent: agent.name, text });
      yield { type: 'note', agent: agent.name, text };
      return end({ type: 'clarify' }, handed);
    }
  }
}

/** What it did beside handing over is told by who did it, before the others begin. */
function hasToBeReported<Records>(turn: TurnRecord<Records>, tool: string): boolean {
  const known = turn.dependencies.tools[tool];
  return known !== undefined && known.effect !== 'read';
}

function waitingOutcome<Records>(turn: TurnRecord<Records>): Outcome {
  const { pendingApprovals, pendingVerifications } = turn.conversation;
  return { type: 'awaiting-approval', waiting: [...pendingApprovals, ...pendingVerifications].map(({ id }) => id) };
}

/** The parts of a turn add up to the worst of them; a write that was denied counts even when others ran. */
function worst<Records>(turn: TurnRecord<Records>, outcomes: readonly Outcome[]): Outcome {
  const all = turn.deniedWrite === undefined ? outcomes : [...outcomes, { type: 'denied', reason: turn.deniedWrite } as const];
  for (const type of outcomeOrder) {
    const found = all.find((outcome) => outcome.type === type);
    if (found !== undefined) return found;
  }
  return { type: 'answered' };
}

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return { type: 'cancelled' };
  if (error instanceof ModelError) {
    return { type: 'failed', kind: error.kind, message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) };
  }
  if (error instanceof UserError) {
    return { type: 'failed', kind: 'store', message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) };
  }
  return { type: 'failed', kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
