import type { Agent, AgentName, Team } from './agent.ts';
import { type Conversation, customerWordsBehind, extend, messageBehind, verifiedNow } from './conversation.ts';
import type { TurnDependencies } from './dependencies.ts';
import type { Entry, StoredEntry } from './entry.ts';
import { UserError } from './errors.ts';
import type { TurnEvent } from './event.ts';
import type { Transaction } from './store.ts';
import type { ToolContext } from './tool.ts';

/** A turn as it goes: the conversation so far, and the one way to add to it. */
export class TurnRecord<Records> {
  conversation: Conversation;
  /** Model requests so far. */
  steps = 0;
  /** Handoffs so far. */
  handoffs = 0;
  /** Why a write was denied in this turn; undefined while none was. */
  deniedWrite: string | undefined = undefined;
  /** Writes are rehearsed and rolled back: as asked for, or because the turn goes on from a step of a rehearsal. */
  dryRun: boolean;
  /** Something was stored: from here on failures are outcomes, not exceptions. */
  touched = false;
  readonly dependencies: TurnDependencies<Records>;
  readonly signal: AbortSignal;

  constructor(conversation: Conversation, dependencies: TurnDependencies<Records>, signal: AbortSignal) {
    this.conversation = conversation;
    this.dependencies = dependencies;
    this.signal = signal;
    this.dryRun = dependencies.dryRun;
  }

  get team(): Team {
    return this.dependencies.team;
  }

  now(): number {
    return this.dependencies.clock.now();
  }

  agent(name: AgentName): Agent {
    const agent = this.team.agents[name];
    if (agent === undefined) {
      throw new UserError(
        `There is no agent "${name}" in the team ${this.team.name}.`,
        `Its agents: ${Object.keys(this.team.agents).join(', ')}.`,
      );
    }
    return agent;
  }

  /** Who goes on for this agent: itself, or triage when the team has been changed and has no such agent any more. */
  standIn(name: AgentName | undefined): AgentName {
    return name === undefined || this.team.agents[name] === undefined ? this.team.triage : name;
  }

  /** Stores entries, and shows that they are stored. */
  async *append(...entries: readonly Entry[]): AsyncGenerator<TurnEvent, void> {
    if (entries.length === 0) return;
    yield* this.commit((tx) => tx.append(this.conversation.session.id, entries, this.now()));
  }

  /** Whatever `work` stores is stored whole or not at all; its entries become part of the conversation. */
  async *commit(work: (tx: Transaction<Records>) => Promise<readonly StoredEntry[]>): AsyncGenerator<TurnEvent, void> {
    yield* this.absorb(await this.dependencies.store.transaction(work));
  }

  /** Takes in entries that are stored already. */
  *absorb(stored: readonly StoredEntry[]): Generator<TurnEvent, void> {
    this.touched = true;
    this.conversation = extend(this.conversation, stored);
    for (const entry of stored) yield { type: 'entry-added', entry };
  }

  context(callId: string, agent: AgentName, records: Records, account?: string): ToolContext<Records> {
    const { customer, session } = this.conversation;
    const now = this.now();
    const message = messageBehind(this.conversation, callId);
    const customerWords = customerWordsBehind(this.conversation, callId);
    const verification = verifiedNow(this.conversation, account ?? customer?.account, now);
    return {
      callId,
      session: session.id,
      agent,
      operator: this.dependencies.operator.name,
      now,
      messageAt: message?.at ?? now,
      messageText: message === undefined ? '' : (message.material ?? message.text),
      ...(customerWords === undefined ? {} : { customerWords }),
      customer,
      verified: verification !== undefined,
      ...(verification?.contact === undefined ? {} : { verifiedContact: verification.contact }),
      records,
      signal: this.signal,
    };
  }
}
