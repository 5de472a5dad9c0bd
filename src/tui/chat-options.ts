import type { Team } from '../core/agent.ts';
import type { ApprovalRequest, Approver, Operator } from '../core/approval.ts';
import type { Conversation } from '../core/conversation.ts';
import type { CustomerRef, VerificationAnswers, Verifier } from '../core/customer.ts';
import type { Clock, TurnInput } from '../core/dependencies.ts';
import type { Entry, StoredEntry, Usage } from '../core/entry.ts';
import type { TurnEvent } from '../core/event.ts';
import type { JsonObject } from '../core/json.ts';
import type { SessionSummary } from '../core/store.ts';

/**
 * All that the chat needs from outside: plain ports, no adapters. The command line makes one of it.
 *
 * The chat holds the conversation and folds every stored entry into it; the ports are handed the conversation
 * and keep none of their own. A port that cannot do its work throws: `UserError` shows as its sentence and hint,
 * anything else as a bug; the chat goes on either way.
 */
export interface ChatOptions {
  readonly team: Team;
  readonly operator: Operator;
  readonly start: OpenedSession;
  readonly settings: ChatSettings;
  readonly terminal: ChatTerminal;
  readonly clock: Clock;
  readonly turns: Turns;
  readonly sessions: Sessions;
  readonly customers: Customers;
  readonly engines: Engines;
  readonly approvals: Approvals;
  readonly history: InputHistory;
  readonly outside: Outside;
  /** Today's figures, beside the conversation's own, for `/usage`. */
  usage(): Promise<{ readonly today: Usage; readonly turns: number }>;
  /** For the status line: asked after each turn and otherwise at most once a minute. */
  status(): Promise<{ readonly lateEscalations: number }>;
}

export interface ChatSettings {
  /** Linear output with labels instead of borders, numbered choices, no redrawing. */
  readonly screenReader: boolean;
  /** False for NO_COLOR and `--no-color`. */
  readonly color: boolean;
  /** `auto` asks the terminal for its background. */
  readonly theme: 'auto' | 'light' | 'dark' | 'high-contrast';
  /** A bell and a notification when a turn ends or an approval waits while the window is unfocused. */
  readonly notify: boolean;
  /** A first message, sent as soon as the chat is open. */
  readonly firstMessage?: string;
  /** Begin with the list of sessions (`--resume` without an id). */
  readonly pickSession: boolean;
  /** The program's version, for the greeting. */
  readonly version: string;
}

/** The terminal as the process has it. Modes are set and restored by the chat alone. */
export interface ChatTerminal {
  readonly input: NodeJS.ReadableStream & { setRawMode(on: boolean): unknown; ref(): unknown; unref(): unknown };
  readonly output: NodeJS.WritableStream & { readonly columns: number; readonly rows: number; readonly isTTY?: boolean };
  /** Calls back for each signal until the returned function is called. `SIGCONT` comes after `suspend()` and `fg`. */
  onSignal(listener: (signal: ChatSignal) => void): () => void;
  /** Calls back as the process exits, whatever made it: the last chance to restore the terminal. Synchronous. */
  onExit(listener: () => void): () => void;
  /** Stops the process as Ctrl+Z does (SIGTSTP to the process group); absent where there is no job control. */
  suspend?(): void;
}

export type ChatSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGCONT';

/** A session open in this process. */
export interface OpenedSession {
  readonly conversation: Conversation;
  /** Records that could not be read and were left out. */
  readonly damaged: number;
  /** Another process has it: it may be read and not continued. */
  readonly readOnly: boolean;
}

export interface Turns {
  /** One turn of the conversation. The event stream of `runTurn`; it must end with `turn-finished`. */
  run(
    conversation: Conversation,
    input: TurnInput,
    cards: { readonly approver: Approver; readonly verifier: Verifier },
    signal: AbortSignal,
  ): AsyncIterable<TurnEvent>;
  /** Writes entries outside a turn: a pin, a note, a customer, an edited reply, an engine. */
  append(conversation: Conversation, entries: readonly Entry[]): Promise<readonly StoredEntry[]>;
  /** Entries that came in from elsewhere since the conversation's last one: a decision in another shell. */
  refresh(conversation: Conversation): Promise<readonly StoredEntry[]>;
}

