import { extend } from '../../core/conversation.ts';
import type { StoredEntry } from '../../core/entry.ts';
import { editJudged, signedIn } from '../cards/approval-keys.ts';
import type { Card } from '../cards/card.ts';
import { notYetShown, quietTime } from '../cards/card.ts';
import { bufferOf } from '../editor/buffer.ts';
import { replace } from '../editor/editor.ts';
import { announcementKey, cardAnnouncement } from '../linear/linear-card.ts';
import type { Action, Effect } from './action.ts';
import type { ChatState } from './chat-state.ts';
import { complete, type Menu, withEditor } from './input.ts';
import { type Item, place } from './item.ts';
import { takeInput } from './take-input.ts';
import { fold, settle, startTurn } from './turn-view.ts';

export interface Update {
  readonly state: ChatState;
  readonly effects: readonly Effect[];
}

/** The chat after something happened, and what is to be done about it. Pure: `now` (ms, UTC) is handed in. */
export function update(before: ChatState, action: Action, now: number): Update {
  const state = { ...before, now };
  const { state: after, effects } = action.type === 'input' ? takeInput(state, action.input) : { state: apply(state, action), effects: [] };
  return { state: announced(before, after), effects };
}

/** For a screen reader a card is written into the history when it comes up, and again when it says something else. */
function announced(before: ChatState, after: ChatState): ChatState {
  if (!after.screenReader) return after;
  const [card] = after.cards;
  const [earlier] = before.cards;
  if (card === undefined || (earlier !== undefined && announcementKey(card) === announcementKey(earlier))) return after;
  return show(settled(after), [{ type: 'card', lines: cardAnnouncement(card, after.now) }]);
}

function apply(state: ChatState, action: Exclude<Action, { type: 'input' }>): ChatState {
  switch (action.type) {
    case 'frame':
      return settled(shown(state));
    case 'tick':
      return state;
    case 'resized':
      return { ...state, size: action.size };
    case 'turn-began':
      return { ...show(state, action.items), turn: startTurn(state.now), hint: undefined };
    case 'event':
      return state.turn === undefined ? state : { ...state, turn: fold(state.turn, action.event, state.team) };
    case 'turn-ended':
      return { ...show(settled(state), action.items), turn: undefined, cards: state.cards.filter(({ type }) => type === 'choice') };
    case 'entries':
      return { ...state, conversation: extend(state.conversation, newer(state, action.entries)) };
    case 'show':
      return state.turn === undefined ? show(state, action.items) : duringTurn(state, action.items);
    case 'hint':
      return { ...state, hint: action.text };
    case 'ask':
      return { ...state, cards: [...state.cards, action.card] };
    case 'card-gone':
      return {
        ...state,
        cards: nextQuiet(
          state,
          state.cards.filter(({ id }) => id !== action.id),
        ),
      };
    case 'edit-judged':
      return changeCard(state, action.id, (card) => (card.type === 'approval' ? editJudged(card, action.judged) : card));
    case 'signed-in':
      return changeCard(state, action.id, (card) => (card.type === 'approval' ? signedIn(card, action.operator) : card));
    case 'found':
      return changeCard(state, action.id, (card) => (card.type === 'choice' ? { ...card, choices: action.choices, focus: 0 } : card));
    case 'session':
      return { ...show({ ...state, conversation: action.conversation, readOnly: action.readOnly, turn: undefined }, action.items) };
    case 'taken':
      return { ...state, readOnly: true };
    case 'draft':
      return { ...state, input: withEditor(state.input, replace(state.input.editor, bufferOf(action.text))) };
    case 'past':
      return { ...state, input: { ...state.input, past: [...action.past, ...state.input.past] } };
    case 'completions':
      return offered(state, action);
    case 'engine':
      return { ...state, engine: { name: action.name, model: action.model } };
    case 'status':
      return { ...state, lateEscalations: action.lateEscalations };
    case 'theme':
      return { ...state, theme: action.theme };
  }
}

function show(state: ChatState, items: readonly Item[]): ChatState {
  return { ...state, history: place(state.history, items) };
}

/** While a turn runs, what else is shown takes its place behind what has been said so far. */
function duringTurn(state: ChatState, items: readonly Item[]): ChatState {
  const { turn } = state;
  if (turn === undefined) return state;
  return { ...state, turn: { ...turn, parts: [...turn.parts, ...items.map((item) => ({ item, done: true }))] } };
}

function settled(state: ChatState): ChatState {
  if (state.turn === undefined) return state;
  const { view, items } = settle(state.turn);
  return view === state.turn ? state : { ...show(state, items), turn: view };
}

/** An entry that is already there is not taken in twice: it may come as an event and by refreshing. */
function newer(state: ChatState, entries: readonly StoredEntry[]): readonly StoredEntry[] {
  const last = state.conversation.entries.at(-1)?.seq ?? 0;
  return entries.filter(({ seq }) => seq > last);
}

function changeCard(state: ChatState, id: number, change: (card: Card) => Card): ChatState {
  return { ...state, cards: state.cards.map((card) => (card.id === id ? change(card) : card)) };
}

/** The card that comes to the front is as new to the eye as one that has just appeared. */
function nextQuiet(state: ChatState, cards: readonly Card[]): readonly Card[] {
  const [first, ...others] = cards;
  if (first === undefined || first.id === state.cards[0]?.id) return cards;
  return [first.type === 'choice' ? first : { ...first, quietUntil: notYetShown }, ...others];
}

/** The card in front comes onto the screen with this frame: its quiet begins. */
function shown(state: ChatState): ChatState {
  const [first, ...others] = state.cards;
  if (first?.quietUntil !== notYetShown) return state;
  return { ...state, cards: [{ ...first, quietUntil: state.now + quietTime }, ...others] };
}

/** Completions for what is still written: a single one is put in at once. */
function offered(state: ChatState, action: Extract<Action, { type: 'completions' }>): ChatState {
  const { input } = state;
  const { buffer } = input.editor;
  const written = buffer.cells.slice(action.from, buffer.cursor).join('');
  if (written !== action.for) return state;
  const [only, ...others] = action.items;
  if (only === undefined) return { ...state, hint: 'Nothing to complete here.' };
  const menu: Menu = { from: action.from, items: action.items, selected: 0 };
  return { ...state, input: others.length === 0 ? complete(input, menu, only) : { ...input, menu } };
}
