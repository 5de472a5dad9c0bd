import type { Factor, VerificationRequest } from '../../core/customer.ts';
import { bufferText } from '../editor/buffer.ts';
import { editField } from '../editor/edit-keys.ts';
import { type Editor, emptyEditor } from '../editor/editor.ts';
import { chord, type Key } from '../keys/key.ts';
import type { CardStep } from './card.ts';

/** The identity form. What is typed into it lives here and in the answer, and nowhere else. */
export interface VerificationCard {
  readonly type: 'verification';
  readonly id: number;
  readonly request: VerificationRequest;
  readonly values: Readonly<Partial<Record<Factor, Editor>>>;
  /** A field, or behind the last one: check, leave for later, give up. */
  readonly focus: number;
  readonly problem: string | undefined;
  /** First row above the fields that is shown, when the window is too small for all of them. */
  readonly scroll: number;
  /** ms, UTC: takes no key before. */
  readonly quietUntil: number;
}

export const verificationButtons = ['Check the answers', 'Leave for later', 'Give up the check'] as const;

export function openVerification(id: number, request: VerificationRequest, quietUntil: number): VerificationCard {
  const problem = request.mismatch ? 'The answers do not match the records.' : undefined;
  return { type: 'verification', id, request, values: {}, focus: 0, problem, scroll: 0, quietUntil };
}

export function verificationKey(card: VerificationCard, key: Key): CardStep {
  const { fields } = card.request;
  const count = fields.length + verificationButtons.length;
  const focusOn = (focus: number): CardStep => ({ type: 'open', card: { ...card, focus: (focus + count) % count } });
  const pressed = chord(key);
  if (pressed === 'escape') return { type: 'closed', answer: { type: 'answers', answers: 'defer' } };
  if (pressed === 'page-up' || pressed === 'page-down') return { type: 'open', card: scrolled(card, pressed === 'page-up' ? -3 : 3) };
  if (pressed === 'up' || pressed === 'shift+tab') return focusOn(card.focus - 1);
  if (pressed === 'down' || pressed === 'tab') return focusOn(card.focus + 1);
  const field = fields[card.focus];
  if (field === undefined) return pressed === 'enter' ? press(card) : focusByArrow(pressed, card, focusOn);
  // Enter leads through the fields to the button, and never past it.
  if (pressed === 'enter') return card.focus === fields.length - 1 ? press({ ...card, focus: fields.length }) : focusOn(card.focus + 1);
  const value = editField(card.values[field.factor] ?? emptyEditor, key);
  if (value === undefined) return { type: 'open', card };
  return { type: 'open', card: { ...card, problem: undefined, values: { ...card.values, [field.factor]: value } } };
}

/** What was typed into a field. */
export function fieldValue(card: VerificationCard, factor: Factor): string {
  const editor = card.values[factor];
  return editor === undefined ? '' : bufferText(editor.buffer).trim();
}

function scrolled(card: VerificationCard, by: number): VerificationCard {
  // About as many rows as the form has in the narrowest window; the layout stops at the real end.
  const rows = Math.ceil(JSON.stringify(card.request).length / 30);
  return { ...card, scroll: Math.min(rows, Math.max(0, card.scroll + by)) };
}

function focusByArrow(pressed: string, card: VerificationCard, focusOn: (focus: number) => CardStep): CardStep {
  if (pressed === 'left') return focusOn(card.focus - 1);
  return pressed === 'right' ? focusOn(card.focus + 1) : { type: 'open', card };
}

function press(card: VerificationCard): CardStep {
  const { fields } = card.request;
  const button = card.focus - fields.length;
  if (button > 0) return { type: 'closed', answer: { type: 'answers', answers: button === 1 ? 'defer' : 'decline' } };
  const empty = fields.findIndex(({ factor }) => fieldValue(card, factor) === '');
  const missing = fields[empty];
  // A half-filled form would cost one of three attempts.
  if (missing !== undefined) return { type: 'open', card: { ...card, focus: empty, problem: `${missing.label} is still empty.` } };
  const answers = Object.fromEntries(fields.map(({ factor }) => [factor, fieldValue(card, factor)]));
  return { type: 'closed', answer: { type: 'answers', answers } };
}
