import { approvalKey } from '../cards/approval-keys.ts';
import { type Card, type CardAnswer, type CardStep, quietTime } from '../cards/card.ts';
import { choiceKey } from '../cards/choice-card.ts';
import { verificationKey } from '../cards/verification-card.ts';
import { bufferText } from '../editor/buffer.ts';
import { editField } from '../editor/edit-keys.ts';
import { paste } from '../editor/editor.ts';
import { chord, type Key, type TerminalInput, typed } from '../keys/key.ts';
import type { Effect } from './action.ts';
import type { ChatState } from './chat-state.ts';
import { putAway, withEditor } from './input.ts';
import { inputKey } from './input-keys.ts';
import type { Update } from './update.ts';

/** What comes in from the keyboard. */
export function takeInput(state: ChatState, input: TerminalInput): Update {
  switch (input.type) {
    case 'focus':
      return only({ ...state, focused: input.focused });
    case 'background':
      // Perceived lightness: green weighs most.
      return { state, effects: [{ type: 'background', dark: 0.299 * input.red + 0.587 * input.green + 0.114 * input.blue < 0.5 }] };
    case 'keyboard-protocol':
      return { state, effects: [{ type: 'enable-keyboard-protocol' }] };
    case 'paste':
      return takePaste(state, input.text);
    case 'key':
      return takeKey(state, input);
  }
}

const only = (state: ChatState, ...effects: readonly Effect[]): Update => ({ state, effects });

/** A paste goes into the field of an open card on one line, else into the draft; it never presses anything. */
function takePaste(state: ChatState, text: string): Update {
  const [card] = state.cards;
  if (card === undefined || isQuiet(card, state.now)) {
    return only({ ...state, input: withEditor(state.input, paste(state.input.editor, text)), leaving: false, hint: undefined });
  }
  return onCard(state, card, typed(text.trim().replace(/\s+/g, ' ')));
}

function takeKey(before: ChatState, key: Key): Update {
  const pressed = chord(key);
  const state = { ...before, leaving: false, hint: undefined };
  if (pressed === 'ctrl+c') return interruptOrLeave(before);
  if (pressed === 'ctrl+z') return only(state, { type: 'suspend' });
  const [card] = state.cards;
  if (card !== undefined) return isQuiet(card, state.now) ? absorbed(state, card, key) : onCard(state, card, key);
  if (pressed === 'escape' && before.turn !== undefined && state.input.menu === undefined && state.input.search === undefined)
    return interrupt(state);
  if (pressed === 'ctrl+d' && state.input.editor.buffer.cells.length === 0) return leave(before);
  return inputKey(state, key);
}

function isQuiet(card: Card, now: number): boolean {
  return now < card.quietUntil;
}

/** A key that was meant for the draft goes there; one that could decide something goes nowhere. The quiet begins anew. */
function absorbed(state: ChatState, card: Card, key: Key): Update {
  const cards = state.cards.map((each) =>
    each.id === card.id ? { ...each, quietUntil: Math.max(each.quietUntil, state.now + quietTime) } : each,
  );
  const writes = (key.name === 'character' && !key.ctrl && !key.alt) || key.name === 'backspace';
  const editor = writes ? editField(state.input.editor, key) : undefined;
  return only({ ...state, cards, input: editor === undefined ? state.input : withEditor(state.input, editor) });
}

function onCard(state: ChatState, card: Card, key: Key): Update {
  const step = cardKey(card, key);
  if (step.type === 'closed') return only(state, { type: 'answer', card: card.id, answer: step.answer });
  const cards = state.cards.map((each) => (each.id === card.id ? step.card : each));
  return only(
    { ...state, cards },
    ...(step.request === undefined ? [] : [{ type: 'card-request', card: card.id, request: step.request } as const]),
  );
}

function cardKey(card: Card, key: Key): CardStep {
  switch (card.type) {
    case 'approval':
      return approvalKey(card, key);
    case 'verification':
      return verificationKey(card, key);
    case 'choice':
      return choiceKey(card, key);
  }
}

function interrupt(state: ChatState): Update {
  return state.turn === undefined ? only(state) : only({ ...state, turn: { ...state.turn, interrupted: true } }, { type: 'interrupt' });
}

/** Ctrl+C: interrupts what runs, else puts the draft away into history, else leaves at the second press. */
function interruptOrLeave(state: ChatState): Update {
  const [card] = state.cards;
  const away = card === undefined || (state.turn !== undefined && card.type !== 'choice') ? undefined : putAside(card);
  if (card !== undefined && away !== undefined) return only(state, { type: 'answer', card: card.id, answer: away });
  if (state.turn !== undefined && !state.turn.interrupted) return interrupt({ ...state, leaving: false });
  const text = bufferText(state.input.editor.buffer);
  if (text.trim() !== '') {
    const hint = 'The draft is in the history: ↑ brings it back.';
    return only({ ...state, leaving: false, input: putAway(state.input), hint }, { type: 'remember', text });
  }
  return leave(state);
}

/** What Ctrl+C makes of a card that no turn waits for: nothing is decided. */
function putAside(card: Card): CardAnswer {
  switch (card.type) {
    case 'approval':
      return { type: 'decided', signed: { decision: { type: 'defer' }, by: card.operator } };
    case 'verification':
      return { type: 'answers', answers: 'defer' };
    case 'choice':
      return { type: 'chosen', id: undefined };
  }
}

function leave(state: ChatState): Update {
  if (state.leaving) return only(state, { type: 'leave' });
  return only({ ...state, leaving: true, hint: 'Press Ctrl+C or Ctrl+D again to leave. The conversation is kept.' });
}
