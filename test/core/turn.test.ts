import { describe, expect, test } from 'vitest';
import { startConversation } from '../../src/core/conversation.ts';
import { ModelError } from '../../src/core/errors.ts';
import type { TurnEvent } from '../../src/core/event.ts';
import { confirm, decisions, outcomeOf, resultsOf, testDesk, testTeam } from '../helpers/desk-stub.ts';

const toBilling = { tool: 'handoff', input: { to: 'billing', reason: 'a charge', urgency: 'normal', brief: 'the charge' } };
const toTechnical = { tool: 'handoff', input: { to: 'technical', reason: 'a fault', urgency: 'high', brief: 'the fault' } };
const routed = [{ agent: 'triage', calls: [toBilling] }];
const refund = { tool: 'refund', input: { cents: 4999, payment: 'pay_1' } };

describe('a turn', () => {
  test('goes from triage to the specialist, who answers', async () => {
    const desk = testDesk();
    const events = await desk.turn('charged twice', [
      { agent: 'triage', calls: [toBilling] },
      { agent: 'billing', text: 'Here is how it is.' },
    ]);
    expect(outcomeOf(events)).toBe('answered');
    expect(events.filter(({ type }) => type === 'turn-finished')).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'agent-started')).toEqual([
      { type: 'agent-started', agent: 'triage' },
      { type: 'agent-started', agent: 'billing' },
    ]);
    expect(desk.conversation.activeAgent).toBe('billing');
  });

  test('a follow-up goes straight to the specialist', async () => {
    const desk = testDesk();
    await desk.turn('charged twice', [
      { agent: 'triage', calls: [toBilling] },
      { agent: 'billing', text: 'So.' },
    ]);
    const events = await desk.turn('and how long?', [{ agent: 'billing', text: 'Five days.' }]);
    expect(outcomeOf(events)).toBe('answered');
  });

  test('two matters are answered by two specialists in one turn', async () => {
    const desk = testDesk();
    const events = await desk.turn('two things', [
      { agent: 'triage', calls: [toTechnical, toBilling] },
      { agent: 'technical', text: 'The fault.' },
      { agent: 'billing', text: 'The charge.' },
    ]);
    expect(outcomeOf(events)).toBe('answered');
  });

  test('the second matter is answered even when the first one waits', async () => {
    const desk = testDesk();
    const events = await desk.turn('two things', [
      { agent: 'triage', calls: [toBilling, toTechnical] },
      { agent: 'billing', calls: [refund] },
      { agent: 'technical', text: 'The fault.' },
    ]);
    expect(outcomeOf(events)).toBe('awaiting-approval');
  });

  test('a triage that only talks is corrected once', async () => {
    const desk = testDesk();
    const events = await desk.turn('charged twice', [
      { agent: 'triage', text: 'I will pass this on.' },
      { agent: 'triage', calls: [toBilling] },
      { agent: 'billing', text: 'Done.' },
    ]);
    expect(outcomeOf(events)).toBe('answered');
    expect(desk.conversation.entries.filter(({ type }) => type === 'correction')).toHaveLength(1);
  });

  test('a triage that asks is a question back', async () => {
    const desk = testDesk();
    expect(outcomeOf(await desk.turn('hi', [{ agent: 'triage', text: 'What is it about?' }]))).toBe('clarify');
  });

  test('a pinned specialist is asked at once', async () => {
    const desk = testDesk();
    desk.conversation = startConversation(desk.conversation.session, [{ type: 'pin', agent: 'technical', seq: 1, at: 0 }]);
    expect(outcomeOf(await desk.turn('charged twice', [{ agent: 'technical', text: 'Well.' }]))).toBe('answered');
  });
});

describe('handoffs', () => {
  test('a matter is not handed back to who has just handed it over; then the operator is asked', async () => {
    const desk = testDesk();
    const events = await desk.turn('whose?', [
      { agent: 'triage', calls: [toBilling] },
      { agent: 'billing', calls: [toTechnical] },
      { agent: 'technical', calls: [toBilling] },
      { agent: 'technical', calls: [toBilling] },
    ]);
    expect(outcomeOf(events)).toBe('clarify');
    expect(events.some((event) => event.type === 'note' && event.text.includes('/agent'))).toBe(true);
  });

  test('who did something beside handing over tells it before the other begins', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    const events = await desk.turn('refund me; and it crashes', [
      ...routed,
      { agent: 'billing', calls: [refund, toTechnical] },
      { agent: 'billing', text: 'I have refunded it.' },
      { agent: 'technical', text: 'The fault.' },
    ]);
    expect(outcomeOf(events)).toBe('answered');
    expect(resultsOf(desk)).toEqual(['handoff: done', 'refund: done', 'handoff: done']);
    expect(desk.conversation.activeAgent).toBe('technical');
  });

  test.each([
    ['nobody of that name', { ...toBilling.input, to: 'sales' }],
    ['no urgency', { ...toBilling.input, urgency: 'very' }],
    ['no brief', { to: 'billing', reason: 'x', urgency: 'low' }],
  ])('%s is a result the model sees', async (_name, input) => {
    const desk = testDesk();
    await desk.turn('whose?', [
      { agent: 'triage', calls: [{ tool: 'handoff', input }] },
      { agent: 'triage', text: 'Which matter is it?' },
    ]);
    expect(resultsOf(desk)).toEqual(['handoff: invalid']);
  });
});

