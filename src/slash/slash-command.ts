import type { Team } from '../core/agent.ts';
import type { ApprovalRequest, Operator, SignedDecision } from '../core/approval.ts';
import type { Conversation } from '../core/conversation.ts';
import type { CustomerRef } from '../core/customer.ts';
import type { TurnInput } from '../core/dependencies.ts';
import type { Entry } from '../core/entry.ts';
import type { ChoiceQuestion } from '../tui/cards/choice-card.ts';
import type { ChatOptions, OpenedSession } from '../tui/chat-options.ts';
import type { Completion } from '../tui/state/input.ts';
import type { Item } from '../tui/state/item.ts';

/** What a command may see and do: the chat without its screen. */
export interface SlashChat extends Pick<ChatOptions, 'customers' | 'engines' | 'approvals' | 'sessions' | 'outside' | 'usage'> {
  readonly team: Team;
  readonly operator: Operator;
  readonly conversation: Conversation;
  /** ms, UTC */
  readonly now: number;
  /** All commands, for `/help`. */
  readonly commands: readonly SlashCommand[];
  show(...items: readonly Item[]): void;
  /** Runs a turn; returns when it is over. */
  turn(input: TurnInput): Promise<void>;
  /** Stores entries outside a turn. */
  append(...entries: readonly Entry[]): Promise<void>;
  /** Asks; undefined when the question was left with Esc. `search` answers what is typed into its field. */
  choose(question: ChoiceQuestion, search?: (text: string) => Promise<ChoiceQuestion['choices']>): Promise<string | undefined>;
  /** The card of a waiting approval; the decision is not yet carried out. */
  decide(request: ApprovalRequest): Promise<SignedDecision>;
  /** The identity form for a customer, outside a turn. */
  verify(customer: CustomerRef): Promise<void>;
  /** Opens a session by id, asking what to do when another process has it; undefined: a new one. */
  open(session: string | undefined): Promise<OpenedSession | undefined>;
  /** Puts text on the clipboard, through the terminal. */
  copy(text: string): void;
  /** The engine was chosen: what the status line says. */
  engineChosen(name: string, model: string): void;
  clearScreen(): void;
  leave(): void;
}

/** One slash command: a plain function over the chat. A line in `index.ts` makes it known. */
export interface SlashCommand {
  readonly name: string;
  /** What stands behind the name: `[agent|auto]`. */
  readonly usage?: string;
  /** One line for `/help` and the menu. */
  readonly summary: string;
  /** May run while a turn does: it only shows. */
  readonly anytime: boolean;
  /** What may stand behind the name, given the beginning of it. */
  complete?(partial: string, chat: SlashChat): Promise<readonly Completion[]>;
  /** Throws `UserError` for what the operator can mend. */
  run(words: string, chat: SlashChat): Promise<void>;
}
