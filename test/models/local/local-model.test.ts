import { expect, test } from 'vitest';
import { openDeskSession } from './desk-session.ts';

test('a product question goes to its specialist and is answered from the documents', async () => {
  const desk = await openDeskSession();
  const turn = await desk.say('How many API calls can we make per hour on Pro?');
  expect(turn.agents).toEqual(['triage', 'product-info']);
  expect(turn.text).toBe('Pro: 10,000 API requests per hour [1].');
  expect(turn.calls).toContain('search_knowledge done');
  expect(turn.flags).toEqual([]);
});

test('a follow-up stays with the specialist and is understood in context', async () => {
  const desk = await openDeskSession();
  await desk.say('How many API calls can we make per hour on Pro?');
  const turn = await desk.say('and on Basic?');
  expect(turn.agents).toEqual(['product-info']);
  expect(turn.text).toContain('1,000');
});

test('what the documents do not answer is not answered; a yes opens a ticket, for the operator to confirm', async () => {
  const desk = await openDeskSession({ agent: 'product-info' });
  const turn = await desk.say('Is there a connector for Figma?');
  expect(turn.text).toMatch(/^Our documents do not say anything about “Figma”/);
  const yes = await desk.say('Yes please');
  expect(yes.outcome.type).toBe('awaiting-approval');
  expect(yes.waiting[0]?.tool).toBe('create_ticket');
  const after = await desk.decide({ type: 'allow', scope: 'once' });
  expect(after.text).toMatch(/with a colleague now: T-\d+ opened/);
  expect(after.flags).toEqual([]);
});
