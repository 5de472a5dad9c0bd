import { onTestFinished } from 'vitest';
import type { CustomerRef } from '../../src/core/customer.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import type { Facts, Verdict } from '../../src/core/policy.ts';
import type { AnyTool, Proposal, ToolContext, ToolResult } from '../../src/core/tool.ts';
import type { DeskData } from '../../src/desk/desk-data.ts';
import type { DeskRecords } from '../../src/desk/desk-records.ts';
import { deskFacts } from '../../src/desk/facts.ts';
import type { DeskStore } from '../../src/store/database-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createTools } from '../../src/tools/index.ts';
import { documents } from './documents.ts';
import { teamPolicy } from './team-policy.ts';

/** A Friday, mid-month, mid-morning. */
export const benchNow = Date.UTC(2026, 10, 20, 10);

export const tools: Readonly<Record<string, AnyTool<DeskRecords>>> = createTools({ knowledge: documents });

/** Tools, facts and policy over a real store in memory; the records of the demo company unless others are given. */
export class ToolBench {
  readonly store: DeskStore;
  now = benchNow;
  messageAt = benchNow;
  messageText = '';
  customerWords: ToolContext<DeskRecords>['customerWords'];
  customer: CustomerRef | undefined;
  verified = false;
  verifiedContact: string | undefined;
  #calls = 0;

  constructor(store: DeskStore) {
    this.store = store;
  }

  get records(): DeskRecords {
    return this.store.records;
  }

  context(records: DeskRecords = this.records): ToolContext<DeskRecords> {
    const { now, messageAt, messageText, customerWords, customer, verified, verifiedContact } = this;
    return {
      callId: `c_${++this.#calls}`,
      session: 's_1',
      agent: 'billing',
      operator: 'ada',
      now,
      messageAt,
      messageText,
      ...(customerWords && { customerWords }),
      customer,
      verified,
      ...(verifiedContact === undefined ? {} : { verifiedContact }),
      records,
      signal: new AbortController().signal,
    };
  }

  /** The customer of the conversation from here on. */
  async serve(account: string, verified = true): Promise<void> {
    const found = await this.records.account(account);
    if (found === undefined) throw new Error(`no account ${account}`);
    this.customer = { account: found.id, name: found.company, plan: found.plan, seats: found.seats };
    this.verified = verified;
  }

  /** What the tool makes of it: as a write it runs in a transaction. */
  async run(name: string, input: JsonObject = {}): Promise<ToolResult> {
    const tool = toolOf(name);
    const parsed = tool.input.parse(input);
    if (!parsed.ok) throw new Error(parsed.problems.join(' '));
    return tool.effect === 'write'
      ? this.store.transaction((tx) => tool.run(parsed.value, this.context(tx.records)))
      : tool.run(parsed.value, this.context());
  }

  /** The data of a result that is done. */
  async data(name: string, input: JsonObject = {}): Promise<JsonValue> {
    const result = await this.run(name, input);
    if (result.status !== 'done') throw new Error(result.summary);
    return result.data;
  }

  async propose(name: string, input: JsonObject = {}): Promise<Proposal | string> {
    const tool = toolOf(name);
    const parsed = tool.input.parse(input);
    if (!parsed.ok) return parsed.problems.join(' ');
    return (await tool.propose?.(parsed.value, this.context())) ?? 'nothing is proposed';
  }

  async facts(name: string, input: JsonObject = {}): Promise<Facts> {
    const { effect } = toolOf(name);
    const proposal = effect === 'write' ? await this.propose(name, input) : undefined;
    if (typeof proposal === 'string') throw new Error(proposal);
    return deskFacts().gather({ tool: name, effect, input }, proposal, this.context());
  }

  /** What the team's policy says of the call, by the facts of the records. */
  async judge(name: string, input: JsonObject = {}): Promise<Verdict> {
    return teamPolicy().judge({ tool: name, effect: toolOf(name).effect, input }, await this.facts(name, input));
  }
}

export async function toolBench(seed: DeskData | 'demo' = 'demo'): Promise<ToolBench> {
  const store = await openStore({ path: ':memory:', now: () => benchNow, seed });
  onTestFinished(() => store.close());
  return new ToolBench(store);
}

function toolOf(name: string): AnyTool<DeskRecords> {
  const tool = tools[name];
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return tool;
}
