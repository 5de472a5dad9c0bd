import type { ApprovalRequest, Decision, Operator } from '../../core/approval.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { formatMoney, parseAmount } from '../../core/money.ts';
import type { JudgedEdit } from '../chat-options.ts';
import { bufferOf, bufferText } from '../editor/buffer.ts';
import { editField } from '../editor/edit-keys.ts';
import { type Editor, emptyEditor } from '../editor/editor.ts';
import { chord, type Key } from '../keys/key.ts';
import { type ApprovalAction, type ApprovalCard, type ApprovalMode, approvalChoices, backToChoices, showValue } from './approval-card.ts';
import type { CardRequest, CardStep } from './card.ts';

/** A key on the approval card. Esc denies from the choices, and leads back to them from everywhere else. */
export function approvalKey(card: ApprovalCard, key: Key): CardStep {
  const pressed = chord(key);
  if (pressed === 'page-up' || pressed === 'page-down') return scrolled(card, pressed === 'page-up' ? -5 : 5);
  const { mode } = card;
  switch (mode.type) {
    case 'choices':
      return choiceKeys(card, mode, pressed);
    case 'reason':
      return fieldKeys(card, mode, key, () => decided(card, { type: 'deny', reason: text(mode.field) || 'the operator said no' }));
    case 'amount':
      return fieldKeys(card, mode, key, () => typedAmount(card, mode));
    case 'pick-field':
      return pickField(card, mode, pressed);
    case 'edit':
      return fieldKeys(card, mode, key, () => submitEdit(card, mode));
    case 'judging':
      return open(card);
    case 'sign-in':
      return signInKeys(card, mode, key);
  }
}

/** The edited arguments were judged: they are now what is shown, or the field says what is wrong. */
export function editJudged(card: ApprovalCard, judged: JudgedEdit): ApprovalCard {
  if (card.mode.type !== 'judging') return card;
  const { name, field } = card.mode;
  return judged.ok
    ? backToChoices({ ...card, request: judged.request, scroll: 0 })
    : { ...card, mode: { type: 'edit', name, field, problems: judged.problems } };
}

/** Another operator signed in, or did not: theirs is then the decision, still to be made. */
export function signedIn(card: ApprovalCard, operator: Operator | undefined): ApprovalCard {
  if (card.mode.type !== 'sign-in') return card;
  if (operator !== undefined) return backToChoices({ ...card, operator, signIn: false });
  return { ...card, mode: { ...card.mode, password: emptyEditor, busy: false, problem: 'Name or password is wrong.' } };
}

function open(card: ApprovalCard, request?: CardRequest): CardStep {
  return request === undefined ? { type: 'open', card } : { type: 'open', card, request };
}

function decided(card: ApprovalCard, decision: Decision): CardStep {
  return { type: 'closed', answer: { type: 'decided', signed: { decision, by: card.operator } } };
}

function scrolled(card: ApprovalCard, by: number): CardStep {
  // About as many rows as the card has in the narrowest window; the layout stops at the real end.
  const rows = Math.ceil(JSON.stringify(card.request).length / 30);
  return open({ ...card, scroll: Math.min(rows, Math.max(0, card.scroll + by)) });
}

function choiceKeys(card: ApprovalCard, mode: Extract<ApprovalMode, { type: 'choices' }>, pressed: string): CardStep {
  const choices = approvalChoices(card);
  const focusOn = (focus: number) => open({ ...card, mode: { ...mode, focus: Math.min(choices.length - 1, Math.max(0, focus)) } });
  if (pressed === 'escape') return decided(card, { type: 'deny', reason: 'the operator said no' });
  if (pressed === 'left' || pressed === 'up' || pressed === 'shift+tab') return focusOn(mode.focus - 1);
  if (pressed === 'right' || pressed === 'down' || pressed === 'tab') return focusOn(mode.focus + 1);
  if (/^[1-9]$/.test(pressed)) return focusOn(Number(pressed) - 1);
  const action = choices[mode.focus]?.action;
  return pressed === 'enter' && action !== undefined ? take(card, action) : open(card);
}

function take(card: ApprovalCard, action: ApprovalAction): CardStep {
  switch (action) {
    case 'approve':
      return card.request.typedAmount && card.request.proposal.amount !== undefined
        ? open({ ...card, mode: { type: 'amount', field: emptyEditor, problem: undefined } })
        : decided(card, allow(card, 'once'));
    case 'session':
      return decided(card, allow(card, 'session'));
    case 'deny':
      return open({ ...card, mode: { type: 'reason', field: emptyEditor } });
    case 'defer':
      return decided(card, { type: 'defer' });
    case 'details':
      return open({ ...card, expanded: !card.expanded, scroll: 0 });
    case 'edit': {
      const [only, ...others] = card.request.editable;
      return open(only !== undefined && others.length === 0 ? editing(card, only) : { ...card, mode: { type: 'pick-field', focus: 0 } });
    }
    case 'other-operator':
      return open({
        ...card,
        mode: { type: 'sign-in', name: emptyEditor, password: emptyEditor, focus: 'name', problem: undefined, busy: false },
      });
  }
}

