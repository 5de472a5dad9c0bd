import { expect, test } from 'vitest';
import { startConversation } from '../../../src/core/conversation.ts';
import { openApproval } from '../../../src/tui/cards/approval-card.ts';
import { notYetShown } from '../../../src/tui/cards/card.ts';
import { key, type TerminalInput, typed } from '../../../src/tui/keys/key.ts';
import type { Action, Effect } from '../../../src/tui/state/action.ts';
import { type ChatState, initialState } from '../../../src/tui/state/chat-state.ts';
import { inputText } from '../../../src/tui/state/input.ts';
import { update } from '../../../src/tui/state/update.ts';
import { refundRequest } from '../../helpers/chat-script.ts';
import { chatTeam } from '../../helpers/chat-team.ts';

const start = initialState({
  team: chatTeam,
  operator: { name: 'Ops', roles: [] },
  conversation: startConversation({ id: 's_1', team: 'teamflow', createdAt: 0 }),
  readOnly: false,
  engine: { name: 'local', model: 'local' },
  size: { columns: 80, rows: 24 },
  theme: 'dark',
  screenReader: false,
  commands: [
    { name: 'help', summary: 'help' },
    { name: 'agent', summary: 'pin' },
    { name: 'agents', summary: 'list' },
  ],
  now: 0,
});

function after(state: ChatState, ...happened: readonly (Action | TerminalInput)[]): { state: ChatState; effects: readonly Effect[] } {
  const effects: Effect[] = [];
  let current = state;
  for (const each of happened) {
    const action: Action =
      each.type === 'key' || each.type === 'paste' || each.type === 'focus' ? { type: 'input', input: each } : (each as Action);
    const next = update(current, action, current.now);
    current = next.state;
    effects.push(...next.effects);
  }
  return { state: current, effects };
}

const enter = key('enter');
const ctrlC = typed('c', { ctrl: true });

test('Enter submits and puts the text into the past; a paste never submits', () => {
  const sent = after(start, typed('hello'), enter);
  expect(sent.effects).toEqual([
    { type: 'remember', text: 'hello' },
    { type: 'submit', text: 'hello' },
  ]);
  expect(sent.state.input.past).toEqual(['hello']);
  expect(after(start, { type: 'paste', text: 'one\rtwo\r' }).effects).toEqual([]);
});

test('nothing but white space is not submitted', () => {
  expect(after(start, typed('  '), enter).effects).toEqual([]);
});

test('while an agent works a message waits in the input', () => {
  const working = after(start, { type: 'turn-began', items: [] }, typed('next'), enter);
  expect(working.effects).toEqual([]);
  expect(inputText(working.state.input)).toBe('next');
  expect(working.state.hint).toContain('still at work');
});

test('while an agent works a path is a message like any other, and a command goes through', () => {
  const working = after(start, { type: 'turn-began', items: [] });
  expect(after(working.state, typed('/usr/bin is missing'), enter).effects).toEqual([]);
  expect(after(working.state, typed('/why'), enter).effects).toContainEqual({ type: 'submit', text: '/why' });
});

test('Ctrl+C: interrupts, then puts the draft away, then asks, then leaves', () => {
  const working = after(start, { type: 'turn-began', items: [] }, typed('draft'));
  const interrupted = after(working.state, ctrlC);
  expect(interrupted.effects).toEqual([{ type: 'interrupt' }]);
  const idle = after(interrupted.state, { type: 'turn-ended', items: [] });
  const away = after(idle.state, ctrlC);
  expect(away.effects).toEqual([{ type: 'remember', text: 'draft' }]);
  expect(after(away.state, ctrlC).effects).toEqual([]);
  expect(after(away.state, ctrlC, ctrlC).effects).toEqual([{ type: 'leave' }]);
  expect(after(away.state, ctrlC, typed('x'), ctrlC).effects).toEqual([{ type: 'remember', text: 'x' }]);
});

const card = openApproval(7, {
  request: refundRequest(),
  position: 1,
  total: 1,
  operator: { name: 'Ops', roles: [] },
  signIn: false,
  quietUntil: 350,
});

test('a card that has just appeared takes no key; each absorbed key begins the quiet anew', () => {
  const asked = after({ ...start, now: 0 }, { type: 'ask', card });
  const early = after({ ...asked.state, now: 300 }, key('left'), key('left'), enter);
  expect(early.effects).toEqual([]);
  const still = after({ ...early.state, now: 500 }, enter);
  expect(still.effects).toEqual([]);
  const later = after({ ...still.state, now: 851 }, key('escape'));
  expect(later.effects).toEqual([
    {
      type: 'answer',
      card: 7,
      answer: { type: 'decided', signed: expect.objectContaining({ decision: { type: 'deny', reason: 'the operator said no' } }) },
    },
  ]);
});

test('the quiet of a card begins with the frame that shows it, however late that comes', () => {
  const asked = after({ ...start, now: 0 }, { type: 'ask', card: { ...card, quietUntil: notYetShown } });
  const unseen = after({ ...asked.state, now: 5000 }, key('escape'));
  expect(unseen.effects).toEqual([]);
  const seen = after({ ...unseen.state, now: 6000 }, { type: 'frame' });
  expect(after({ ...seen.state, now: 6349 }, key('escape')).effects).toEqual([]);
  expect(after({ ...seen.state, now: 6350 }, key('escape')).effects).toMatchObject([{ type: 'answer', card: 7 }]);
});

test('what is typed while a card appears goes into the draft', () => {
  const asked = after(start, typed('half a '), { type: 'ask', card }, typed('sentence'));
  expect(inputText(asked.state.input)).toBe('half a sentence');
});

test('the names of commands are offered as they are typed', () => {
  expect(after(start, typed('/ag')).state.input.menu?.items.map(({ value }) => value)).toEqual(['/agent', '/agents']);
  const chosen = after(start, typed('/ag'), key('down'), key('down'), key('tab'));
  expect(inputText(chosen.state.input)).toBe('/agents ');
});

test('history: up through what was sent, down to the draft', () => {
  const sent = after(start, typed('one'), enter, typed('two'), enter, typed('draft'));
  const back = after(sent.state, key('up'), key('up'));
  expect(inputText(back.state.input)).toBe('one');
  expect(inputText(after(back.state, key('down'), key('down')).state.input)).toBe('draft');
});

test('an entry that comes twice is taken in once', () => {
  const entry = { type: 'note', text: 'x', by: 'Ops', seq: 1, at: 0 } as const;
  const twice = after(start, { type: 'entries', entries: [entry] }, { type: 'entries', entries: [entry] });
  expect(twice.state.conversation.entries).toEqual([entry]);
});

test('Ctrl+C on a card that no turn waits for decides nothing and puts it aside', () => {
  const asked = after({ ...start, now: 1000 }, { type: 'ask', card }, ctrlC);
  expect(asked.effects).toMatchObject([{ type: 'answer', card: 7, answer: { signed: { decision: { type: 'defer' } } } }]);
  const inTurn = after({ ...start, now: 1000 }, { type: 'turn-began', items: [] }, { type: 'ask', card }, ctrlC);
  expect(inTurn.effects).toEqual([{ type: 'interrupt' }]);
});
