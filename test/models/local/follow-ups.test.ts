import { expect, test } from 'vitest';
import { openDeskSession } from './desk-session.ts';

test('"how long does that take?" is answered for how this customer paid', async () => {
  const desk = await openDeskSession();
  await desk.say('maya@northwind.example here, I was charged twice this month, refund the second charge');
  const turn = await desk.say('and how long does that take?');
  expect(turn.agents).toEqual(['billing']);
  expect(turn.text).toContain('5-10 business days');
  expect(turn.text).not.toContain('PayPal');
});

test('a decision that comes after a question goes on with the refund', async () => {
  const desk = await openDeskSession();
  await desk.say('maya@northwind.example here, I was charged twice this month, refund the second charge');
  await desk.say('and how long does that take?');
  const after = await desk.decide({ type: 'allow', scope: 'once' });
  expect(after.text).toContain('has been refunded');
});

test('a corrected question is asked again with the correction', async () => {
  const desk = await openDeskSession({ agent: 'product-info' });
  await desk.say('How much storage is there on Enterprise?');
  const turn = await desk.say('sorry, I meant the Pro plan');
  expect(turn.text).toContain('100 GB');
});

test('a correction is taken up, and the operator hears that the earlier proposal still waits', async () => {
  const desk = await openDeskSession();
  await desk.say('maya@northwind.example here, I was charged twice this month, refund one of them');
  const turn = await desk.say('no, the other charge');
  expect(turn.notes.join()).toMatch(/a_1 .* still waits/);
  expect(turn.text).toContain('the same amount either way');
});

test('what is missing is asked for, and the answer goes on from there', async () => {
  const desk = await openDeskSession();
  const asked = await desk.say('I was charged twice this month, please refund one charge');
  expect(asked.text).toContain('Which email address');
  const turn = await desk.say('maya@northwind.example');
  expect(turn.waiting[0]?.tool).toBe('issue_refund');
});