describe('calls', () => {
  test('a confirmed write runs once and is audited with the decision', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    const events = await desk.turn('refund', [
      ...routed,
      { agent: 'billing', calls: [refund] },
      { agent: 'billing', text: 'I have refunded it.' },
    ]);
    expect(outcomeOf(events)).toBe('answered');
    expect(desk.records.refunds).toEqual(['4999']);
    expect(desk.audit.map(({ action, by }) => `${action} by ${by}`)).toEqual(['ran by ada']);
    expect(events.flatMap((event) => (event.type === 'reply-finished' ? event.flags : []))).toEqual([]);
  });

  test('what the card showed is what runs: not the same for another customer', async () => {
    const desk = testDesk();
    await desk.turn('refund', [
      ...routed,
      { agent: 'billing', calls: [{ tool: 'find', input: { account: 'acc_1' } }] },
      { agent: 'billing', calls: [refund] },
    ]);
    await desk.turn('it is about another company now', [
      { agent: 'billing', calls: [{ tool: 'find', input: { account: 'acc_2' } }] },
      { agent: 'billing', text: 'I see.' },
    ]);
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const signed = { decision: { type: 'allow', scope: 'once' }, by: { name: 'ada', roles: [] } } as const;
    await desk.turn({ type: 'decision', id, signed }, [{ agent: 'billing', text: 'It was not made.' }]);
    expect(desk.records.refunds).toEqual([]);
    expect(resultsOf(desk).at(-1)).toBe('refund: failed');
    expect(desk.audit.map(({ action }) => action)).toEqual(['failed']);
  });

  test('what waited runs for the message that it was proposed for, whatever was written meanwhile', async () => {
    const desk = testDesk();
    await desk.turn('our data has leaked', [...routed, { agent: 'billing', calls: [{ tool: 'note', input: {} }] }]);
    desk.now += 3_600_000;
    await desk.turn('hello?', [{ agent: 'billing', text: 'It waits.' }]);
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const signed = { decision: { type: 'allow', scope: 'once' }, by: { name: 'ada', roles: [] } } as const;
    await desk.turn({ type: 'decision', id, signed }, [{ agent: 'billing', text: 'Noted.' }]);
    expect([...desk.conversation.calls.values()].at(-1)?.result).toMatchObject({ data: { answers: 'our data has leaked', of: 1_000_000 } });
  });

  test('what the operator says since is not taken for the words of the customer', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    await desk.turn('our data has leaked', [...routed, { agent: 'billing', text: 'I see.' }]);
    await desk.turn({ type: 'message', from: 'operator', text: 'Escalate it.' }, [
      { agent: 'billing', calls: [{ tool: 'note', input: {} }] },
      { agent: 'billing', text: 'Noted.' },
    ]);
    const result = [...desk.conversation.calls.values()].at(-1)?.result;
    expect(result).toMatchObject({ data: { answers: 'Escalate it.', customer: 'our data has leaked' } });
  });

  test('a decision put off after the conversation went on asks no model', async () => {
    const desk = testDesk();
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    await desk.turn('and?', [{ agent: 'billing', text: 'It waits.' }]);
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const signed = { decision: { type: 'defer' }, by: { name: 'ada', roles: [] } } as const;
    expect(outcomeOf(await desk.turn({ type: 'decision', id, signed }, []))).toBe('awaiting-approval');
  });

  test('calls after one that changed the customer are about the new one', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    const events = await desk.turn('refund', [
      ...routed,
      { agent: 'billing', calls: [{ tool: 'find', input: { account: 'acc_1' } }] },
      { agent: 'billing', calls: [{ tool: 'find', input: { account: 'acc_2' } }, refund] },
      { agent: 'billing', text: 'So.' },
    ]);
    expect(events.flatMap((event) => (event.type === 'approval-requested' ? [event.request.proposal.account] : []))).toEqual(['acc_2']);
    expect(desk.records.refunds).toEqual(['4999']);
  });

  test('a denied write does not run, the model hears why, and the turn counts as denied', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'deny', reason: 'ask for the receipt' });
    const events = await desk.turn('refund', [
      ...routed,
      { agent: 'billing', calls: [refund] },
      {
        agent: 'billing',
        text: 'Could you send the receipt?',
        onRequest: ({ conversation }) =>
          expect([...conversation.calls.values()].at(-1)?.result).toMatchObject({ status: 'denied', summary: 'ask for the receipt' }),
      },
    ]);
    expect(outcomeOf(events)).toBe('denied');
    expect(desk.records.refunds).toEqual([]);
  });

  test('a deferred write waits, is decided later, and the turn goes on to its reply', async () => {
    const desk = testDesk();
    const events = await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    expect(outcomeOf(events)).toBe('awaiting-approval');
    const [pending] = desk.conversation.pendingApprovals;
    const signed = { decision: { type: 'allow', scope: 'once' }, by: { name: 'ada', roles: [] } } as const;
    const later = await desk.turn({ type: 'decision', id: pending?.id ?? '', signed }, [{ agent: 'billing', text: 'Done.' }]);
    expect(outcomeOf(later)).toBe('answered');
    expect(desk.records.refunds).toEqual(['4999']);
    await expect(desk.turn({ type: 'decision', id: pending?.id ?? '', signed }, [])).rejects.toThrow(/has already been decided/);
    expect(desk.records.refunds).toEqual(['4999']);
  });

  test('what waited does not run for an agent that has lost the tool', async () => {
    const desk = testDesk();
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    const { billing } = testTeam.agents;
    if (billing === undefined) throw new Error('the team has a billing agent');
    desk.team = { ...testTeam, agents: { ...testTeam.agents, billing: { ...billing, tools: ['find'] } } };
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const signed = { decision: { type: 'allow', scope: 'once' }, by: { name: 'ada', roles: [] } } as const;
    await desk.turn({ type: 'decision', id, signed }, [{ agent: 'billing', text: 'It was not made.' }]);
    expect(desk.records.refunds).toEqual([]);
    expect(resultsOf(desk).at(-1)).toBe('refund: failed');
  });

  test('what waited for an agent that the team has no more can still be denied, and triage goes on', async () => {
    const desk = testDesk();
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    const { billing: _, ...others } = testTeam.agents;
    desk.team = { ...testTeam, agents: others };
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const by = { name: 'ada', roles: [] };
    await expect(desk.turn({ type: 'decision', id, signed: { decision: { type: 'allow', scope: 'once' }, by } }, [])).rejects.toThrow(
      'There is no agent "billing" in the team',
    );
    const signed = { decision: { type: 'deny', reason: 'no longer ours' }, by } as const;
    await desk.turn({ type: 'decision', id, signed }, [{ agent: 'triage', text: 'It was not made.', stop: 'clarify' }]);
    expect(resultsOf(desk).at(-1)).toBe('refund: denied');
    const next = await desk.turn('and now?', [{ agent: 'triage', text: 'What is it about?', stop: 'clarify' }]);
    expect(outcomeOf(next)).toBe('clarify');
  });

  test('what a fork took over is decided in the fork', async () => {
    const desk = testDesk();
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    desk.conversation = startConversation({ id: 's_2', team: 'test', createdAt: 1 }, desk.conversation.entries);
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const signed = { decision: { type: 'allow', scope: 'once' }, by: { name: 'ada', roles: [] } } as const;
    await desk.turn({ type: 'decision', id, signed }, [{ agent: 'billing', text: 'Done.' }]);
    expect(desk.audit.map(({ action, session }) => [action, session])).toEqual([['ran', 's_2']]);
    expect(desk.appendedTo.slice(-4)).toEqual(['s_2', 's_2', 's_2', 's_2']);
  });

  test('a deny does not skip the others, and each is decided by itself', async () => {
    const desk = testDesk();
    const approver = decisions({ type: 'deny', reason: 'no' }, { type: 'allow', scope: 'once' });
    desk.approver = approver;
    await desk.turn('refund', [
      ...routed,
      { agent: 'billing', calls: [refund, { tool: 'refund', input: { cents: 100, payment: 'pay_2' } }, { tool: 'find' }] },
      { agent: 'billing', text: 'So.' },
    ]);
    expect(approver.asked).toEqual(['refund 1/2', 'refund 2/2']);
    expect(desk.records.refunds).toEqual(['100']);
    expect(resultsOf(desk)).toEqual(['handoff: done', 'find: done', 'refund: denied', 'refund: done']);
  });

  test('every call has exactly one result before the next request', async () => {
    const desk = testDesk();
    desk.verdict = ({ tool }) =>
      tool === 'refund' ? { ...confirm, effect: 'deny', reasons: ['Never.'] } : { ...confirm, effect: 'allow' };
    await desk.turn('all kinds', [
      ...routed,
      {
        agent: 'billing',
        calls: [
          { tool: 'refund', input: { cents: 'many' } },
          { tool: 'sing' },
          { tool: 'find', malformed: 'not JSON' },
          refund,
          { tool: 'find' },
        ],
      },
      {
        agent: 'billing',
        text: 'So.',
        onRequest: ({ conversation }) => expect([...conversation.calls.values()].every(({ result }) => result !== undefined)).toBe(true),
      },
    ]);
    expect(resultsOf(desk)).toEqual(['handoff: done', 'refund: invalid', 'sing: invalid', 'find: invalid', 'refund: denied', 'find: done']);
    expect(desk.audit.map(({ action }) => action)).toEqual(['refused-by-policy']);
  });

  test('a failing tool is a result; nothing of it stays', async () => {
    const desk = testDesk();
    desk.records.broken = true;
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }, { agent: 'billing', text: 'It did not work.' }]);
    expect(resultsOf(desk)).toEqual(['handoff: done', 'refund: failed']);
    expect(desk.audit.map(({ action }) => action)).toEqual(['failed']);
  });

  test('a bug in a tool ends the turn as a failure, with its result stored', async () => {
    const desk = testDesk();
    const events = await desk.turn('boom', [...routed, { agent: 'billing', calls: [{ tool: 'boom' }] }]);
    expect(events.at(-1)).toMatchObject({ outcome: { type: 'failed', kind: 'bug' } });
    expect(resultsOf(desk)).toEqual(['handoff: done', 'boom: failed']);
  });

  test('edited arguments are checked, judged again, and run as they are now', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once', editedInput: { cents: 1000, payment: 'pay_1' } });
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }, { agent: 'billing', text: 'Done.' }]);
    expect(desk.records.refunds).toEqual(['1000']);
  });

  test('an edit of what may not be edited, or that policy denies, runs nothing', async () => {
    const desk = testDesk();
    desk.verdict = ({ tool, input }) => ({
      ...confirm,
      effect: tool === 'refund' && input['cents'] === 9 ? 'deny' : tool === 'refund' ? 'confirm' : 'allow',
    });
    desk.approver = decisions({ type: 'allow', scope: 'once', editedInput: { cents: 4999, payment: 'pay_other' } });
    expect(outcomeOf(await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]))).toBe('awaiting-approval');
    const [pending] = desk.conversation.pendingApprovals;
    const signed = {
      decision: { type: 'allow', scope: 'once', editedInput: { cents: 9, payment: 'pay_1' } },
      by: { name: 'ada', roles: [] },
    } as const;
    expect(outcomeOf(await desk.turn({ type: 'decision', id: pending?.id ?? '', signed }, []))).toBe('awaiting-approval');
    expect(desk.records.refunds).toEqual([]);
  });

  test('policy is judged again inside the write, with what is true by then', async () => {
    const desk = testDesk();
    let judged = 0;
    desk.verdict = ({ tool }) =>
      tool === 'refund' && ++judged > 1 ? { ...confirm, effect: 'deny', reasons: ['The cap is reached.'] } : confirm;
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    const events = await desk.turn('refund', [
      ...routed,
      { agent: 'billing', calls: [refund] },
      { agent: 'billing', text: 'Not possible.' },
    ]);
    expect(outcomeOf(events)).toBe('denied');
    expect(desk.records.refunds).toEqual([]);
    expect(desk.audit.map(({ action }) => action)).toEqual(['refused-by-policy']);
  });

  test('a second approver has the role and is not the one who asked', async () => {
    const desk = testDesk();
    desk.verdict = ({ tool }) => (tool === 'refund' ? { ...confirm, approverRole: 'finance' } : confirm);
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    const events = await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    expect(outcomeOf(events)).toBe('awaiting-approval');
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const allowBy = (name: string, roles: string[]) =>
      desk.turn({ type: 'decision', id, signed: { decision: { type: 'allow', scope: 'once' }, by: { name, roles } } }, [
        { agent: 'billing', text: 'Done.' },
      ]);
    await expect(allowBy('bob', [])).rejects.toThrow(/role finance/);
    await expect(allowBy('ada', ['finance'])).rejects.toThrow(/second person/);
    await expect(allowBy(' Ada', ['finance'])).rejects.toThrow(/second person/);
    expect(outcomeOf(await allowBy('fay', ['finance']))).toBe('answered');
    expect(desk.records.refunds).toEqual(['4999']);
  });

  test('who may approve an edit follows from what will run, not from what was asked for', async () => {
    const desk = testDesk();
    desk.verdict = ({ tool, input }) =>
      tool === 'refund' && Number(input['cents']) > 500 ? { ...confirm, approverRole: 'finance' } : confirm;
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const edited = (cents: number, name: string, roles: string[] = []) =>
      desk.turn(
        {
          type: 'decision',
          id,
          signed: { decision: { type: 'allow', scope: 'once', editedInput: { cents, payment: 'pay_1' } }, by: { name, roles } },
        },
        cents > 500 ? [] : [{ agent: 'billing', text: 'Done.' }],
      );
    expect(outcomeOf(await edited(501, 'ada', ['finance']))).toBe('awaiting-approval');
    expect(outcomeOf(await edited(501, 'bob'))).toBe('awaiting-approval');
    expect(desk.records.refunds).toEqual([]);
    expect(outcomeOf(await edited(500, 'ada'))).toBe('answered');
    expect(desk.records.refunds).toEqual(['500']);
  });

  test('a second person may approve less than was asked for, not more', async () => {
    const desk = testDesk();
    desk.verdict = ({ tool }) => (tool === 'refund' ? { ...confirm, approverRole: 'finance' } : confirm);
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const edited = (cents: number) => ({
      type: 'decision' as const,
      id,
      signed: {
        decision: { type: 'allow' as const, scope: 'once' as const, editedInput: { cents, payment: 'pay_1' } },
        by: { name: 'fay', roles: ['finance'] },
      },
    });
    expect(outcomeOf(await desk.turn(edited(5000), []))).toBe('awaiting-approval');
    expect(desk.records.refunds).toEqual([]);
    expect(outcomeOf(await desk.turn(edited(4000), [{ agent: 'billing', text: 'Done.' }]))).toBe('answered');
    expect(desk.records.refunds).toEqual(['4000']);
  });

  test('an edit stays with the customer of the card', async () => {
    const desk = testDesk();
    await desk.turn('refund', [
      ...routed,
      { agent: 'billing', calls: [{ tool: 'find', input: { account: 'acc_1' } }] },
      { agent: 'billing', calls: [refund] },
    ]);
    await desk.turn('another company', [
      { agent: 'billing', calls: [{ tool: 'find', input: { account: 'acc_2' } }] },
      { agent: 'billing', text: 'I see.' },
    ]);
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    const decision = { type: 'allow', scope: 'once', editedInput: { cents: 4000, payment: 'pay_1' } } as const;
    const events = await desk.turn({ type: 'decision', id, signed: { decision, by: { name: 'ada', roles: [] } } }, []);
    expect(outcomeOf(events)).toBe('awaiting-approval');
    expect(desk.records.refunds).toEqual([]);
  });

  test('the same write again is flagged on the card', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }, { agent: 'billing', text: 'Done.' }]);
    await desk.turn('again', [{ agent: 'billing', calls: [refund] }]);
    expect(desk.conversation.pendingApprovals[0]?.duplicateOf).toMatchObject({ session: 's_1' });
  });

  test('the same write twice in one reply is flagged on the second card, another amount is not', async () => {
    const desk = testDesk();
    const less = { tool: 'refund', input: { cents: 100, payment: 'pay_1' } };
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund, less, refund] }]);
    const [first, other, second] = desk.conversation.pendingApprovals;
    expect([first?.duplicateOf, other?.duplicateOf]).toEqual([undefined, undefined]);
    expect(second?.duplicateOf).toEqual({ session: 's_1', callId: first?.callId, at: desk.now, asked: first?.id });
  });

  test('the same write again while the first still waits is flagged on the card', async () => {
    const desk = testDesk();
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    await desk.turn('again', [{ agent: 'billing', calls: [refund] }]);
    const [first, second] = desk.conversation.pendingApprovals;
    expect(second?.duplicateOf).toMatchObject({ asked: first?.id });
  });

  test('a write that needs no confirmation runs once in a reply; the same again is asked for', async () => {
    const desk = testDesk();
    desk.verdict = () => ({ ...confirm, effect: 'allow' });
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund, refund] }]);
    expect(desk.records.refunds).toEqual(['4999']);
    expect(desk.conversation.pendingApprovals).toMatchObject([{ duplicateOf: { session: 's_1', at: desk.now } }]);
    expect(desk.conversation.pendingApprovals[0]?.duplicateOf).not.toHaveProperty('asked');
  });

  test('a tool allowed for the session runs without asking again', async () => {
    const desk = testDesk();
    const approver = decisions({ type: 'allow', scope: 'session' });
    desk.approver = approver;
    await desk.turn('note', [
      ...routed,
      { agent: 'billing', calls: [{ tool: 'note', input: { a: 1 } }] },
      { agent: 'billing', text: 'Noted.' },
    ]);
    await desk.turn('more', [
      { agent: 'billing', calls: [{ tool: 'note', input: { a: 2 } }] },
      { agent: 'billing', text: 'Noted.' },
    ]);
    expect(approver.asked).toEqual(['note 1/1']);
  });

  test('a rehearsal runs everything and changes nothing', async () => {
    const desk = testDesk();
    desk.dryRun = true;
    const events = await desk.turn('refund', [
      ...routed,
      { agent: 'billing', calls: [refund] },
      { agent: 'billing', text: 'It would be refunded.' },
    ]);
    expect(outcomeOf(events)).toBe('answered');
    expect(desk.records.refunds).toEqual([]);
    expect(events.find((event) => event.type === 'tool-finished' && event.tool === 'refund')).toMatchObject({ result: { dryRun: true } });
  });

  test('a new message while a call waits gives it the result pending; the later decision comes in', async () => {
    const desk = testDesk();
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }]);
    await desk.turn('by the way', [{ agent: 'billing', text: 'Yes.' }]);
    expect(resultsOf(desk)).toEqual(['handoff: done', 'refund: pending']);
    const signed = { decision: { type: 'allow', scope: 'once' }, by: { name: 'ada', roles: [] } } as const;
    await desk.turn({ type: 'decision', id: desk.conversation.pendingApprovals[0]?.id ?? '', signed }, [
      { agent: 'billing', text: 'Refunded now.' },
    ]);
    expect(resultsOf(desk)).toEqual(['handoff: done', 'refund: pending', 'refund: done']);
    expect(desk.records.refunds).toEqual(['4999']);
  });
});

