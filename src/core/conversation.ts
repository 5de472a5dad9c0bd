import type { AgentName } from './agent.ts';
import type { ApprovalRequest } from './approval.ts';
import type { CustomerRef, Verification } from './customer.ts';
import type { StoredEntry, Usage } from './entry.ts';
import type { Outcome } from './outcome.ts';
import type { Session } from './store.ts';
import type { CallId, ToolCall, ToolResult } from './tool.ts';

/** A call with what became of it. */
export interface CallState {
  readonly call: ToolCall;
  readonly agent: AgentName;
  /** The latest result: `pending` is replaced by what the decision brought. */
  readonly result?: ToolResult;
  /** Seq of the reply that made it. */
  readonly seq: number;
}

export interface WaitingVerification {
  readonly id: string;
  readonly callId: CallId;
  readonly agent: AgentName;
  readonly customer: CustomerRef;
  /** Asked for by a rehearsal: what goes on from it is one, too. */
  readonly dryRun?: true;
}

/** A conversation and everything derived from its entries. Immutable: `extend` gives the next one. */
export interface Conversation {
  readonly session: Session;
  readonly entries: readonly StoredEntry[];
  /** The specialist that keeps the conversation; undefined before the first handoff. */
  readonly activeAgent: AgentName | undefined;
  readonly pinnedAgent: AgentName | undefined;
  readonly customer: CustomerRef | undefined;
  /** The latest successful check of the current customer; look at `expiresAt` before trusting it. */
  readonly verification: Verification | undefined;
  readonly calls: ReadonlyMap<CallId, CallState>;
  readonly pendingApprovals: readonly ApprovalRequest[];
  readonly pendingVerifications: readonly WaitingVerification[];
  /** Tools allowed for this session. */
  readonly sessionTools: ReadonlySet<string>;
  readonly usage: Usage;
  readonly lastOutcome: Outcome | undefined;
  /** The engine that last answered or was chosen. */
  readonly engine: string | undefined;
}

export const noUsage: Usage = {
  modelCalls: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0,
  model: '',
};

/** Sums two usages. A cost that is not known makes the sum unknown; the model is the later one's. */
export function addUsage(a: Usage, b: Usage): Usage {
  return {
    modelCalls: a.modelCalls + b.modelCalls,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
    model: b.model || a.model,
  };
}

export function startConversation(session: Session, entries: readonly StoredEntry[] = []): Conversation {
  return extend(
    {
      session,
      entries: [],
      activeAgent: undefined,
      pinnedAgent: undefined,
      customer: undefined,
      verification: undefined,
      calls: new Map(),
      pendingApprovals: [],
      pendingVerifications: [],
      sessionTools: new Set(),
      usage: noUsage,
      lastOutcome: undefined,
      engine: undefined,
    },
    entries,
  );
}

/** The conversation with further entries. Costs what the new entries cost, whatever the length of the old ones. */
export function extend(before: Conversation, added: readonly StoredEntry[]): Conversation {
  if (added.length === 0) return before;
  const state: Draft = {
    ...before,
    entries: before.entries.concat(added),
    calls: new Map(before.calls),
    sessionTools: new Set(before.sessionTools),
  };
  for (const entry of added) apply(state, entry);
  return state;
}

type Draft = { -readonly [K in keyof Conversation]: Conversation[K] } & { calls: Map<CallId, CallState>; sessionTools: Set<string> };

