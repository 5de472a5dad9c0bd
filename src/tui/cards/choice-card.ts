import { bufferText } from '../editor/buffer.ts';
import { editField } from '../editor/edit-keys.ts';
import { type Editor, emptyEditor } from '../editor/editor.ts';
import { chord, type Key } from '../keys/key.ts';
import type { CardStep } from './card.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

/** A list to choose from: sessions, engines, approvals, or the answers to a question. */
export interface ChoiceCard {
  readonly type: 'choice';
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly focus: number;
  /** A field to search with; undefined for a plain question. */
  readonly search: Editor | undefined;
  /** ms, UTC: takes no key before. */
  readonly quietUntil: number;
}

export interface ChoiceQuestion {
  readonly title: string;
  readonly text?: string;
  readonly choices: readonly Choice[];
  /** Where the focus starts: the choice that does least. */
  readonly focus?: number;
  readonly searchable?: boolean;
}

export function openChoice(id: number, question: ChoiceQuestion): ChoiceCard {
  return {
    type: 'choice',
    id,
    title: question.title,
    text: question.text ?? '',
    choices: question.choices,
    focus: question.focus ?? 0,
    search: question.searchable === true ? emptyEditor : undefined,
    quietUntil: 0,
  };
}

export function choiceKey(card: ChoiceCard, key: Key): CardStep {
  const last = Math.max(0, card.choices.length - 1);
  const focusOn = (focus: number): CardStep => ({ type: 'open', card: { ...card, focus: Math.min(last, Math.max(0, focus)) } });
  switch (chord(key)) {
    case 'escape':
      return { type: 'closed', answer: { type: 'chosen', id: undefined } };
    case 'enter': {
      const chosen = card.choices[card.focus];
      return chosen === undefined ? { type: 'open', card } : { type: 'closed', answer: { type: 'chosen', id: chosen.id } };
    }
    case 'up':
    case 'shift+tab':
      return focusOn(card.focus - 1);
    case 'down':
    case 'tab':
      return focusOn(card.focus + 1);
    case 'page-up':
      return focusOn(card.focus - 8);
    case 'page-down':
      return focusOn(card.focus + 8);
  }
  if (card.search === undefined) return /^[1-9]$/.test(key.text) ? focusOn(Number(key.text) - 1) : { type: 'open', card };
  const search = editField(card.search, key);
  if (search === undefined) return { type: 'open', card };
  return { type: 'open', card: { ...card, search, focus: 0 }, request: { type: 'search', text: bufferText(search.buffer) } };
}
