import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noUsage } from '../../../src/core/conversation.ts';
import type { TurnEvent } from '../../../src/core/event.ts';
import type { Item } from '../../../src/tui/state/item.ts';
import { fold, settle, startTurn } from '../../../src/tui/state/turn-view.ts';
import { chatTeam } from '../../helpers/chat-team.ts';

const done = { status: 'done', summary: 'found', data: {} } as const;
const call = (id: string, tool = 'find_customer') => ({ id, tool, input: {} });

const turn: readonly TurnEvent[] = [
  { type: 'turn-started', session: 's_1', engine: 'local' },
  { type: 'agent-started', agent: 'triage' },
  { type: 'tool-started', agent: 'triage', call: call('h', 'handoff'), summary: '' },
  { type: 'tool-finished', callId: 'h', tool: 'handoff', result: done },
  { type: 'handed-off', from: 'triage', to: 'billing', reason: 'a refund', urgency: 'normal', brief: '' },
  { type: 'agent-started', agent: 'billing' },
  { type: 'tool-started', agent: 'billing', call: call('c_1'), summary: 'looking' },
  { type: 'tool-finished', callId: 'c_1', tool: 'find_customer', result: done },
  { type: 'text-delta', agent: 'billing', text: 'First paragraph.\n\nSecond ' },
  { type: 'text-delta', agent: 'billing', text: 'paragraph [1].' },
  { type: 'note', agent: 'billing', text: 'careful' },
  { type: 'citation', agent: 'billing', citation: { n: 1, document: 'd', anchor: 'a', heading: [], lines: [1, 2], quote: '' } },
  { type: 'reply-finished', agent: 'billing', stop: 'end', usage: noUsage, flags: [] },
  { type: 'turn-finished', outcome: { type: 'answered' }, durationMs: 1 },
];

/** All items of a turn, settled after each event whose bit is set. */
function items(events: readonly TurnEvent[], settled: (index: number) => boolean): readonly Item[] {
  let view = startTurn(0);
  const shown: Item[] = [];
  for (const [index, event] of events.entries()) {
    view = fold(view, event, chatTeam);
    if (!settled(index)) continue;
    const step = settle(view);
    view = step.view;
    shown.push(...step.items);
  }
  shown.push(...settle(view).items);
  return shown;
}

test('the badge stands with the agent that really speaks, and says where it comes from', () => {
  expect(items(turn, () => false).map(({ type }) => type)).toEqual(['badge', 'tool', 'reply', 'citations', 'for-you']);
  expect(items(turn, () => false)[0]).toEqual({
    type: 'badge',
    agent: 'Billing',
    handoff: { from: 'Triage', reason: 'a refund', urgency: 'normal' },
  });
});

test('of two matters that are handed over at once, each badge says its own', () => {
  const handed = (from: string, to: string, reason: string): TurnEvent => ({
    type: 'handed-off',
    from,
    to,
    reason,
    urgency: 'normal',
    brief: '',
  });
  const says = (agent: string): TurnEvent => ({ type: 'text-delta', agent, text: `${agent} speaks` });
  const badges = (events: readonly TurnEvent[]) =>
    items([...events, { type: 'turn-finished', outcome: { type: 'answered' }, durationMs: 1 }], () => true).flatMap((item) =>
      item.type === 'badge' ? [`${item.agent}: ${item.handoff?.reason}`] : [],
    );
  expect(
    badges([handed('triage', 'billing', 'a charge'), handed('triage', 'escalation', 'a fault'), says('billing'), says('escalation')]),
  ).toEqual(['Billing: a charge', 'Escalation: a fault']);
  expect(badges([handed('triage', 'billing', 'a charge'), handed('billing', 'escalation', 'a fault'), says('escalation')])).toEqual([
    'Escalation: a fault',
  ]);
  expect(badges([handed('triage', 'billing', 'a charge')])).toEqual(['…: a charge']);
});

test('searches that found the same place are one line; a write that ran twice is two', () => {
  const passages = [{ document: 'd', anchor: 'a', heading: [], lines: [1, 2] as const, text: '', hash: '' }];
  const found = { status: 'done', summary: '6 passages, first d', data: {}, passages } as const;
  const ran = (id: string, tool: string, result: typeof found | typeof done): readonly TurnEvent[] => [
    { type: 'tool-started', agent: 'billing', call: call(id, tool), summary: '' },
    { type: 'tool-finished', callId: id, tool, result },
  ];
  const events = [
    ...ran('1', 'search_knowledge', found),
    ...ran('2', 'search_knowledge', found),
    ...ran('3', 'issue_refund', done),
    ...ran('4', 'issue_refund', done),
  ];
  const tools = (settled: boolean) => items(events, () => settled).flatMap((item) => (item.type === 'tool' ? [item.tool] : []));
  expect(tools(true)).toEqual(['search_knowledge', 'issue_refund', 'issue_refund']);
  expect(tools(false)).toEqual(tools(true));
});

test('property: whenever it is settled, the same is shown, in the same order, once', () => {
  const text = (list: readonly Item[]) =>
    list
      .map((item) => (item.type === 'reply' ? item.markdown : item.type))
      .join('|')
      .replaceAll(/\n*\|?(?=Second)/g, '');
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: turn.length, maxLength: turn.length }), (when) => {
      expect(text(items(turn, (index) => when[index] === true))).toBe(text(items(turn, () => false)));
    }),
  );
});

test('a call that never reports back does not hold the end of the turn', () => {
  const cut = turn.filter(({ type }) => type !== 'tool-finished');
  expect(items(cut, () => true).map(({ type }) => type)).toContain('reply');
});

test('a result without a start is shown all the same', () => {
  const late = items([{ type: 'tool-finished', callId: 'c_9', tool: 'issue_refund', result: done }], () => true);
  expect(late).toEqual([{ type: 'tool', tool: 'issue_refund', summary: 'found', result: done }]);
});

test('an outcome that the reply does not say stands at the end', () => {
  const failed: TurnEvent = { type: 'turn-finished', outcome: { type: 'failed', kind: 'overloaded', message: 'busy' }, durationMs: 1 };
  expect(items([failed], () => true)).toEqual([{ type: 'outcome', outcome: failed.outcome }]);
});

test('why a decision did not count stays on the screen', () => {
  const waiting: readonly TurnEvent[] = [
    { type: 'progress', message: 'The edited call may not run: too much' },
    { type: 'turn-finished', outcome: { type: 'awaiting-approval', waiting: ['a_1'] }, durationMs: 1 },
  ];
  expect(items(waiting, () => true)[0]).toEqual({ type: 'notice', kind: 'warning', text: 'The edited call may not run: too much' });
});
