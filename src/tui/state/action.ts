import type { Operator } from '../../core/approval.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { StoredEntry } from '../../core/entry.ts';
import type { TurnEvent } from '../../core/event.ts';
import type { Card, CardAnswer, CardRequest } from '../cards/card.ts';
import type { Choice } from '../cards/choice-card.ts';
import type { JudgedEdit } from '../chat-options.ts';
import type { TerminalInput } from '../keys/key.ts';
import type { ThemeName } from '../theme/theme.ts';
import type { Size } from './chat-state.ts';
import type { Completion } from './input.ts';
import type { Item } from './item.ts';

/** What happens to the chat. Each comes with the time. */
export type Action =
  | { readonly type: 'input'; readonly input: TerminalInput }
  /** Once a frame, before it is painted: what is complete becomes history. */
  | { readonly type: 'frame' }
  /** A second or a minute has passed. */
  | { readonly type: 'tick' }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'turn-began'; readonly items: readonly Item[] }
  | { readonly type: 'event'; readonly event: TurnEvent }
  /** The turn is over, however it ended; `items` say what its events did not. */
  | { readonly type: 'turn-ended'; readonly items: readonly Item[] }
  | { readonly type: 'entries'; readonly entries: readonly StoredEntry[] }
  | { readonly type: 'show'; readonly items: readonly Item[] }
  | { readonly type: 'hint'; readonly text: string | undefined }
  | { readonly type: 'ask'; readonly card: Card }
  | { readonly type: 'card-gone'; readonly id: number }
  | { readonly type: 'edit-judged'; readonly id: number; readonly judged: JudgedEdit }
  | { readonly type: 'signed-in'; readonly id: number; readonly operator: Operator | undefined }
  | { readonly type: 'found'; readonly id: number; readonly choices: readonly Choice[] }
  | { readonly type: 'session'; readonly conversation: Conversation; readonly readOnly: boolean; readonly items: readonly Item[] }
  /** Another process has the session now. */
  | { readonly type: 'taken' }
  | { readonly type: 'draft'; readonly text: string }
  | { readonly type: 'past'; readonly past: readonly string[] }
  | { readonly type: 'completions'; readonly for: string; readonly from: number; readonly items: readonly Completion[] }
  | { readonly type: 'engine'; readonly name: string; readonly model: string }
  | { readonly type: 'status'; readonly lateEscalations: number }
  | { readonly type: 'theme'; readonly theme: ThemeName };

/** What the chat wants done: said by `update`, done by whoever runs it. */
export type Effect =
  | { readonly type: 'submit'; readonly text: string }
  | { readonly type: 'remember'; readonly text: string }
  | { readonly type: 'interrupt' }
  | { readonly type: 'leave' }
  | { readonly type: 'suspend' }
  | { readonly type: 'edit-draft'; readonly text: string }
  | { readonly type: 'complete'; readonly line: string; readonly word: string; readonly from: number }
  | { readonly type: 'answer'; readonly card: number; readonly answer: CardAnswer }
  | { readonly type: 'card-request'; readonly card: number; readonly request: CardRequest }
  | { readonly type: 'background'; readonly dark: boolean }
  | { readonly type: 'enable-keyboard-protocol' };