function allow(card: ApprovalCard, scope: 'once' | 'session'): Decision {
  return { type: 'allow', scope, ...(card.request === card.original ? {} : { editedInput: card.request.input }) };
}

/** Keys of a mode that is one text field: Enter ends it, Esc gives it up. */
function fieldKeys(card: ApprovalCard, mode: Extract<ApprovalMode, { readonly field: Editor }>, key: Key, enter: () => CardStep): CardStep {
  const pressed = chord(key);
  if (pressed === 'escape') return open(backToChoices(card));
  if (pressed === 'enter') return enter();
  const field = editField(mode.field, key);
  return open(field === undefined ? card : { ...card, mode: { ...mode, field } });
}

function typedAmount(card: ApprovalCard, mode: Extract<ApprovalMode, { type: 'amount' }>): CardStep {
  const amount = card.request.proposal.amount;
  if (amount === undefined || parseAmount(text(mode.field)) === amount.cents) return decided(card, allow(card, 'once'));
  return open({ ...card, mode: { ...mode, problem: `That is not ${formatMoney(amount)}.` } });
}

function pickField(card: ApprovalCard, mode: Extract<ApprovalMode, { type: 'pick-field' }>, pressed: string): CardStep {
  const names = card.request.editable;
  const focusOn = (focus: number) => open({ ...card, mode: { ...mode, focus: Math.min(names.length - 1, Math.max(0, focus)) } });
  if (pressed === 'escape') return open(backToChoices(card));
  if (pressed === 'left' || pressed === 'up' || pressed === 'shift+tab') return focusOn(mode.focus - 1);
  if (pressed === 'right' || pressed === 'down' || pressed === 'tab') return focusOn(mode.focus + 1);
  if (/^[1-9]$/.test(pressed)) return focusOn(Number(pressed) - 1);
  const name = names[mode.focus];
  return pressed === 'enter' && name !== undefined ? open(editing(card, name)) : open(card);
}

function editing(card: ApprovalCard, name: string): ApprovalCard {
  const field = { ...emptyEditor, buffer: bufferOf(editableText(card.request, name)) };
  return { ...card, mode: { type: 'edit', name, field, problems: [] } };
}

function submitEdit(card: ApprovalCard, mode: Extract<ApprovalMode, { type: 'edit' }>): CardStep {
  if (text(mode.field) === editableText(card.request, mode.name)) return open(backToChoices(card));
  const before = card.request.input[mode.name];
  const value = readValue(mode.name, text(mode.field), before);
  if (value === undefined) {
    const problem = `${mode.name} has to be ${isCents(mode.name, before) ? 'an amount like 49.99' : 'a number'}.`;
    return open({ ...card, mode: { ...mode, problems: [problem] } });
  }
  if (JSON.stringify(value) === JSON.stringify(before)) return open(backToChoices(card));
  const input: JsonObject = { ...card.request.input, [mode.name]: value };
  return open({ ...card, mode: { type: 'judging', name: mode.name, field: mode.field } }, { type: 'judge-edit', input });
}

/** Money is edited as an amount, also where the call left it to the records; everything else as it stands. */
function editableText({ input, proposal }: ApprovalRequest, name: string): string {
  const value = input[name];
  const cents = isCents(name, value) ? Number(value) : name === 'amount' ? proposal.amount?.cents : undefined;
  return cents === undefined ? showValue(input, name) : (cents / 100).toFixed(2);
}

function isCents(name: string, value: JsonValue | undefined): boolean {
  return typeof value === 'number' && /cents$/i.test(name);
}

/** The value in the type it had before; undefined when the text is none of that type. */
function readValue(name: string, written: string, before: JsonValue | undefined): JsonValue | undefined {
  if (isCents(name, before)) return parseAmount(written);
  // Text, even where the call named whole cents: "30" typed here means thirty, not thirty cents.
  if (name === 'amount') return written;
  if (typeof before === 'number') return /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : undefined;
  if (typeof before === 'boolean') return written === 'true' ? true : written === 'false' ? false : undefined;
  return written;
}

function signInKeys(card: ApprovalCard, mode: Extract<ApprovalMode, { type: 'sign-in' }>, key: Key): CardStep {
  const pressed = chord(key);
  if (pressed === 'escape') return open(backToChoices(card));
  if (mode.busy) return open(card);
  if (pressed === 'tab' || pressed === 'up' || pressed === 'down' || pressed === 'shift+tab') {
    return open({ ...card, mode: { ...mode, focus: mode.focus === 'name' ? 'password' : 'name' } });
  }
  if (pressed === 'enter' && mode.focus === 'name') return open({ ...card, mode: { ...mode, focus: 'password' } });
  if (pressed === 'enter') {
    const request: CardRequest = { type: 'sign-in', name: text(mode.name), password: bufferText(mode.password.buffer) };
    return open({ ...card, mode: { ...mode, busy: true, problem: undefined } }, request);
  }
  const field = editField(mode[mode.focus], key);
  return open(field === undefined ? card : { ...card, mode: { ...mode, [mode.focus]: field, problem: undefined } });
}

function text(field: Editor): string {
  return bufferText(field.buffer).trim();
}
