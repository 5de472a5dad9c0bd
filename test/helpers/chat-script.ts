import type { ApprovalRequest, Decision } from '../../src/core/approval.ts';
import { type Conversation, extend, noUsage } from '../../src/core/conversation.ts';
import type { VerificationRequest } from '../../src/core/customer.ts';
import type { TurnInput } from '../../src/core/dependencies.ts';
import type { Block, Entry, StoredEntry } from '../../src/core/entry.ts';
import type { TurnEvent } from '../../src/core/event.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import type { ToolResult } from '../../src/core/tool.ts';
import type { Turns } from '../../src/tui/chat-options.ts';
import { maya } from './chat-team.ts';

type Cards = Parameters<Turns['run']>[2];

/** A turn as a script plays it: what the loop would do, without a model and without tools. */
export class Stage {
  conversation: Conversation;
  readonly input: TurnInput;
  readonly cards: Cards;
  readonly signal: AbortSignal;
  readonly #now: () => number;

  constructor(conversation: Conversation, input: TurnInput, cards: Cards, signal: AbortSignal, now: () => number) {
    this.conversation = conversation;
    this.input = input;
    this.cards = cards;
    this.signal = signal;
    this.#now = now;
  }

  store(...entries: readonly Entry[]): readonly TurnEvent[] {
    const first = (this.conversation.entries.at(-1)?.seq ?? 0) + 1;
    const stored = entries.map((entry, index): StoredEntry => ({ ...entry, seq: first + index, at: this.#now() }));
    this.conversation = extend(this.conversation, stored);
    return stored.map((entry) => ({ type: 'entry-added', entry }));
  }

  handoff(reason: string, to = 'billing'): readonly TurnEvent[] {
    const handoff = { from: 'triage', to, reason, urgency: 'normal', brief: reason } as const;
    return [
      { type: 'handed-off', ...handoff },
      ...this.store({ type: 'handoff', callId: 'c_h', ...handoff }),
      { type: 'agent-started', agent: to },
    ];
  }

  /** Text in pieces, then its entry. */
  reply(agent: string, text: string, blocks: readonly Block[] = []): readonly TurnEvent[] {
    const pieces = text.match(/[\s\S]{1,12}/g) ?? [];
    return [
      ...pieces.map((piece) => ({ type: 'text-delta', agent, text: piece }) as const),
      ...blocks.flatMap((block): readonly TurnEvent[] => {
        if (block.type === 'citation') return [{ type: 'citation', agent, citation: block.citation }];
        return block.type === 'note' ? [{ type: 'note', agent, text: block.text }] : [];
      }),
      { type: 'reply-finished', agent, stop: 'end', usage: noUsage, flags: [] },
      ...this.store({ type: 'reply', agent, blocks: [{ type: 'text', text }, ...blocks], stop: 'end', usage: noUsage, flags: [] }),
    ];
  }

  tool(agent: string, tool: string, summary: string, result: ToolResult, id: string = `c_${tool}`): readonly TurnEvent[] {
    const call = { id, tool, input: {} };
    return [
      ...this.store({ type: 'reply', agent, blocks: [{ type: 'tool-call', call }], stop: 'tool-calls', usage: noUsage, flags: [] }),
      { type: 'tool-started', agent, call, summary },
      ...this.store({ type: 'tool-result', callId: id, tool, result }),
      { type: 'tool-finished', callId: id, tool, result },
    ];
  }

  /** Asks for approvals one after the other, as the loop does; says what was decided, and what was waiting at the end. */
  async *approve(
    requests: readonly ApprovalRequest[],
    decided: (request: ApprovalRequest, decision: Decision) => readonly TurnEvent[],
  ): AsyncGenerator<TurnEvent, readonly string[]> {
    const waiting: string[] = [];
    yield* this.store(...requests.map((request) => ({ type: 'approval-requested', request }) as const));
    for (const request of requests) yield { type: 'approval-requested', request };
    for (const [index, request] of requests.entries()) {
      const { decision, by } = await this.cards.approver.decide(request, { position: index + 1, total: requests.length }, this.signal);
      if (decision.type === 'defer') {
        waiting.push(request.id);
        continue;
      }
      const { id, callId, argsHash } = request;
      yield* this.store({ type: 'approval-decided', id, callId, decision, by: by.name, argsHash, auditHead: 'head' });
      yield { type: 'approval-decided', id, callId, decision, by: by.name, auditHead: 'head' };
      yield* decided(request, decision);
    }
    return waiting;
  }

  end(outcome: Outcome = { type: 'answered' }): readonly TurnEvent[] {
    return [...this.store({ type: 'turn-finished', outcome, durationMs: 5 }), { type: 'turn-finished', outcome, durationMs: 5 }];
  }
}

export type Script = (stage: Stage) => AsyncGenerator<TurnEvent, void>;

/** Plays a script as one turn: its message is stored first, an abort ends it as cancelled. */
export async function* play(script: Script, stage: Stage): AsyncGenerator<TurnEvent, void> {
  const { input } = stage;
  yield { type: 'turn-started', session: stage.conversation.session.id, engine: 'local' };
  if (input.type === 'message') yield* stage.store({ type: 'message', from: input.from, text: input.text });
  try {
    yield* script(stage);
  } catch (error) {
    if (!stage.signal.aborted) throw error;
    yield* stage.end({ type: 'cancelled' });
  }
}

/** Resolves when the signal is aborted: a model that thinks. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** A refund as a tool would propose it. */
export function refundRequest(changes: Partial<ApprovalRequest> = {}, now = Date.now()): ApprovalRequest {
  return {
    id: 'a_17',
    callId: 'c_refund',
    session: 's_test',
    agent: 'billing',
    tool: 'issue_refund',
    input: { payment: 'pay_1042', amount_cents: 4999, reason: 'duplicate charge' },
    argsHash: '0f'.repeat(32),
    verdict: {
      effect: 'confirm',
      identity: true,
      clauses: ['billing-policies › Refunds › Full refund'],
      reasons: ['within your $500 limit'],
      rules: ['refund-confirm'],
    },
    proposal: {
      summary: 'Refund $49.99 to Visa ····4242 (pay_1042, 3 Nov 2026)',
      details: [{ label: 'Why', value: 'second of two identical charges within 48 h' }],
      evidence: [{ source: 'payment pay_1042', text: '$49.99 on 3 Nov 2026, Visa ····4242' }],
      before: ['no earlier refund on this account'],
      target: 'pay_1042',
      amount: { cents: 4999, currency: 'USD' },
      account: maya.account,
    },
    customer: maya,
    verified: { at: now - 120_000, expiresAt: now + 780_000 },
    editable: ['amount_cents'],
    sessionScope: false,
    typedAmount: false,
    requestedBy: 'Ops',
    at: now,
    ...changes,
  };
}

export function verificationRequest(): VerificationRequest {
  return {
    id: 'v_1',
    callId: 'c_verify',
    session: 's_test',
    customer: maya,
    fields: [
      { factor: 'email', label: 'Account email' },
      { factor: 'last-payment', label: 'Last payment (amount or date)' },
      { factor: 'postal-code', label: 'Last four of the postal code' },
    ],
    attemptsLeft: 3,
    demoAnswers: { email: 'maya@northwind.example', 'last-payment': '49.99', 'postal-code': '1012' },
  };
}
