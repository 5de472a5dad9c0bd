import { expect, test } from 'vitest';
import { noUsage } from '../../src/core/conversation.ts';
import type { Block, Entry } from '../../src/core/entry.ts';
import { slashCommands } from '../../src/slash/index.ts';
import { isSlash, parseSlash } from '../../src/slash/parse-slash.ts';
import { refundRequest } from '../helpers/chat-script.ts';
import { chatTeam, maya } from '../helpers/chat-team.ts';
import { slashDesk } from '../helpers/slash-desk.ts';

const message: Entry = { type: 'message', from: 'customer', text: 'I was charged twice' };
const reply = (text: string, ...blocks: readonly Block[]): Entry => ({
  type: 'reply',
  agent: 'billing',
  blocks: [...blocks, { type: 'text', text }],
  stop: 'end',
  usage: noUsage,
  flags: [],
});
const routing: Block = {
  type: 'routing',
  routing: {
    to: 'billing',
    alternatives: [
      { agent: 'billing', probability: 0.91 },
      { agent: 'clarify', probability: 0.04 },
    ],
    urgency: 'normal',
    evidence: ['words: charged twice'],
  },
};
const handoff: Entry = {
  type: 'handoff',
  callId: 'c',
  from: 'triage',
  to: 'billing',
  reason: 'duplicate charge',
  urgency: 'normal',
  brief: '',
};

test.each(['/help', '/agent billing', ' /why', '/?', '/', '/why?', '/usage2', '/agent=billing'])('%s is a command', (line) =>
  expect(isSlash(line)).toBe(true),
);
test.each(['hello', '/usr/bin/env is missing', '//', '/1042 is wrong', 'a /help'])('%s is a message', (line) =>
  expect(isSlash(line)).toBe(false),
);

test('/help names every command', async () => {
  const desk = slashDesk();
  await desk.run('/help');
  for (const { name } of slashCommands) expect(desk.text()).toContain(`/${name}`);
});

test('an unknown command names the nearest', async () => {
  await expect(slashDesk().run('/verfy')).rejects.toMatchObject({
    message: 'There is no command /verfy.',
    hint: expect.stringContaining('/verify'),
  });
});

test('a slash alone is no message either', async () => {
  await expect(slashDesk().run('/')).rejects.toMatchObject({ hint: '/help shows all commands.' });
  await expect(slashDesk().run('/why?')).rejects.toMatchObject({ hint: expect.stringContaining('/why') });
});

test('/tell speaks as the operator, and needs words', async () => {
  const desk = slashDesk();
  await desk.run('/tell in German, please');
  expect(desk.turns).toEqual([{ type: 'message', from: 'operator', text: 'in German, please' }]);
  await expect(desk.run('/tell')).rejects.toThrow('/tell needs');
});

test('/why shows decision, evidence and alternatives; a follow-up says who keeps the conversation', async () => {
  const desk = slashDesk([message, reply('', routing), handoff, reply('Yes.')]);
  await desk.run('/why');
  expect(desk.text()).toContain('Decision: Billing · normal urgency');
  expect(desk.text()).toContain('words: charged twice');
  expect(desk.text()).toContain('Billing 91 % · ask back 4 %');
  const next = slashDesk([message, handoff, reply('Yes.'), message, reply('Five days.')]);
  await next.run('/why');
  expect(next.text()).toContain('Billing keeps the conversation');
});

test('/why does not say the evidence twice, nor count what was hardly considered', async () => {
  const told = {
    ...routing,
    routing: {
      ...routing.routing,
      evidence: ['words: charged twice'],
      alternatives: [
        { agent: 'billing', probability: 0.996 },
        { agent: 'clarify', probability: 0.004 },
      ],
    },
  } as const;
  const desk = slashDesk([message, reply('', told), { ...handoff, reason: 'words: charged twice' }, reply('Yes.')]);
  await desk.run('/why');
  expect(desk.text().match(/words: charged twice/g)).toHaveLength(1);
  expect(desk.text()).toContain('Billing 100 % · all else below 1 %');
});

test('/agent pins and frees; a slip is met with the nearest name', async () => {
  const desk = slashDesk();
  await desk.run('/agent Billing');
  expect(desk.conversation.pinnedAgent).toBe('billing');
  await desk.run('/agent auto');
  expect(desk.conversation.pinnedAgent).toBeUndefined();
  await expect(desk.run('/agent biling')).rejects.toMatchObject({ hint: 'Did you mean /agent billing?' });
  await expect(desk.run('/agent triage')).rejects.toThrow('no specialist');
});

