import { expect, test } from 'vitest';
import { startJourney } from '../../helpers/journey.ts';

const firstOf = (document: string) => expect.objectContaining({ document, quote: expect.stringMatching(/\S/) });

test.each([
  ['technical-support', 'Our webhooks stopped arriving since yesterday, the receiver gets nothing.', 'technical-documentation', /webhook/i],
  ['technical-support', 'I cannot log in. It says "Invalid credentials".', 'technical-documentation', /password/i],
  ['product-info', 'What is the difference between Basic and Pro?', 'product-features', /Basic/],
  ['product-info', 'How do I connect Slack to a project, and which plan do I need for it?', 'product-features', /Pro and Enterprise/],
  ['billing', 'How long do refunds to a card take?', 'billing-policies', /5-10 business days/],
])('%s answers from the documents: %s', async (agent, message, document, words) => {
  const { code, result } = await startJourney().json(['ask', message]);
  expect({ code, status: result.status, agents: result.agents }).toEqual({ code: 0, status: 'answered', agents: ['triage', agent] });
  expect(result.reply).toMatch(words);
  expect(result.citations).toContainEqual(firstOf(document));
  for (const { n } of result.citations) expect(result.reply).toContain(`[${n}]`);
  expect(result.flags).toEqual([]);
});

test.each(['it does not work', 'help', 'I have a question'])('vague: %s gets a question back', async (message) => {
  const { code, result } = await startJourney().json(['ask', message]);
  expect({ code, status: result.status, agents: result.agents, calls: result.calls }).toEqual({
    code: 0,
    status: 'clarify',
    agents: ['triage'],
    calls: [],
  });
  expect(result.reply).toContain('?');
});

test('after the question back the answer is understood with what was said before', async () => {
  const journey = startJourney();
  await journey.run(['ask', 'it does not work']);
  const { result } = await journey.json(['ask', '-c', 'the webhooks, they do not arrive']);
  expect(result.agents).toContain('technical-support');
  expect(result.reply).toMatch(/webhook/i);
});

test('a follow-up stays with the specialist and is understood in context', async () => {
  const journey = startJourney();
  await journey.run(['ask', 'Can I get a refund to PayPal?']);
  const { result } = await journey.json(['ask', '-c', 'and how long does that take?']);
  expect(result.agents).toEqual(['billing']);
  expect(result.reply).toContain('24-48 hours');
});

test('after a refund the same words mean that refund', async () => {
  const journey = startJourney();
  const desk = await journey.chat();
  await desk.say('Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.');
  await desk.verify('maya@northwind.example', '49.99', '4107');
  await desk.choose('Approve once');
  await desk.turnEnds();
  await desk.say('and how long does that take?');
  await desk.turnEnds();
  await desk.reads(/and how long does that take\?.*● Billing.*5-10 business days/);
  expect(desk.text()).not.toMatch(/and how long does that take\?.*← Triage/);
});

test.each([
  'How long do refunds to a card take? Also, our webhooks do not arrive since yesterday, the receiver gets nothing.',
  'My webhooks stopped arriving since yesterday. Also, how long do refunds to a card take?',
])('two matters are answered by two specialists in one turn, each under its own name: %s', async (message) => {
  const { result } = await startJourney().json(['ask', message]);
  expect(result.agents).toHaveLength(3);
  expect(result.agents).toEqual(expect.arrayContaining(['triage', 'billing', 'technical-support']));
  expect(result.reply).toMatch(/^Technical Support:$/m);
  expect(result.reply).toMatch(/^Billing:$/m);
  expect(result.reply).toContain('5-10 business days');
  const numbers = result.citations.map(({ n }) => n);
  expect(new Set(numbers).size, 'each number names one source').toBe(
    new Set(result.citations.map(({ n, document, heading }) => `${n} ${document} ${heading}`)).size,
  );
});

test('of two matters one may wait for the identity form while the other is answered', async () => {
  const { code, result } = await startJourney().json([
    'ask',
    'I was charged twice, I am maya@northwind.example. Also, my webhooks stopped arriving since yesterday.',
  ]);
  expect(code).toBe(3);
  expect(result.agents).toEqual(expect.arrayContaining(['triage', 'billing', 'technical-support']));
  expect(result.reply).toMatch(/webhook/i);
  expect(result.verifications).toMatchObject([{ account: 'acc_northwind' }]);
});

test('what the documents do not say is said to be so', async () => {
  const { result } = await startJourney().json(['ask', 'Does TeamFlow sponsor local football clubs?']);
  expect(['answered', 'clarify']).toContain(result.status);
  expect(result.reply).toMatch(/do(?:es)? not say|\?/);
  expect(result.flags).toEqual([]);
});
