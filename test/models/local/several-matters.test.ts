import { expect, test } from 'vitest';
import { type DeskSession, openDeskSession, type SeenTurn } from './desk-session.ts';

const allow = { type: 'allow', scope: 'once' } as const;
const handed = ({ events }: SeenTurn) => events.flatMap((event) => (event.type === 'handed-off' ? [`${event.to}: ${event.brief}`] : []));
const proposed = ({ waiting }: SeenTurn) => waiting.map(({ tool }) => tool);

async function conversation(first: string, ...then: readonly string[]): Promise<{ readonly desk: DeskSession; readonly turn: SeenTurn }> {
  const desk = await openDeskSession();
  let turn = await desk.say(first);
  for (const message of then) turn = await desk.say(message);
  return { desk, turn };
}

test('in a conversation that goes on, a second matter goes to its specialist, and the own one is answered', async () => {
  const { turn } = await conversation('Does Pro include Gantt charts?', 'And how much is it per user? Also our webhooks fail with 401.');
  expect(handed(turn)).toEqual(['technical-support: our webhooks fail with 401.']);
  expect(turn.text).toContain('$19');
  expect(turn.text).toContain('401 (Unauthorized)');
  expect(turn.flags).toEqual([]);
});

test('matters that are all for others are all handed over', async () => {
  const { turn } = await conversation(
    'What plans do you have?',
    'My login is locked, bea@quarry.example. Also, please send our last invoice.',
  );
  expect(turn.agents.slice(1).sort()).toEqual(['billing', 'technical-support']);
});

test('two things for one specialist are done one after the other, each with its own yes', async () => {
  const { desk, turn } = await conversation('bea@quarry.example: add 3 users please, and send me the last invoice.');
  expect(turn.text).toContain('Your other matter (copy of an invoice) I take up right after this.');
  expect(proposed(turn)).toEqual(['change_seats']);
  const after = await desk.decide(allow);
  expect(after.text).toMatch(/Done: .*13 users.*\n*.*Your latest invoice/s);
  expect(proposed(after)).toEqual(['send_invoice']);
  expect((await desk.decide(allow)).text).toMatch(/^Done: invoice/);
});

test('what is asked of two records is done to each, and nothing to one that cannot be paid back', async () => {
  const desk = await openDeskSession({ customer: 'tom@silverlake.example' });
  const turn = await desk.say('Please give back the $114.00 and also the payment of $313.50, they were both wrong.');
  expect(turn.text).toContain('it is disputed');
  expect(turn.waiting.map(({ input }) => input)).toMatchObject([{ payment: 'pay_1020' }]);
});

test('of two customers in one message the second is not left out in silence', async () => {
  const desk = await openDeskSession({ decide: () => allow });
  const turn = await desk.say('Refund the double charge of maya@northwind.example and give noor@kestrel.example her first payment back.');
  expect(turn.calls).toContain('issue_refund done');
  expect(turn.text).toContain('an account that is not yours');
});

test('what waits is not forgotten over what the customer writes in between, and what was approved late is still told', async () => {
  const { desk, turn } = await conversation('bea@quarry.example: add 3 users please, and send me the last invoice.', 'ok thanks');
  expect(proposed(turn)).toEqual(['change_seats', 'send_invoice']);
  expect((await desk.decide(allow)).text).toMatch(/^Done: .*13 users/);
});

test('who calls it off calls off all of it', async () => {
  const { desk } = await conversation('bea@quarry.example: add users please, and send me the last invoice.', 'forget it');
  expect((await desk.say('ok thanks')).calls).toEqual([]);
});

test.each(['3 please. How much storage has Pro?', 'How much storage has Pro? And 3 please.'])(
  '"%s" answers what was asked, and the question beside it is answered',
  async (message) => {
    const { turn } = await conversation('Please add users, bea@quarry.example', message);
    expect(turn.text).toMatch(/10 users, monthly → Pro, 13 users/);
    expect(turn.text).toContain('100 GB');
    expect(proposed(turn)).toEqual(['change_seats']);
  },
);

test('an identity that is verified at once lets the own matter go on before the others begin', async () => {
  const { turn } = await conversation('I was charged twice this month.', 'maya@northwind.example. Also, does Pro include Gantt charts?');
  expect(turn.replies.map((reply) => reply.split(':')[0])).toEqual(['billing', 'product-info']);
  expect(proposed(turn)).toEqual(['issue_refund']);
});

