import type { CustomerRef } from './customer.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { Clause, Passage } from './knowledge.ts';
import type { Money } from './money.ts';
import type { EscalationClass } from './policy.ts';

export type CallId = string;

/** Finds where a text claims that something was done, as `RegExp.exec` does; any pattern without the flags `g` and `y` is one. */
export interface Claim {
  exec(text: string): { readonly 0: string } | null;
}

/** A call as the model proposed it. */
export interface ToolCall {
  readonly id: CallId;
  readonly tool: string;
  readonly input: JsonObject;
  /** Set when the model's arguments could not be read at all: what was wrong with them. */
  readonly malformed?: string;
  /** The playbook step it comes from, `duplicate-charge/list-payments`: the local engine finds its place by it. */
  readonly step?: string;
}

/** Every call gets exactly one before the next model request. Failures are results that the model sees. */
export type ToolResult =
  /** `summary` is the line shown; `data` is what a model reads. `customer` sets whom the conversation is about. */
  | {
      readonly status: 'done';
      readonly summary: string;
      readonly data: JsonValue;
      readonly passages?: readonly Passage[];
      readonly customer?: CustomerRef;
      /** Set for a rehearsal (`--dry-run`): the effect was rolled back. */
      readonly dryRun?: true;
    }
  | { readonly status: 'failed'; readonly summary: string }
  | { readonly status: 'invalid'; readonly summary: string; readonly problems: readonly string[] }
  | { readonly status: 'denied'; readonly by: 'policy' | 'operator'; readonly summary: string; readonly clauses: readonly Clause[] }
  /** Something else has to happen first: verify the customer, or file an escalation of a class. */
  | { readonly status: 'blocked'; readonly needs: 'identity'; readonly summary: string; readonly clauses: readonly Clause[] }
  | {
      readonly status: 'blocked';
      readonly needs: 'escalation';
      readonly class: EscalationClass;
      /** The kind it has to be of, where it matters: `money`. */
      readonly about?: string;
      readonly summary: string;
      readonly clauses: readonly Clause[];
    }
  /** Still waiting when the conversation went on; the decision comes as a later result of the same call. */
  | { readonly status: 'pending'; readonly summary: string }
  /** An outside write that a crash cut short: check before retrying. */
  | { readonly status: 'unknown'; readonly summary: string };

/** Checks a value from outside. `json` is its JSON Schema, for a model. */
export interface Schema<T> {
  readonly json: JsonObject;
  parse(value: unknown): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly string[] };
}

export interface ToolContext<Records> {
  readonly callId: CallId;
  readonly session: string;
  readonly agent: string;
  /** Name of the operator who runs the turn. */
  readonly operator: string;
  /** ms, UTC */
  readonly now: number;
  /** When the message came in that the call answers: days run from here, however long it waits. ms, UTC */
  readonly messageAt: number;
  /** What was written in it, by the customer or by the operator, as it was written. */
  readonly messageText: string;
  /** The customer's own last words before the call and when they came in, where it is the operator who wrote since. */
  readonly customerWords?: { readonly text: string; readonly at: number };
  readonly customer: CustomerRef | undefined;
  readonly verified: boolean;
  /** Id of the contact who was verified: not always the one who is spoken of. */
  readonly verifiedContact?: string;
  /** The system of record: inside the write's transaction for a write, plain reading otherwise. */
  readonly records: Records;
  readonly signal: AbortSignal;
}

/** One line of evidence on the card and in the audit: a record and what it says. */
export interface Evidence {
  /** `payment pay_1042`, `document billing-policies › Refunds` */
  readonly source: string;
  readonly text: string;
}

/** What a write will do, said before it is done: the content of the approval card. */
export interface Proposal {
  /** In the customer's terms: `Refund $49.99 to Visa ····4242 (pay_1042, 3 Nov 2026)`. */
  readonly summary: string;
  /** Further lines of the card. */
  readonly details: readonly { readonly label: string; readonly value: string }[];
  readonly evidence: readonly Evidence[];
  /** What was done before that bears on it: `no earlier refund on this account`. */
  readonly before: readonly string[];
  /** What it acts on: `pay_1042`. With tool and amount it tells a repetition. */
  readonly target: string;
  /** What else was shown and has to be so still when it runs, beside account, target and amount: what it starts from, the day it ends on. */
  readonly terms?: string;
  /** The money that it moves, whichever way. */
  readonly amount?: Money;
  /** The account it touches: identity must be verified for this one. */
  readonly account?: string;
}

export interface Tool<Input extends JsonObject, Records> {
  readonly name: string;
  /** For a model: what it does, when to use it, what it returns. */
  readonly description: string;
  /** `read` runs at once; `write` changes records; `input` asks the operator (a form); `outside` writes where no transaction reaches. */
  readonly effect: 'read' | 'write' | 'input' | 'outside';
  readonly input: Schema<Input>;
  /** Fields of the input that the operator may edit on the card. */
  readonly editable?: readonly (keyof Input & string)[];
  /** How a reply claims that it ran: `/\brefund(?:ed| has been issued)/i`. A claim without a run is flagged to the operator. */
  readonly claims?: readonly Claim[];
  /** May be allowed for the rest of the session: low-risk tools only. */
  readonly sessionScope?: boolean;
  /** One line from the arguments alone: shown while it runs. */
  summarize(input: Input): string;
  /** Looks up what the call is about. For writes. A refusal (no such payment) is a string: one sentence the model sees. */
  propose?(input: Input, context: ToolContext<Records>): Promise<Proposal | string>;
  /** The account that the input names, when policy depends on identity: what a read touches, or a write that cannot be proposed. */
  account?(input: Input, context: ToolContext<Records>): Promise<string | undefined>;
  /** Throws `ToolFailure` for what the model should hear; anything else thrown is a bug. */
  run(input: Input, context: ToolContext<Records>): Promise<ToolResult>;
}

/** A tool that could not do it: its message is one sentence that the model and the operator read. */
export class ToolFailure extends Error {
  override readonly name = 'ToolFailure';
}

/** A tool whose input type is its own affair: what tables of tools hold. */
// biome-ignore lint/suspicious/noExplicitAny: the input type is checked by the tool's own schema before it is used
export type AnyTool<Records> = Tool<any, Records>;

export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  readonly input: JsonObject;
}