test('a write that needs an escalation first says which, and why in the one reason that asks for it', async () => {
  const desk = testDesk();
  desk.verdict = ({ tool }) => ({
    ...confirm,
    ...(tool === 'refund' ? { escalateAs: 'priority', escalateFor: { about: 'money', reason: 'It is much.' } } : { effect: 'allow' }),
    reasons: ['Identity comes first.', 'It is much.', 'The records show it.'],
  });
  await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }, { agent: 'billing', text: 'Wait.' }]);
  expect(desk.conversation.entries.findLast(({ type }) => type === 'tool-result')).toMatchObject({
    result: {
      status: 'blocked',
      needs: 'escalation',
      class: 'priority',
      about: 'money',
      summary: 'escalate first (priority, money): It is much.',
    },
  });
});

describe('what lies outside', () => {
  const sending = [...routed, { agent: 'billing', calls: [{ tool: 'courier' }] }];

  test('is written down before it is done', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    await desk.turn('send it', [...sending, { agent: 'billing', text: 'Sent.' }]);
    expect(desk.records.sent).toBe(1);
    expect(desk.conversation.entries.map(({ type }) => type).filter((type) => type === 'intent' || type === 'approval-decided')).toEqual([
      'intent',
      'approval-decided',
    ]);
  });

  test('may have happened when it broke off', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    desk.records.broken = true;
    const events = await desk.turn('send it', sending);
    expect(events.at(-1)).toMatchObject({ outcome: { type: 'failed', kind: 'bug' } });
    expect(resultsOf(desk).at(-1)).toBe('courier: unknown');
  });

  test('is not rehearsed', async () => {
    const desk = testDesk();
    desk.dryRun = true;
    await desk.turn('send it', [...sending, { agent: 'billing', text: 'It would be sent.' }]);
    expect(desk.records.sent).toBe(0);
    expect(resultsOf(desk).at(-1)).toBe('courier: done');
    expect(desk.conversation.entries.some(({ type }) => type === 'intent')).toBe(false);
  });
});

