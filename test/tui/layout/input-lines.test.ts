import { expect, test } from 'vitest';
import { startConversation } from '../../../src/core/conversation.ts';
import { openVerification } from '../../../src/tui/cards/verification-card.ts';
import { type Editor, emptyEditor, paste, type as typeText } from '../../../src/tui/editor/editor.ts';
import { draftLines } from '../../../src/tui/layout/input-lines.ts';
import { initialState } from '../../../src/tui/state/chat-state.ts';
import { withEditor } from '../../../src/tui/state/input.ts';
import { lineText } from '../../../src/tui/text/span.ts';
import { verificationRequest } from '../../helpers/chat-script.ts';
import { chatTeam } from '../../helpers/chat-team.ts';

const state = initialState({
  team: chatTeam,
  operator: { name: 'Ops', roles: [] },
  conversation: startConversation({ id: 's_1', team: 'teamflow', createdAt: 0 }),
  readOnly: false,
  engine: { name: 'local', model: 'local' },
  size: { columns: 60, rows: 24 },
  theme: 'none',
  screenReader: false,
  commands: [],
  now: 0,
});

const draft = (editor: Editor) =>
  draftLines({ ...state, cards: [openVerification(1, verificationRequest(), 0)], input: withEditor(state.input, editor) }).map(lineText);

test('a draft of several lines stands below a card in one row', () => {
  expect(draft(typeText(emptyEditor, 'first\nsecond'))).toEqual([' Draft, kept: first⏎second']);
});

test('a long paste in the draft is its chip below a card, too', () => {
  const pasted = Array.from({ length: 12 }, (_, index) => `row ${index + 1}`).join('\n');
  expect(draft(typeText(paste(emptyEditor, pasted), ' and so on'))).toEqual([' Draft, kept: [pasted 12 lines] and so on']);
});
