import { expect, test } from 'vitest';
import { openDeskSession } from './desk-session.ts';

const twice = 'Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.';

test('a duplicate charge: found, verified, explained with its clauses, and nothing refunded before the yes', async () => {
  const desk = await openDeskSession();
  const turn = await desk.say(twice);
  expect(turn.agents).toEqual(['triage', 'billing']);
  expect(turn.calls.slice(0, 3)).toEqual(['find_customer done', 'verify_identity done', 'list_payments done']);
  expect(turn.text).toMatch(/I can see both charges: .* qualifies for a full refund \[1\]; .* 5-10 business days \[2\]/);
  expect(turn.waiting[0]).toMatchObject({ tool: 'issue_refund', input: { payment: 'pay_1042', reason: 'duplicate-charge' } });
  expect(turn.flags).toEqual([]);
  expect(await desk.records.refundsOf('pay_1042')).toEqual([]);

  const after = await desk.decide({ type: 'allow', scope: 'once' });
  expect(after.text).toMatch(/\$49\.99 for pay_1042 has been refunded .* 5-10 business days/);
  expect(after.flags).toEqual([]);
  expect(await desk.records.refundsOf('pay_1042')).toHaveLength(1);
});

test('after a no with a reason nothing is claimed', async () => {
  const desk = await openDeskSession();
  await desk.say(twice);
  const after = await desk.decide({ type: 'deny', reason: 'The second charge is for other users' });
  expect(after.text).toContain('the refund that I proposed will not be made, and nothing has been changed');
  expect(after.text).not.toContain('other users');
  expect(after.notes.join()).toContain('The second charge is for other users.');
  expect(after.flags).toEqual([]);
  expect(await desk.records.refundsOf('pay_1042')).toEqual([]);
});

test.each(['wrong', 'decline'] as const)('an identity check that ends as "%s" leads to no look-up', async (verify) => {
  const desk = await openDeskSession({ verify });
  const turn = await desk.say(twice);
  expect(turn.calls.some((call) => call.startsWith('list_payments'))).toBe(false);
  expect(turn.text).toMatch(/identity check did not succeed|make sure that it is you/);
  expect(turn.flags).toEqual([]);
});

test('a leak is escalated at once: class, who is told, by when; filed after the yes', async () => {
  const desk = await openDeskSession();
  const turn = await desk.say('our customer data has leaked, I want a manager and a lawyer on this');
  expect(turn.agents).toEqual(['triage', 'escalation']);
  expect(turn.text).toMatch(/15 minutes .*\[1\].* CTO, class immediate, with an answer due by/);
  expect(turn.notes.join()).toContain('Class immediate');
  expect(turn.waiting[0]?.tool).toBe('escalate');
  const after = await desk.decide({ type: 'allow', scope: 'once' });
  expect(after.text).toMatch(/ESC-\d+/);
  expect([...turn.flags, ...after.flags]).toEqual([]);
});