describe('identity', () => {
  const needs = (call: { readonly tool: string }) =>
    call.tool === 'refund' ? { ...confirm, identity: true } : { ...confirm, effect: 'allow' as const };
  const start = [
    { agent: 'triage', calls: [toBilling] },
    { agent: 'billing', calls: [{ tool: 'find' }] },
  ];

  test('a write that needs identity is blocked until the customer is verified, and again when it has run out', async () => {
    const desk = testDesk();
    desk.verdict = needs;
    await desk.turn('refund', [
      ...start,
      { agent: 'billing', calls: [refund] },
      { agent: 'billing', calls: [{ tool: 'verify_identity' }] },
      { agent: 'billing', calls: [refund] },
    ]);
    expect(resultsOf(desk)).toEqual(['handoff: done', 'find: done', 'refund: blocked', 'verify_identity: done']);
    expect(desk.conversation.pendingApprovals).toHaveLength(1);
    desk.now += 15 * 60_000;
    await desk.turn('now', [
      { agent: 'billing', calls: [refund] },
      { agent: 'billing', text: 'Again, please.' },
    ]);
    expect(resultsOf(desk).at(-1)).toBe('refund: blocked');
  });

  test('a clock that is put back makes no verification last longer', async () => {
    const desk = testDesk();
    desk.verdict = needs;
    await desk.turn('refund', [
      ...start,
      { agent: 'billing', calls: [{ tool: 'verify_identity' }] },
      { agent: 'billing', calls: [refund] },
    ]);
    const id = desk.conversation.pendingApprovals[0]?.id ?? '';
    desk.now -= 3_600_000;
    const signed = { decision: { type: 'allow', scope: 'once' }, by: { name: 'ada', roles: [] } } as const;
    await desk.turn({ type: 'decision', id, signed }, [{ agent: 'billing', text: 'Once more, please.' }]);
    expect(resultsOf(desk).at(-1)).toBe('refund: blocked');
    expect(desk.records.refunds).toEqual([]);
  });

  test('who is verified is the contact whose answers fitted, whoever is spoken of before and after', async () => {
    const desk = testDesk();
    const lookUp = { agent: 'billing', calls: [{ tool: 'find', input: { contact: 'con_bob' } }] };
    await desk.turn('it is about bob', [
      { agent: 'triage', calls: [toBilling] },
      lookUp,
      { agent: 'billing', calls: [{ tool: 'verify_identity' }] },
      { agent: 'billing', text: 'Thank you.' },
    ]);
    expect(desk.conversation.customer?.contact?.id).toBe('con_ann');
    await desk.turn('and again about bob', [lookUp, lookUp, { agent: 'billing', text: 'So.' }]);
    expect(desk.conversation.customer?.contact?.id).toBe('con_bob');
    expect([...desk.conversation.calls.values()].at(-1)?.result).toMatchObject({ data: { verified: 'con_ann' } });
  });

  test('three failures lock; the answers are in no entry and no event', async () => {
    const desk = testDesk();
    desk.answers = 'wrong';
    const events = await desk.turn('refund', [
      ...start,
      { agent: 'billing', calls: [{ tool: 'verify_identity' }] },
      { agent: 'billing', text: 'Locked.' },
    ]);
    expect(resultsOf(desk).at(-1)).toBe('verify_identity: denied');
    expect(desk.audit.map(({ action }) => action)).toEqual(['verification-failed', 'verification-failed', 'verification-failed']);
    expect(JSON.stringify([events, desk.audit])).not.toContain('"wrong"');
  });

  test('a check that waits on an account locked in the meantime asks for nothing', async () => {
    const desk = testDesk();
    desk.answers = 'defer';
    await desk.turn('refund', [...start, { agent: 'billing', calls: [{ tool: 'verify_identity' }] }]);
    const id = desk.conversation.pendingVerifications[0]?.id ?? '';
    desk.identityFailures = 3;
    desk.answers = 'right';
    await desk.turn({ type: 'verification', id }, [{ agent: 'billing', text: 'Locked.' }]);
    expect(resultsOf(desk).at(-1)).toBe('verify_identity: denied');
    expect(desk.conversation.verification).toBeUndefined();
  });

  test('a check that was left for later is taken up by its id', async () => {
    const desk = testDesk();
    desk.answers = 'defer';
    const events = await desk.turn('refund', [...start, { agent: 'billing', calls: [{ tool: 'verify_identity' }] }]);
    expect(outcomeOf(events)).toBe('awaiting-approval');
    desk.answers = 'right';
    const id = desk.conversation.pendingVerifications[0]?.id ?? '';
    await desk.turn({ type: 'verification', id }, [{ agent: 'billing', text: 'Thank you.' }]);
    expect(desk.conversation.verification?.account).toBe('acc_1');
  });

  test('a check that a rehearsal left waiting goes on as a rehearsal', async () => {
    const desk = testDesk();
    desk.verdict = needs;
    desk.answers = 'defer';
    desk.dryRun = true;
    await desk.turn('refund', [...start, { agent: 'billing', calls: [{ tool: 'verify_identity' }] }]);
    const [waiting] = desk.conversation.pendingVerifications;
    expect(waiting).toMatchObject({ dryRun: true });
    desk.answers = 'right';
    desk.dryRun = false;
    await desk.turn({ type: 'verification', id: waiting?.id ?? '' }, [
      { agent: 'billing', calls: [refund] },
      { agent: 'billing', text: 'It would be refunded.' },
    ]);
    expect(desk.records.refunds).toEqual([]);
    expect(desk.conversation.entries.findLast(({ type }) => type === 'tool-result')).toMatchObject({ result: { dryRun: true } });
    expect(desk.audit.at(-1)).toMatchObject({ action: 'rehearsed', detail: { dry_run: true } });
    await desk.turn('now for real', [{ agent: 'billing', calls: [refund] }]);
    expect(desk.conversation.pendingApprovals).toHaveLength(1);
  });

  test('what was asked for in earnest is not decided by a rehearsal', async () => {
    const desk = testDesk();
    await desk.turn('refund', [...start, { agent: 'billing', calls: [refund] }]);
    desk.dryRun = true;
    const [request] = desk.conversation.pendingApprovals;
    const signed = { decision: { type: 'allow', scope: 'once' }, by: { name: 'ada', roles: [] } } as const;
    await expect(desk.turn({ type: 'decision', id: request?.id ?? '', signed }, [])).rejects.toThrow('was asked for in earnest');
    expect(desk.conversation.pendingApprovals).toHaveLength(1);
  });
});