test('an identity check that failed is not made again for the next matter', async () => {
  const desk = await openDeskSession({ verify: 'wrong' });
  const turn = await desk.say('maya@northwind.example here, I was charged twice this month. Also please send the last invoice.');
  expect(turn.calls.filter((call) => call.startsWith('verify_identity'))).toHaveLength(1);
});

test('questions are answered one by one, and a yes opens a ticket for the one that was not', async () => {
  const { desk, turn } = await conversation('Is there a plugin for Blender? And how much storage does Pro have?');
  expect(turn.text).toContain('100 GB');
  expect(turn.text).toMatch(/open a ticket/);
  const ticket = await desk.say('yes please');
  expect(ticket.waiting[0]).toMatchObject({ tool: 'create_ticket', input: { body: expect.stringContaining('Blender') } });
});

test.each([
  'I was charged twice. I want a refund. maya@northwind.example',
  'The app crashes. I have reinstalled it. When will it work?',
  'I upgraded to Pro yesterday and the Gantt view does not show.',
  'My card was refused on the 1st. On which days are you going to try again?',
])('"%s" is one matter', async (message) => {
  const { turn } = await conversation(message);
  expect(handed(turn).every((one) => one.endsWith(message))).toBe(true);
  expect(turn.text).not.toContain('other matter');
});

test('thanks before another thing are no goodbye', async () => {
  const { turn } = await conversation('How long do refunds to a card take?', 'Thanks. Another thing: the mobile app crashes on start.');
  expect(turn.agents).toEqual(['billing', 'technical-support']);
  expect(turn.text).not.toContain('You are welcome');
});

test('what is announced as another thing is no answer to what was asked', async () => {
  const { turn } = await conversation('Please add users, bea@quarry.example', '3 please. By the way, how much storage has Pro?');
  expect(proposed(turn)).toEqual(['change_seats']);
  expect(turn.text).toContain('100 GB');
});

test('what is ordered is done, and tells what it costs', async () => {
  const { turn } = await conversation('bea@quarry.example: move us to yearly billing, and tell me what it costs');
  expect(turn.text).toMatch(/Pro, 10 users, monthly → Pro, 10 users, yearly/);
  expect(turn.waiting).toMatchObject([{ tool: 'change_plan', input: { cycle: 'yearly' } }]);
});

test.each(['they work now, thank you', 'i got it now thanks'])('"%s" is thanked for, whoever spoke last', async (message) => {
  const { turn } = await conversation("Webhooks fail with 401, the token is new. BTW what's the rate limit on Basic?", message);
  expect(turn.text).toMatch(/^(?:You are welcome|Good to hear)/);
});

test('"ok and can I …" asks on', async () => {
  const { turn } = await conversation('Does Enterprise have an SLA?', 'ok and can I get that for Pro');
  expect(turn.text).not.toContain('If there is anything else');
});

test('a yes opens one ticket for all that the documents do not answer', async () => {
  const { desk } = await conversation('Is there a plugin for Blender? And is there a Linux app?');
  const ticket = await desk.say('yes please');
  expect(ticket.waiting).toHaveLength(1);
  expect(ticket.waiting[0]?.input['body']).toMatch(/Blender[\s\S]*Linux/);
});

test.each([
  ['Our webhooks fail with 401.', 'Also send me the last invoice, bea@quarry.example', 'billing'],
  ['maya@northwind.example here, charged twice this month.', 'Also the app crashes on my phone.', 'technical-support'],
])('after "%s", "%s" is for %s', async (first, second, agent) => {
  const { turn } = await conversation(first, second);
  expect(turn.agents.at(-1)).toBe(agent);
  expect(turn.calls.some((call) => call.startsWith('create_ticket'))).toBe(false);
});

test('a word before the matter itself is no answer to what was asked by the way', async () => {
  const { turn } = await conversation(
    "Hi, on this month's card statement is a TeamFlow line I can't place, the one of 228. maya@northwind.example",
    "Ah no, my mistake, that's simply our normal month. The other one! 49.99, it's been taken two days in a row.",
  );
  expect(proposed(turn)).toEqual(['issue_refund']);
});

test('what led to a wish, told in the same sentence, is not asked for as well', async () => {
  const { turn } = await conversation(
    'We paid for the year, four of the designers are gone, so we would like to give the whole thing up now and get back what is left of it.',
  );
  expect(turn.text).not.toContain('Your other matter');
  expect(proposed(turn)).not.toContain('change_seats');
});
