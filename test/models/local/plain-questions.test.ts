import { expect, test } from 'vitest';
import { openDeskSession } from './desk-session.ts';

/** What everybody tries first: it is answered by the one place that the team has named for it, and by nothing beside it. */
test.each([
  ['How many users can I have on Basic?', 'Basic: 10 members (maximum) [1].'],
  ['How many people can use Pro?', 'Pro: 100 members (maximum) [1].'],
  ['What does Pro cost?', 'Pro: $19 (Price per user and month (USD)) [1].'],
  ['How much is Basic per year?', 'Basic: $90 (Price per user and year (USD)) [1].'],
  ['How much storage do I get on Enterprise?', 'Enterprise: 1 TB (Storage per team) [1].'],
  ['What is the API rate limit on Pro?', 'Pro: 10,000 API requests per hour [1].'],
  ['How do I contact support?', 'support@teamflow.com'],
  ['Where is my data stored?', 'AWS EU-West-1 (Ireland)'],
  ['What is your refund policy?', 'within 30 days from the first payment'],
])('%s %s', async (question, answer) => {
  const desk = await openDeskSession();
  const { replies, text } = await desk.say(question);
  expect(text).toContain(answer);
  expect(text).not.toMatch(/documents do not/);
  expect(replies).toHaveLength(1);
  expect(text).not.toContain('[2]');
});

test('a list that was asked for is said whole', async () => {
  const desk = await openDeskSession();
  const { text } = await desk.say('How long does a refund take?');
  for (const time of ['5-10 business days', '24-48 hours', '10-15 business days']) expect(text).toContain(time);
});
