import { expect, test } from 'vitest';
import type { Decision } from '../../../src/core/approval.ts';
import { type DeskSession, openDeskSession, type SeenTurn } from './desk-session.ts';

const yes: Decision = { type: 'allow', scope: 'once' };
const no: Decision = { type: 'deny', reason: 'on the phone with them already' };
const outage = 'This is miriam@atlas.example. TeamFlow is down for all of our offices, nobody gets in.';

const waiting = ({ waiting: asked }: SeenTurn) => asked.map(({ tool }) => tool);
const sent = async ({ records }: DeskSession) => (await records.outbox({ escalation: 'ESC-1004' })).map(({ template }) => template);

test('an outage: filed, then who is on call is paged, then the notice goes out, each after a yes of its own', async () => {
  const desk = await openDeskSession();
  expect(waiting(await desk.say(outage))).toEqual(['escalate']);
  const filed = await desk.decide(yes);
  expect(filed.text).toContain('ESC-1004');
  expect(filed.waiting).toMatchObject([{ tool: 'page_on_call', input: { escalation: 'ESC-1004', who: 'second' } }]);
  expect(await sent(desk)).not.toContain('page');
  const paged = await desk.decide(yes);
  expect(paged.waiting).toMatchObject([
    { tool: 'send_notice', input: { done: ['Escalated to the Engineering Manager as ESC-1004', 'Engineering Manager paged'] } },
  ]);
  const noticed = await desk.decide(yes);
  expect(noticed.waiting).toEqual([]);
  expect(await sent(desk)).toEqual(expect.arrayContaining(['escalation', 'page', 'outage']));
  expect([...filed.flags, ...paged.flags, ...noticed.flags]).toEqual([]);
});

test('nobody paged: the operator is told, the customer is not, and the notice does not claim it', async () => {
  const desk = await openDeskSession();
  await desk.say(outage);
  await desk.decide(yes);
  const denied = await desk.decide(no);
  expect(denied.notes.join()).toContain('Nobody has been paged: on the phone with them already');
  expect(denied.text).toBe('');
  expect(denied.waiting).toMatchObject([{ tool: 'send_notice', input: { done: ['Escalated to the Engineering Manager as ESC-1004'] } }]);
});

test('not filed: nobody is paged, and no notice is offered', async () => {
  const desk = await openDeskSession();
  await desk.say(outage);
  expect((await desk.decide(no)).waiting).toEqual([]);
});

test('what is decided after a word of thanks in between goes on as well', async () => {
  const desk = await openDeskSession();
  await desk.say(outage);
  await desk.decide(yes);
  expect(waiting(await desk.say('Thank you.'))).toEqual(['page_on_call']);
  expect(waiting(await desk.decide(yes))).toEqual(['send_notice']);
});

test.each([
  'I think somebody has hacked our account, there are logins from a country where we have nobody. ian@cobalt.example',
  'Since this morning half of our projects have vanished, with all their tasks. grace@ironbridge.example',
  'This is a GDPR violation: our data was shown to another company. ian@cobalt.example',
])('an incident of security is filed, and the notice to those inside offered: %s', async (message) => {
  const desk = await openDeskSession();
  expect(waiting(await desk.say(message))).toEqual(['escalate']);
  expect((await desk.decide(yes)).waiting).toMatchObject([{ tool: 'send_notice', input: { template: 'security' } }]);
  expect(waiting(await desk.decide(yes))).toEqual([]);
  expect(await sent(desk)).toContain('security');
});

test('what is still so after it was escalated belongs to the open case', async () => {
  const desk = await openDeskSession({ decide: ({ tool }) => ({ type: tool === 'escalate' ? 'allow' : 'defer', scope: 'once' }) as const });
  await desk.say('olga@stellar.example here. The API is down, several of our clients report it too.');
  const turn = await desk.say('It is still down!');
  expect(turn.text).toMatch(/belongs to your case ESC-\d+, which is with the Engineering Manager/);
  expect(turn.calls).toEqual([]);
});

test('a case that is named goes to who keeps the escalations', async () => {
  const desk = await openDeskSession();
  const turn = await desk.say('ian@cobalt.example: how does ESC-1003 stand?');
  expect(turn.agents.at(-1)).toBe('escalation');
  expect(turn.text).toContain('ESC-1003');
});
