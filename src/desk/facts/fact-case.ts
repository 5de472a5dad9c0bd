import type { JsonObject } from '../../core/json.ts';
import type { ProposedCall } from '../../core/policy.ts';
import type { Proposal, ToolContext } from '../../core/tool.ts';
import type { DeskRecords } from '../desk-records.ts';
import type { Account } from '../records.ts';

/** What facts are gathered from: a call, what it would do, and the account it touches. */
export interface FactCase {
  readonly call: ProposedCall;
  readonly proposal: Proposal | undefined;
  readonly context: ToolContext<DeskRecords>;
  readonly account: Account | undefined;
}

/** One group of facts, whole: a fact that says nothing for this call has its neutral value. */
export type Gather = (about: FactCase) => Promise<JsonObject>;

/** A text of the call's input; empty when it has none. */
export function textOf({ call }: FactCase, field: string): string {
  const value = call.input[field];
  return typeof value === 'string' ? value : '';
}