describe('failures and interruptions', () => {
  test('what was said before the model failed is kept and marked', async () => {
    const desk = testDesk();
    const events = await desk.turn('x', [{ agent: 'triage', text: 'I am', error: new ModelError('overloaded', 'The API is overloaded.') }]);
    expect(events.at(-1)).toMatchObject({ outcome: { type: 'failed', kind: 'overloaded' } });
    expect(desk.conversation.entries.find(({ type }) => type === 'reply')).toMatchObject({
      stop: 'failed',
      blocks: [{ type: 'text', text: 'I am' }],
    });
  });

  test('calls of a reply that was cut short never run', async () => {
    const desk = testDesk();
    const events = await desk.turn('x', [{ agent: 'triage', calls: [toBilling], stop: 'truncated' }]);
    expect(outcomeOf(events)).toBe('truncated');
    expect(resultsOf(desk)).toEqual([]);
  });

  test('an interruption while the model speaks', async () => {
    const desk = testDesk();
    const abort = new AbortController();
    const events = await desk.turn('x', [{ agent: 'triage', text: 'never shown', onRequest: () => abort.abort() }], abort.signal);
    expect(outcomeOf(events)).toBe('cancelled');
  });

  test('an interruption while the card is open leaves the approval waiting', async () => {
    const desk = testDesk();
    const abort = new AbortController();
    desk.approver = {
      decide: async (_request, _queue, signal) => {
        abort.abort();
        signal.throwIfAborted();
        throw new Error('not reached');
      },
    };
    const events = await desk.turn(
      'x',
      [
        { agent: 'triage', calls: [toBilling] },
        { agent: 'billing', calls: [refund] },
      ],
      abort.signal,
    );
    expect(outcomeOf(events)).toBe('cancelled');
    expect(desk.conversation.pendingApprovals).toHaveLength(1);
    expect(desk.records.refunds).toEqual([]);
  });

  test('the step limit ends a turn that goes round in circles', async () => {
    const desk = testDesk();
    const again = { agent: 'billing', calls: [{ tool: 'find' }] };
    const events = await desk.turn('x', [
      { agent: 'triage', calls: [toBilling] },
      ...Array.from({ length: testTeam.limits.steps - 1 }, () => again),
    ]);
    expect(outcomeOf(events)).toBe('step-limit');
  });

  const promises = (events: readonly TurnEvent[]) =>
    events.flatMap((event) => (event.type === 'reply-finished' ? event.flags.map(({ kind, why }) => `${kind}: ${why}`) : []));

  test('an action that ran before does not cover one that was refused now', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' }, { type: 'deny', reason: 'no' });
    await desk.turn('refund', [...routed, { agent: 'billing', calls: [refund] }, { agent: 'billing', text: 'I have refunded it.' }]);
    const again = await desk.turn('the other one, too', [
      { agent: 'billing', calls: [{ tool: 'refund', input: { cents: 100, payment: 'pay_2' } }] },
      { agent: 'billing', text: 'I have refunded that one, too.' },
    ]);
    expect(promises(again)).toEqual(['promise: refund has not run this time']);
    const later = await desk.turn('which did you refund?', [{ agent: 'billing', text: 'I have refunded the first one.' }]);
    expect(promises(later)).toEqual([]);
  });

  test('an action for one customer does not cover a claim to another', async () => {
    const desk = testDesk();
    desk.approver = decisions({ type: 'allow', scope: 'once' });
    const find = (account: string) => ({ agent: 'billing', calls: [{ tool: 'find', input: { account } }] });
    await desk.turn('refund', [...routed, find('acc_1'), { agent: 'billing', calls: [refund] }, { agent: 'billing', text: 'Done.' }]);
    const events = await desk.turn('now for acc_2', [find('acc_2'), { agent: 'billing', text: 'I have refunded it.' }]);
    expect(promises(events)).toEqual(['promise: no refund has run in this conversation']);
  });

  test('a claim without the action is flagged, and so is a figure from nowhere', async () => {
    const desk = testDesk();
    const events = await desk.turn('I want $49.99 back', [
      { agent: 'triage', calls: [toBilling] },
      { agent: 'billing', text: 'I have refunded the $49.99; it takes 7 days [2].' },
    ]);
    const flags = events.flatMap((event) => (event.type === 'reply-finished' ? event.flags : []));
    expect(flags.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(['promise: have refunded', 'figure: 7', 'citation: [2]']);
  });
});