export interface Sessions {
  /** A new, empty session. Nothing is stored before its first entry. */
  create(): Promise<OpenedSession>;
  /** `takeOver`: although another process has it. `read`: only to read along. */
  open(id: string, how?: 'take-over' | 'read'): Promise<OpenedSession | { readonly heldBy: number; readonly since: number }>;
  /** Releases the lease. The chat calls it before it opens another one and when it ends. */
  close(conversation: Conversation): Promise<void>;
  /** Most recently used first. `text` searches what was said. */
  list(filter: { readonly text?: string; readonly limit: number }): Promise<readonly SessionSummary[]>;
  /** Writes a transcript. Without `file` a name is made from the session's id. Returns the path written. */
  export(conversation: Conversation, options: ExportOptions): Promise<string>;
  /** What `ExportOptions.format` may be. */
  readonly formats: readonly string[];
}

interface ExportOptions {
  readonly format?: string;
  readonly file?: string;
  readonly audience: 'customer' | 'internal';
  readonly redact: boolean;
}

export interface Customers {
  /** By address, id or words of the name; best first. For completion and `/customer`. */
  search(text: string, limit: number): Promise<readonly CustomerRef[]>;
  /** Demo companies only: customers to try the desk with, and what the form would accept for them. */
  demo(): Promise<readonly DemoCustomer[]>;
  /**
   * Runs the identity check outside a turn (`/verify`): asks the verifier, compares, stores the outcome.
   * Returns the entries stored.
   */
  verify(conversation: Conversation, customer: CustomerRef, verifier: Verifier, signal: AbortSignal): Promise<readonly StoredEntry[]>;
}

export interface DemoCustomer {
  readonly customer: CustomerRef;
  readonly answers: VerificationAnswers;
}

export interface Engines {
  list(): Promise<readonly EngineInfo[]>;
  /** Makes it the engine of the next turns. The chat has asked for consent where `sendsTo` is set and `consented` is not. */
  choose(engine: string, model?: string): Promise<void>;
}

export interface EngineInfo {
  readonly name: string;
  readonly current: boolean;
  /** The model in use, or the one that would be. */
  readonly model: string;
  readonly models: readonly string[];
  /** Why it cannot be used, and how to mend it. */
  readonly problem?: string;
  /** Where messages go with this engine, when they leave this machine: `the Anthropic API`. */
  readonly sendsTo?: string;
  readonly consented: boolean;
}

/** An approval or an identity check that waits in some session. */
export interface Waiting {
  readonly id: string;
  readonly session: string;
  readonly what: string;
  /** Since when: ms, UTC */
  readonly at: number;
}

export interface Approvals {
  /** Everything that waits for a decision, over all sessions, oldest first. */
  waiting(): Promise<readonly Waiting[]>;
  /** Changed arguments: validated and judged again. The new request is what is then shown and decided. */
  judgeEdit(conversation: Conversation, request: ApprovalRequest, input: JsonObject): Promise<JudgedEdit>;
  /** Another operator at this keyboard, for a second approval; undefined when name or password are wrong. */
  signIn?(name: string, password: string): Promise<Operator | undefined>;
}

export type JudgedEdit =
  | { readonly ok: true; readonly request: ApprovalRequest }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What was typed in earlier chats, oldest first. */
export interface InputHistory {
  load(): Promise<readonly string[]>;
  append(text: string): Promise<void>;
}

/** The rest of the machine. */
export interface Outside {
  /** Opens `$VISUAL`/`$EDITOR` on the text and returns what was saved; the terminal is the editor's while it runs. */
  edit(text: string): Promise<string>;
  /** Paths that begin so, for completion; folders end with a slash. */
  paths(prefix: string): Promise<readonly string[]>;
}

/** How the chat ended. */
export type ChatExit = {
  /** The session to resume; undefined when nothing was said. */
  readonly session: string | undefined;
} & (
  | { readonly reason: 'quit' }
  | { readonly reason: 'signal'; readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' }
  /** The terminal went away. */
  | { readonly reason: 'closed' }
  | { readonly reason: 'crash'; readonly error: unknown }
);
