import type { Team } from '../../core/agent.ts';
import type { Operator } from '../../core/approval.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { Card } from '../cards/card.ts';
import type { ThemeName } from '../theme/theme.ts';
import { emptyInput, type Input } from './input.ts';
import type { Placed } from './item.ts';
import type { TurnView } from './turn-view.ts';

/** All that the chat shows, and nothing that it does. Changed by `update` alone. */
export interface ChatState {
  readonly team: Team;
  readonly operator: Operator;
  readonly conversation: Conversation;
  /** Another process has the session. */
  readonly readOnly: boolean;
  /** Written once, never redrawn. Only grows. */
  readonly history: readonly Placed[];
  /** The turn that runs. */
  readonly turn: TurnView | undefined;
  /** The first one is open. */
  readonly cards: readonly Card[];
  readonly input: Input;
  /** One line that goes with the next key. */
  readonly hint: string | undefined;
  /** Ctrl+C or Ctrl+D again leaves. */
  readonly leaving: boolean;
  readonly engine: { readonly name: string; readonly model: string };
  readonly lateEscalations: number;
  readonly size: Size;
  /** False once the terminal said that its window lost the focus. */
  readonly focused: boolean;
  readonly theme: ThemeName;
  readonly screenReader: boolean;
  /** Names of the slash commands, for the menu that opens as they are typed. */
  readonly commands: readonly CommandName[];
  /** ms, UTC, as of the last action. */
  readonly now: number;
}

interface CommandName {
  readonly name: string;
  readonly summary: string;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export type InitialState = Pick<
  ChatState,
  'team' | 'operator' | 'conversation' | 'readOnly' | 'engine' | 'size' | 'theme' | 'screenReader' | 'commands' | 'now'
>;

export function initialState(initial: InitialState): ChatState {
  return {
    ...initial,
    history: [],
    turn: undefined,
    cards: [],
    input: emptyInput,
    hint: undefined,
    leaving: false,
    lateEscalations: 0,
    focused: true,
  };
}
