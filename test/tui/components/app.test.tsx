import { render } from 'ink-testing-library';
import { afterEach, expect, test } from 'vitest';
import { startConversation } from '../../../src/core/conversation.ts';
import { openApproval } from '../../../src/tui/cards/approval-card.ts';
import { openChoice } from '../../../src/tui/cards/choice-card.ts';
import { openVerification } from '../../../src/tui/cards/verification-card.ts';
import { App } from '../../../src/tui/components/app.tsx';
import { type ChatState, initialState } from '../../../src/tui/state/chat-state.ts';
import { place } from '../../../src/tui/state/item.ts';
import { startTurn } from '../../../src/tui/state/turn-view.ts';
import { refundRequest, verificationRequest } from '../../helpers/chat-script.ts';
import { chatTeam } from '../../helpers/chat-team.ts';

const start = initialState({
  team: chatTeam,
  operator: { name: 'Ops', roles: [] },
  conversation: startConversation({ id: 's_1', team: 'teamflow', createdAt: 0 }),
  readOnly: false,
  engine: { name: 'local', model: 'local' },
  size: { columns: 80, rows: 30 },
  theme: 'none',
  screenReader: false,
  commands: [],
  now: 1_000_000,
});

const mounted: ReturnType<typeof render>[] = [];
afterEach(() => {
  for (const each of mounted.splice(0)) each.unmount();
});