function apply(state: Draft, entry: StoredEntry): void {
  switch (entry.type) {
    case 'reply':
      for (const block of entry.blocks) {
        if (block.type === 'tool-call') state.calls.set(block.call.id, { call: block.call, agent: entry.agent, seq: entry.seq });
      }
      state.usage = addUsage(state.usage, entry.usage);
      break;
    case 'handoff':
      state.activeAgent = entry.to;
      break;
    case 'approval-requested': {
      // A fork takes over what waits: it is decided, and runs, there.
      const request = { ...entry.request, session: state.session.id };
      state.pendingApprovals = [...state.pendingApprovals.filter(({ callId }) => callId !== request.callId), request];
      break;
    }
    case 'approval-decided':
      if (entry.decision.type === 'defer') break;
      state.pendingApprovals = state.pendingApprovals.filter(({ id }) => id !== entry.id);
      if (entry.decision.type === 'allow' && entry.decision.scope === 'session') {
        const tool = state.calls.get(entry.callId)?.call.tool;
        if (tool !== undefined) state.sessionTools.add(tool);
      }
      break;
    case 'verification-requested':
      state.pendingVerifications = [...state.pendingVerifications, entry];
      break;
    case 'verification-decided':
      state.pendingVerifications = state.pendingVerifications.filter(({ id }) => id !== entry.id);
      if (entry.outcome === 'verified' && entry.expiresAt !== undefined) {
        setCustomer(state, entry.customer);
        state.verification = {
          account: entry.customer.account,
          ...(entry.customer.contact === undefined ? {} : { contact: entry.customer.contact.id }),
          at: entry.at,
          expiresAt: entry.expiresAt,
        };
      }
      break;
    case 'tool-result': {
      const call = state.calls.get(entry.callId);
      if (call !== undefined) state.calls.set(entry.callId, { ...call, result: entry.result });
      if (entry.result.status === 'done' && entry.result.customer !== undefined) setCustomer(state, entry.result.customer);
      break;
    }
    case 'pin':
      state.pinnedAgent = entry.agent ?? undefined;
      break;
    case 'customer':
      setCustomer(state, entry.customer ?? undefined);
      break;
    case 'engine':
      state.engine = entry.engine;
      break;
    case 'turn-finished':
      state.lastOutcome = entry.outcome;
      break;
    case 'message':
    case 'correction':
    case 'intent':
    case 'note':
    case 'edited-reply':
      break;
  }
}

/** Another account drops the verification: it is bound to one customer. */
function setCustomer(state: Draft, customer: CustomerRef | undefined): void {
  if (customer?.account !== state.customer?.account) state.verification = undefined;
  state.customer = customer;
}

/** How far a clock may be put right without what was verified a moment ago being in the future, ms. */
const clockSlack = 60_000;

/** The verification that holds now, for this account. A clock that was put back makes none last longer. */
export function verifiedNow({ verification }: Conversation, account: string | undefined, now: number): Verification | undefined {
  if (verification === undefined || verification.account !== account) return undefined;
  return now < verification.expiresAt && now >= verification.at - clockSlack ? verification : undefined;
}

/** Calls that have no result, and calls that wait, of the replies so far, in order. */
export function openCalls(conversation: Conversation): readonly CallState[] {
  return [...conversation.calls.values()].filter(({ result }) => result === undefined);
}

/** The entries of the last turn: from its message on. */
export function lastTurn(conversation: Conversation): readonly StoredEntry[] {
  const start = conversation.entries.findLastIndex(({ type }) => type === 'message');
  return start < 0 ? conversation.entries : conversation.entries.slice(start);
}

type MessageEntry = Extract<StoredEntry, { type: 'message' }>;

/** The message that a call answers: what was written while it waited is not what it was proposed for. */
export function messageBehind(conversation: Conversation, callId: CallId): MessageEntry | undefined {
  return lastMessageBefore(conversation, callId, () => true);
}

/** What the customer wrote last before a call: in a message of theirs, or handed on by the operator. */
export function customerWordsBehind(
  conversation: Conversation,
  callId: CallId,
): { readonly text: string; readonly at: number } | undefined {
  const message = lastMessageBefore(conversation, callId, ({ from, material }) => from === 'customer' || material !== undefined);
  return message && { text: message.material ?? message.text, at: message.at };
}

function lastMessageBefore(
  { calls, entries }: Conversation,
  callId: CallId,
  is: (message: MessageEntry) => boolean,
): MessageEntry | undefined {
  const seq = calls.get(callId)?.seq ?? Number.POSITIVE_INFINITY;
  return entries.findLast((entry): entry is MessageEntry => entry.type === 'message' && entry.seq < seq && is(entry));
}
