import { expect, test } from 'vitest';
import { openDeskSession } from './desk-session.ts';

const allow = { type: 'allow', scope: 'once' } as const;

async function refunded() {
  const desk = await openDeskSession({ customer: 'maya@northwind.example', decide: () => allow });
  expect((await desk.say('The same sum was taken twice, pay one of them back please.')).calls).toContain('issue_refund done');
  return desk;
}

test.each(['Have you really sent it?', 'Did you do that now?', 'Done?', 'So it is on its way?'])(
  'after a refund "%s" is answered from what ran',
  async (question) => {
    const turn = await (await refunded()).say(question);
    expect(turn.text).toMatch(/^By our records: refunded \$49\.99/);
    expect(turn.calls).toEqual([]);
  },
);

test('what waits for the operator is not told as done', async () => {
  const desk = await openDeskSession({ customer: 'kate@pinecrest.example' });
  await desk.say('Two seats fewer please.');
  expect((await desk.say('Have you taken them off already? I mean, did you do it?')).text).toMatch(/^Not yet/);
});

test('a refund of all that was left holds its tax', async () => {
  expect((await (await refunded()).say('Is that with VAT?')).text).toContain('any tax in it is included');
});

test('who fears that a refund will not arrive hears by which number it is looked up', async () => {
  expect((await (await refunded()).say("And what if I still can't see it by then?")).text).toMatch(/\$49\.99 to your Visa.*re_\d+/);
});

test('a yes that only repeats what ran proposes nothing', async () => {
  const turn = await (await refunded()).say('Yes please, the later one, onto the same Visa.');
  expect(turn.text).toContain('That is done already');
  expect(turn.waiting).toEqual([]);
});

test.each([
  ['noor@kestrel.example', 'What would 3 more people cost us?', 'ok do it', { tool: 'change_seats', input: { seats: 11 } }],
  [
    'jo@willowfinch.example',
    'What would it cost me to go up to Pro today?',
    'Fine, let’s do that.',
    { tool: 'change_plan', input: { plan: 'pro' } },
  ],
])('%s asks "%s" and says "%s": what was worked out is proposed', async (customer, question, yes, proposed) => {
  const desk = await openDeskSession({ customer });
  expect((await desk.say(question)).text).toContain('Nothing has been changed');
  expect((await desk.say(yes)).waiting[0]).toMatchObject(proposed);
});

test('what was told before a wish is its ground, and no matter beside it', async () => {
  const desk = await openDeskSession({ customer: 'zoe@orchid.example' });
  const turn = await desk.say('The boards have not opened for three days, and you know it. Please return what we paid for this month.');
  expect(turn.agents).toEqual(['triage', 'billing']);
  expect(turn.waiting[0]).toMatchObject({ tool: 'issue_refund', input: { reason: 'unusable' } });
});

test('who is behind with a payment hears on which days what happens', async () => {
  const desk = await openDeskSession({ customer: 'paul@redwood.example' });
  const turn = await desk.say('Our payment bounced. What if my new card comes only in a fortnight?');
  expect(turn.text).toMatch(/read-only from \d+ \w+ 2026, suspended from \d+ \w+ 2026/);
  expect(turn.waiting).toEqual([]);
});

test('a plan is priced for so many people, for as many as they are corrected to, and not for more than it holds', async () => {
  const desk = await openDeskSession();
  expect((await desk.say('What does Pro come to for 14 of us a month?')).text).toMatch(/\$266(?:\.00)? a month/);
  expect((await desk.say('Sorry, we are 12 people.')).text).toMatch(/\$228(?:\.00)? a month/);
  expect((await (await openDeskSession()).say('How much would Basic be for 30 people?')).text).toContain('Basic is for up to 10 members');
});

test('the price of what was recommended is that of the same plan for the same people', async () => {
  const desk = await openDeskSession();
  await desk.say('Which plan do you recommend for 8 people who need Slack?');
  expect((await desk.say('And what would that be for all of us in a year?')).text).toContain('$1,520.00 a year');
});

test('a payment that cannot be paid back is not replaced by another one', async () => {
  const desk = await openDeskSession({ customer: 'tom@silverlake.example' });
  const turn = await desk.say('I want the $114.00 from October back, it was wrong.');
  expect(turn.text).toContain('it is disputed');
  expect(turn.waiting).toEqual([]);
});

test('a wish in another language is done, whatever is asked after it', async () => {
  const desk = await openDeskSession({ customer: 'claire@leverger.example' });
  const turn = await desk.say(
    'Bonjour, nous sommes là depuis trois semaines. Nous voudrions être remboursés. Combien de jours par PayPal ?',
  );
  expect(turn.waiting[0]).toMatchObject({ tool: 'issue_refund' });
});

test('who wants Enterprise hears what it takes before who they are is asked', async () => {
  const desk = await openDeskSession({ customer: 'grace@ironbridge.example', verify: 'defer' });
  expect((await desk.say('Sell us Enterprise, fifteen of us, by the month.')).text).toContain('25 users or more and billed annually only');
});

test('what staff do is told to a customer as what support does', async () => {
  const desk = await openDeskSession();
  expect((await desk.say('What are the steps to cancel?')).text).toContain('Support makes sure that you really mean to cancel');
});
