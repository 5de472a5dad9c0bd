import { expect, test } from 'vitest';
import { openDeskSession } from './desk-session.ts';

test('what is told before a question is read with it, and is not what is wanted', async () => {
  const desk = await openDeskSession();
  const { text } = await desk.say('We settle everything by PayPal. How long does a refund need until it is there?');
  expect(text).toContain('24-48 hours');
  expect(text).not.toContain('Billing page');
});

test('trouble that is told before a question is what is wanted', async () => {
  const desk = await openDeskSession();
  const { text } = await desk.say('We were charged twice on the card. How long does a refund take?');
  expect(text).toMatch(/email address/);
});
