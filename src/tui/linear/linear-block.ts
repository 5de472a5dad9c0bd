import { formatMoney } from '../../core/money.ts';
import { type ApprovalCard, approvalChoices, showArgument } from '../cards/approval-card.ts';
import type { Card } from '../cards/card.ts';
import { verificationButtons } from '../cards/verification-card.ts';
import { bufferText } from '../editor/buffer.ts';
import { type Editor, emptyEditor } from '../editor/editor.ts';
import { fieldBlock } from '../layout/field-lines.ts';
import type { Block } from '../layout/frame.ts';
import { workText } from '../layout/live-lines.ts';
import type { ChatState } from '../state/chat-state.ts';
import { type Line, line } from '../text/span.ts';
import { truncate, wrapWords } from '../text/wrap.ts';

/** What is redrawn for a screen reader: one line to write in, and what it is for. Nothing moves by itself. */
export function linearBlock(state: ChatState): Block {
  const { columns, rows } = state.size;
  const above = remarks(state).flatMap((text) => wrapWords(line(text), columns));
  const { label, field, hidden } = prompt(state);
  const height = Math.max(1, rows - above.length - 2);
  const asked: Block =
    field === undefined
      ? { lines: wrapWords(line(label), columns) }
      : fieldBlock(field, truncate(line(label), Math.max(4, columns - 8)), columns, height, { hidden: hidden === true });
  const { cursor } = asked;
  return {
    lines: [...above, ...asked.lines].slice(-Math.max(1, rows - 1)) satisfies readonly Line[],
    ...(cursor === undefined ? {} : { cursor: { ...cursor, row: cursor.row + above.length } }),
  };
}

interface Prompt {
  readonly label: string;
  readonly field?: Editor;
  readonly hidden?: boolean;
}

function remarks({ hint, turn, cards, input, team }: ChatState): readonly string[] {
  const { menu } = input;
  const now = menu?.items[menu.selected];
  return [
    ...(hint === undefined ? [] : [hint]),
    ...(turn === undefined || cards.length > 0 ? [] : [`${workText({ team }, turn)}. Escape interrupts.`]),
    ...(menu === undefined
      ? []
      : [
          now === undefined
            ? `Completions: ${menu.items.map(({ value }) => value).join(', ')}`
            : `Completion: ${now.value}, ${now.detail ?? ''}`,
        ]),
  ];
}

function prompt(state: ChatState): Prompt {
  const [card] = state.cards;
  if (card !== undefined) return cardPrompt(card);
  const { search, editor, past } = state.input;
  if (search === undefined) return { label: 'Message: ', field: editor };
  const found = past[search.index];
  return {
    label: found === undefined || bufferText(search.query.buffer) === '' ? 'Search earlier inputs: ' : `Found: ${found}. Search: `,
    field: search.query,
  };
}

function cardPrompt(card: Card): Prompt {
  switch (card.type) {
    case 'approval':
      return approvalPrompt(card);
    case 'verification': {
      const { fields } = card.request;
      const field = fields[card.focus];
      const problem = card.problem === undefined ? '' : `${card.problem} `;
      if (field === undefined) return { label: `${problem}${verificationButtons[card.focus - fields.length] ?? ''}. Enter takes it.` };
      return {
        label: `${problem}${field.label}, field ${card.focus + 1} of ${fields.length}: `,
        field: card.values[field.factor] ?? emptyEditor,
      };
    }
    case 'choice': {
      const chosen = card.choices[card.focus];
      const label =
        chosen === undefined ? 'Nothing found.' : `Now ${card.focus + 1} of ${card.choices.length}: ${chosen.label}. Enter takes it.`;
      return card.search === undefined ? { label } : { label: `${label} Search: `, field: card.search };
    }
  }
}

function approvalPrompt({ mode, request, ...card }: ApprovalCard): Prompt {
  switch (mode.type) {
    case 'choices': {
      const choices = approvalChoices({ mode, request, ...card });
      return { label: `Type a number from 1 to ${choices.length}, then Enter. Now ${mode.focus + 1}: ${choices[mode.focus]?.label ?? ''}` };
    }
    case 'pick-field':
      return {
        label: `Which argument? ${request.editable.map((name, index) => `${index + 1} ${name}`).join(', ')}. Now: ${request.editable[mode.focus] ?? ''}`,
      };
    case 'reason':
      return { label: 'Why not? Enter denies, Escape goes back: ', field: mode.field };
    case 'amount': {
      const amount = request.proposal.amount;
      return {
        label: `${mode.problem ?? ''} Type ${amount === undefined ? 'the amount' : formatMoney(amount)} to approve: `.trimStart(),
        field: mode.field,
      };
    }
    case 'edit':
      return {
        label: `${mode.problems.join(' ')} ${mode.name}, now ${showArgument(request, mode.name) || 'empty'}: `.trimStart(),
        field: mode.field,
      };
    case 'judging':
      return { label: 'Checking the change against the policy.' };
    case 'sign-in':
      return {
        label: `${mode.problem ?? ''} ${mode.focus === 'name' ? 'Name' : 'Password'}: `.trimStart(),
        field: mode[mode.focus],
        hidden: mode.focus === 'password',
      };
  }
}