test('/customer chooses by address and shows the demo answers', async () => {
  const desk = slashDesk();
  await desk.run('/customer maya@northwind.example');
  expect(desk.conversation.customer).toEqual(maya);
  expect(desk.text()).toContain('Demo answers: maya@northwind.example · 49.99 · 1012');
  await expect(desk.run('/customer nobody')).rejects.toThrow('No customer fits "nobody".');
  await desk.run('/customer none');
  expect(desk.conversation.customer).toBeUndefined();
});

test('/copy takes the replies of the last turn, or the edited one', async () => {
  const desk = slashDesk([message, reply('First.'), reply('Second.')], (text) => `${text} Edited.`);
  await desk.run('/copy');
  await desk.run('/edit');
  await desk.run('/copy');
  expect(desk.copied).toEqual(['First.\n\nSecond.', 'First.\n\nSecond. Edited.']);
  await expect(slashDesk().run('/copy')).rejects.toThrow('no reply to copy');
});

test('what is copied cannot act on a terminal', async () => {
  const desk = slashDesk([message, reply('a\x1b]0;x\x07b')]);
  await desk.run('/copy');
  expect(desk.copied).toEqual(['a␛]0;x␇b']);
});

test('/approvals decides what waits here, and leads to what waits elsewhere', async () => {
  const request = refundRequest();
  const desk = slashDesk([message, { type: 'approval-requested', request }]);
  desk.answers.push('a_17');
  await desk.run('/approvals');
  expect(desk.turns).toEqual([
    { type: 'decision', id: 'a_17', signed: expect.objectContaining({ decision: { type: 'allow', scope: 'once' } }) },
  ]);
  const empty = slashDesk();
  await empty.run('/approvals');
  expect(empty.text()).toBe('Nothing waits for a decision.');
});

test('/engine after a turn that failed offers to go on with it', async () => {
  const failed: Entry = { type: 'turn-finished', outcome: { type: 'failed', kind: 'unreachable', message: 'gone' }, durationMs: 1 };
  const desk = slashDesk([message, failed]);
  desk.answers.push('answer');
  await desk.run('/engine local');
  expect(desk.questions[0]?.choices[0]?.label).toBe('Let the local engine go on with it');
  expect(desk.turns).toEqual([{ type: 'continue' }]);
  desk.answers.push('leave');
  await desk.run('/engine local');
  expect(desk.turns).toHaveLength(1);
});

test('/engine after a turn that the budget stopped offers to go on with it, too', async () => {
  const desk = slashDesk([message, { type: 'turn-finished', outcome: { type: 'budget', message: 'used up' }, durationMs: 1 }]);
  desk.answers.push('answer');
  await desk.run('/engine local');
  expect(desk.questions[0]?.title).toBe('The last turn was stopped by the budget');
  expect(desk.turns).toEqual([{ type: 'continue' }]);
});

test('/engine asks before anything is sent elsewhere, with No first', async () => {
  const desk = slashDesk([message]);
  await desk.run('/engine claude');
  expect(desk.asked).toEqual([]);
  expect(desk.questions[0]?.choices[0]?.id).toBe('no');
  expect(desk.questions[0]?.text).toContain('the Anthropic API');
  desk.answers.push('yes');
  await desk.run('/engine claude');
  expect(desk.asked).toEqual(['engine claude']);
  expect(desk.conversation.engine).toBe('claude');
  await expect(desk.run('/engine claud')).rejects.toMatchObject({ hint: 'Did you mean claude?' });
});

test('/export reads format, file and flags', async () => {
  const desk = slashDesk([message]);
  await desk.run('/export md out/today.md --customer');
  expect(desk.asked).toEqual(['export out/today.md']);
  await expect(desk.run('/export --everything')).rejects.toThrow('/export does not know --everything.');
});

test('/escalate pins the agent that can escalate for one turn', async () => {
  const desk = slashDesk([message, { type: 'pin', agent: 'billing' }]);
  await desk.run('/escalate they mention a lawyer');
  expect(desk.turns).toEqual([
    { type: 'message', from: 'operator', text: 'Please escalate this conversation. The reason: they mention a lawyer' },
  ]);
  expect(desk.conversation.entries.filter(({ type }) => type === 'pin')).toMatchObject([
    { agent: 'billing' },
    { agent: 'escalation' },
    { agent: 'billing' },
  ]);
});