function show(state: ChatState): string {
  const view = render(<App chat={{ subscribe: () => () => {}, snapshot: () => state }} lending={{ lend: undefined }} />);
  mounted.push(view);
  return (view.lastFrame() ?? '').replaceAll(/\x1b\[[\d;]*m/g, '');
}

test.each([
  [{ session: 's_9', callId: 'c_9', at: 1_000_000 - 3_600_000 }, 'the same was done 1 h ago in s_9'],
  [{ session: 's_1', callId: 'c_8', at: 1_000_000, asked: 'a_16' }, 'the same was asked for before, in this conversation: a_16'],
])('the approval card marks what is probably a repetition: %#', (duplicateOf, words) => {
  const request = refundRequest({ duplicateOf }, 1_000_000);
  const card = openApproval(1, { request, position: 2, total: 2, operator: start.operator, signIn: false, quietUntil: 0 });
  expect(show({ ...start, cards: [card] }).replaceAll(/\s+/g, ' ')).toContain(`Repeated? ${words}`);
});

test('the approval card: what runs, who asks, on what ground, and No in focus', () => {
  const card = openApproval(1, {
    request: refundRequest({}, 1_000_000),
    position: 1,
    total: 3,
    operator: start.operator,
    signIn: false,
    quietUntil: 0,
  });
  expect(show({ ...start, cards: [card] })).toMatchInlineSnapshot(`
    "
     ┌ Confirm: issue_refund ───────────────────────────────────────────── 1 of 3 ┐
     │ Refund $49.99 to Visa ····4242 (pay_1042, 3 Nov 2026)                      │
     │ Customer Northwind Ltd · Maya Ortiz · identity verified 2 min ago          │
     │ Why      second of two identical charges within 48 h                       │
     │ Policy   within your $500 limit · billing-policies › Refunds › Full refund │
     │ Before   no earlier refund on this account                                 │
     │ Runs     payment: pay_1042 · amount_cents: 4999 ($49.99) · reason:         │
     │          duplicate charge                                                  │
     │ Asked by billing · a_17                                                    │
     │                                                                            │
     │   Approve once    Edit amount…  ▸ No, tell the agent why…                  │
     │   Leave for later    All details                                           │
     └────────────────────────────────────────────────────────────────────────────┘
     teamflow · local engine · s_1"
  `);
});

test('of several rules the card names the one that decides; what an argument says already is not said twice', () => {
  const request = refundRequest({ input: { payment: 'pay_1042', reason: 'duplicate-charge' } }, 1_000_000);
  const details = [
    { label: 'Reason', value: 'duplicate charge' },
    { label: 'Payment', value: '$49.99, $49.99 left' },
  ];
  const verdict = {
    ...request.verdict,
    reasons: ['The identity is verified.', 'Within the limit.', 'It is a duplicate.'],
    clauses: ['billing-policies › Identity', 'billing-policies › Limits', 'billing-policies › Duplicates'],
    decisive: { reason: 'Within the limit.', clause: 'billing-policies › Limits' },
  };
  const changed = { ...request, verdict, proposal: { ...request.proposal, details } };
  const card = openApproval(1, { request: changed, position: 1, total: 1, operator: start.operator, signIn: false, quietUntil: 0 });
  const compact = show({ ...start, cards: [card] });
  expect(compact).toContain('│ Policy   Within the limit · billing-policies › Limits ');
  expect(compact).toContain('│ Asked by billing · a_17 · 2 more rules in the details ');
  expect(compact).toContain('│ Payment  $49.99, $49.99 left ');
  expect(compact).not.toMatch(/│ Reason|It is a duplicate/);
  const expanded = show({ ...start, size: { columns: 80, rows: 40 }, cards: [{ ...card, expanded: true }] });
  expect(expanded).toContain('It is a duplicate.');
  expect(expanded).toContain('billing-policies › Duplicates');
  const narrow = show({ ...start, size: { columns: 40, rows: 40 }, cards: [card] });
  expect(narrow).toContain('│ Policy  Within the limit · ');
});

test('the identity form, with the demo company’s answers', () => {
  expect(show({ ...start, cards: [openVerification(1, verificationRequest(), 0)] })).toMatchInlineSnapshot(`
    "
     ┌ Verify: Maya Ortiz of Northwind Ltd ────────────────────── 3 attempts left ┐
     │ Enter what the customer said. It is compared here and goes nowhere else:   │
     │ not to the model, not into the transcript.                                 │
     │ Demo company, right answers: maya@northwind.example · 49.99 · 1012         │
     │                                                                            │
     │ ▸ Account email                                                            │
     │   Last payment (amount or date)                                            │
     │   Last four of the postal code                                             │
     │                                                                            │
     │   Check the answers    Leave for later    Give up the check                │
     └────────────────────────────────────────────────────────────────────────────┘
     teamflow · local engine · s_1"
  `);
});

test('answers that did not match are said on the form itself', () => {
  const request = { ...verificationRequest(), attemptsLeft: 1, mismatch: true } as const;
  const frame = show({ ...start, cards: [openVerification(1, request, 0)] });
  expect(frame).toContain('✗ The answers do not match the records.');
  expect(frame).toContain('1 attempt left');
});

test('what does not fit into the title of a card stands in its first row, and no text touches the border', () => {
  const card = openVerification(1, verificationRequest(), 0);
  const rows = show({ ...start, size: { columns: 40, rows: 30 }, cards: [card] }).split('\n');
  expect(rows[1]).toContain('Verify: Maya Or…');
  expect(
    rows
      .slice(2, 4)
      .map((row) => row.replaceAll('│', '').trim())
      .join(' '),
  ).toBe('Verify: Maya Ortiz of Northwind Ltd');
  expect(rows.filter((row) => /[^ ─]│$/.test(row))).toEqual([]);
});

test('a label is not said again for what stands below it', () => {
  const request = refundRequest({}, 1_000_000);
  const details = ['over $500', 'an Enterprise customer'].map((value) => ({ label: 'Why', value }));
  const shown = { ...request, proposal: { ...request.proposal, details } };
  const card = openApproval(1, { request: shown, position: 1, total: 1, operator: start.operator, signIn: false, quietUntil: 0 });
  const frame = show({ ...start, cards: [card] });
  expect(frame).toContain('│ Why      over $500 ');
  expect(frame).toContain('│          an Enterprise customer ');
});

test('how to interrupt is in sight, however long the reason of the wait', () => {
  const turn = {
    ...startTurn(start.now - 3000),
    progress: 'The API answers that the rate limit is reached (429); trying again in 30 seconds.',
  };
  for (const columns of [40, 80]) {
    const frame = show({ ...start, size: { columns, rows: 30 }, turn });
    expect(frame).toMatch(/ … The API answe.*… · 3 s · Esc interrupts/);
  }
});

test('a menu says how much of it is below', () => {
  const items = Array.from({ length: 22 }, (_, index) => ({ value: `/command${index}` }));
  const input = { ...start.input, menu: { from: 0, items, selected: -1 } };
  expect(show({ ...start, input })).toMatch(/\/command6 *\n +↓ 15 more\n/);
  const last = { ...input, menu: { from: 0, items, selected: 21 } };
  expect(show({ ...start, input: last })).not.toContain('more');
});

test('figures that nothing backs take one line, not one each', () => {
  const flags = ['9.00', '12', '24'].map((text) => ({ kind: 'figure', text, why: 'in no cited passage and no record' }) as const);
  const frame = show({ ...start, history: place([], [{ type: 'flags', flags }]) });
  expect(frame).toContain('   ⚠ Check “9.00”, “12”, “24”: in no cited passage and no record');
});

test('a list to choose from shows the part around the focus', () => {
  const choices = Array.from({ length: 60 }, (_, index) => ({ id: String(index), label: `Conversation ${index + 1}` }));
  const card = { ...openChoice(1, { title: 'Conversations', choices, searchable: true }), focus: 40 };
  const frame = show({ ...start, cards: [card] });
  expect(frame).toContain('▸ Conversation 41');
  expect(frame).toContain('41 of 60');
  expect(frame.split('\n').length).toBeLessThan(30);
});

test('the greeting keeps its margin in forty columns', () => {
  const demo = [{ customer: { account: 'acc_1', name: 'Northwind Ltd' }, answers: { email: 'maya@northwind.example' } }];
  const greeting = { type: 'greeting', title: 'TeamFlow', text: 'Paste what a customer wrote.', suggestions: [], demo } as const;
  const frame = show({ ...start, size: { columns: 40, rows: 30 }, history: place([], [greeting]) });
  expect(frame.split('\n').filter((row) => row !== '' && !row.startsWith(' '))).toEqual([]);
});

test('what a list has no room for stands below it, for the choice in focus', () => {
  const detail = 'The claude engine has no key. Set ANTHROPIC_API_KEY, or choose another engine.';
  const choices = [
    { id: 'local', label: 'local (in use)', detail: 'stays on this machine' },
    { id: 'claude', label: 'claude', detail },
  ];
  const card = openChoice(1, { title: 'Engine', choices });
  expect(show({ ...start, cards: [card] })).not.toContain('another engine.');
  const frame = show({ ...start, cards: [{ ...card, focus: 1 }] });
  expect(frame.replaceAll(/[│\s]+/g, ' ')).toContain(detail);
});

test('history: message, badge with handoff, tools, reply, sources, what is for the operator', () => {
  const history = place(
    [],
    [
      { type: 'message', from: 'customer', text: 'I was charged twice' },
      { type: 'badge', agent: 'Billing', handoff: { from: 'Triage', reason: 'duplicate charge', urgency: 'normal' } },
      { type: 'tool', tool: 'list_payments', summary: '', result: { status: 'done', summary: '2 payments', data: {} } },
      { type: 'tool', tool: 'issue_refund', summary: '', result: { status: 'denied', by: 'policy', summary: 'too late', clauses: [] } },
      { type: 'reply', markdown: 'It is a **duplicate** [1].' },
      {
        type: 'citations',
        citations: [{ n: 1, document: 'billing-policies', anchor: 'x', heading: ['Refunds'], lines: [1, 2], quote: '' }],
      },
      { type: 'flags', flags: [{ kind: 'promise', text: 'I have refunded', why: 'no refund ran' }] },
      { type: 'for-you', text: 'Check the first charge.' },
    ],
  );
  expect(show({ ...start, history })).toMatchInlineSnapshot(`
    " ▌ I was charged twice

     ● Billing   ← Triage: duplicate charge · normal urgency
       ✓ list_payments       2 payments
       ✗ issue_refund        denied by policy: too late
       It is a duplicate [1].
       [1] billing-policies › Refunds
       ⚠ Check “I have refunded”: no refund ran

     ┆ For you
     ┆ Check the first charge.

     › What did the customer write? /help shows the commands.
     teamflow · local engine · s_1"
  `);
});

test('why a call was denied is said once', () => {
  const reason = 'already refunded by phone';
  const history = place(
    [],
    [
      { type: 'badge', agent: 'Billing' },
      { type: 'tool', tool: 'issue_refund', summary: '', result: { status: 'denied', by: 'operator', summary: reason, clauses: [] } },
      { type: 'reply', markdown: 'Nothing was changed.' },
      { type: 'outcome', outcome: { type: 'denied', reason } },
    ],
  );
  expect(show({ ...start, history }).split(reason)).toHaveLength(2);
});

test('never taller than the window, however small that is', () => {
  const card = openApproval(1, { request: refundRequest(), position: 1, total: 1, operator: start.operator, signIn: false, quietUntil: 0 });
  for (const rows of [6, 8, 10, 14, 20]) {
    for (const columns of [40, 80, 200]) {
      const frame = show({ ...start, cards: [{ ...card, expanded: true }], size: { columns, rows } });
      expect(frame.split('\n').length).toBeLessThan(rows);
      if (rows >= 10) expect(frame).toContain('No, tell the agent why…');
    }
  }
});