test('/escalate chooses who classifies escalations, not whoever may file one', async () => {
  const desk = slashDesk([message]);
  const { triage, billing, escalation } = chatTeam.agents;
  if (triage === undefined || billing === undefined || escalation === undefined) throw new Error('the team has these three');
  const agents = {
    triage,
    billing: { ...billing, tools: ['issue_refund', 'escalate'] },
    escalation: { ...escalation, tools: ['classify_escalation', 'escalate'] },
  };
  const { command } = parseSlash('/escalate', slashCommands);
  await command.run('', { ...desk.chat, conversation: desk.conversation, team: { ...chatTeam, agents } });
  expect(desk.conversation.entries).toContainEqual(expect.objectContaining({ type: 'pin', agent: 'escalation' }));
});

test('/sources quotes, /note keeps, /usage counts, /agents lists, /quit leaves', async () => {
  const citation = { n: 1, document: 'billing-policies', anchor: 'r', heading: ['Refunds'], lines: [3, 4] as const, quote: 'in full' };
  const desk = slashDesk([message, reply('Yes [1].', { type: 'citation', citation })]);
  await desk.run('/sources');
  expect(desk.text()).toContain('billing-policies › Refunds, lines 3–4\n“in full”');
  await desk.run('/note call back on Monday');
  expect(desk.conversation.entries.at(-1)).toMatchObject({ type: 'note', text: 'call back on Monday', by: 'Ops' });
  await desk.run('/usage');
  expect(desk.text()).toMatch(/Today: \d+ turns? · no model calls/);
  await desk.run('/agents');
  expect(desk.text()).toContain('charges and refunds');
  await desk.run('/quit');
  expect(desk.left).toBe(true);
});

test('/sessions searches and opens, /resume opens by id, /new begins anew', async () => {
  const desk = slashDesk();
  desk.answers.push('s_two');
  await desk.run('/sessions');
  await desk.run('/resume s_one');
  await desk.run('/new');
  expect(desk.opened).toEqual(['s_two', 's_one', undefined]);
  expect(desk.questions[0]?.searchable).toBe(true);
});

test('/verify needs a customer, and takes up a check that waits', async () => {
  await expect(slashDesk().run('/verify')).rejects.toThrow('No customer is chosen yet.');
  const desk = slashDesk([message, { type: 'verification-requested', id: 'v_1', callId: 'c', agent: 'billing', customer: maya }]);
  await desk.run('/verify');
  expect(desk.turns).toEqual([{ type: 'verification', id: 'v_1' }]);
});

test.each([
  ['verified', 'Northwind Ltd is verified for 14 min.'],
  ['locked', 'The identity checks of Northwind Ltd are locked after 3 failures; a day after the last one they open again.'],
  ['declined', 'The identity check of Northwind Ltd was given up.'],
] as const)('/verify says what came of it: %s', async (outcome, text) => {
  const desk = slashDesk([message, { type: 'customer', customer: maya }]);
  const id = { id: 'v_1', callId: 'c' };
  const verified = outcome === 'verified' ? { expiresAt: 900_000 } : {};
  desk.forms.push([{ type: 'verification-decided', ...id, outcome, customer: maya, by: 'Ops', ...verified }]);
  await desk.run('/verify');
  expect(desk.text()).toBe(text);
});

test('/verify left for later says how to take it up', async () => {
  const desk = slashDesk([message, { type: 'customer', customer: maya }]);
  await desk.run('/verify');
  expect(desk.text()).toBe('The identity check of Northwind Ltd waits; /verify takes it up.');
});

test('/approvals lists identity checks of other sessions, too, opens the session and takes the check up', async () => {
  const desk = slashDesk([message]);
  const waiting = async () => [
    { id: 'a_1', session: 's_other', what: 'Refund $5.00', at: 1000 },
    { id: 'v_1', session: 's_other', what: 'identity of Northwind Ltd', at: 1000 },
    { id: 'a_2', session: 's_test', what: 'of this one', at: 1000 },
  ];
  desk.answers.push('in s_other v_1');
  const { command } = parseSlash('/approvals', slashCommands);
  const open = async (session?: string) => {
    desk.opened.push(session);
    return { conversation: desk.conversation, damaged: 0, readOnly: false };
  };
  await command.run('', { ...desk.chat, open, conversation: desk.conversation, approvals: { ...desk.chat.approvals, waiting } });
  expect(desk.questions[0]?.choices.map(({ label }) => label)).toEqual(['Refund $5.00', 'Identity of Northwind Ltd']);
  expect(desk.opened).toEqual(['s_other']);
  expect(desk.turns).toEqual([{ type: 'verification', id: 'v_1' }]);
});

test('/model says so where there is only one', async () => {
  const desk = slashDesk();
  await desk.run('/model');
  expect(desk.text()).toContain('one model only: local');
});
