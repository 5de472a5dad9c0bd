import { expect, test } from 'vitest';
import { openDeskSession, type SeenTurn } from './desk-session.ts';

const allow = { type: 'allow', scope: 'once' } as const;

async function last(...messages: readonly string[]): Promise<SeenTurn> {
  const desk = await openDeskSession();
  let turn = await desk.say(messages[0] ?? '');
  for (const message of messages.slice(1)) turn = await desk.say(message);
  return turn;
}

test.each(["We'd like to downgrade. bea@quarry.example", 'Please upgrade us, bea@quarry.example', 'We want to change our plan.'])(
  '"%s" names no plan: which one is asked',
  async (message) => {
    const turn = await last(message);
    expect(turn.agents).toEqual(['triage', 'billing']);
    expect(turn.text).toBe('Gladly. Which plan shall it be: Basic, Pro or Enterprise?');
  },
);

test('the plan that is answered decides what is done', async () => {
  const turn = await last('please upgrade us. priya@fernwood.example', 'pro');
  expect(turn.waiting).toMatchObject([{ tool: 'change_plan', input: { plan: 'pro' } }]);
});

test('an order is no answer to what was asked by the way', async () => {
  const turn = await last("What's the difference between Pro and Enterprise?", 'ok please upgrade us then.');
  expect(turn.agents).toEqual(['product-info', 'billing']);
  expect(turn.text).not.toContain('I recommend');
});

test('"change it to …" wants something of its own', async () => {
  const turn = await last('Could you tell me which card you charge? david@summit.example', 'please change it to the new one ending 4421');
  expect(turn.text).not.toContain('If there is anything else');
});

test.each(['any news?', 'how long will it take', 'When will I hear from somebody?'])(
  'after an escalation "%s" is answered with how that one stands',
  async (message) => {
    const desk = await openDeskSession();
    await desk.say('Delete all my data please, under GDPR. priya@fernwood.example');
    await desk.decide(allow);
    const turn = await desk.say(message);
    expect(turn.text).toMatch(/^Your case ESC-\d+ is with the CEO, as an immediate escalation: you have an answer by /);
    expect(turn.flags).toEqual([]);
  },
);

test('what is passed up unsolved is an unsolved case, whatever the words look like', async () => {
  const turn = await last(
    'our slack integration stopped posting since yesterday. nothing changed on our side',
    'reconnected it, still dead',
  );
  expect(turn.waiting).toMatchObject([{ tool: 'escalate', input: { kind: 'technical' } }]);
});

test('an address after an answer keeps what it was about', async () => {
  const turn = await last("I can't get into my account", 'lena@brightpath.example');
  expect(turn.text).toMatch(/Brightpath Studio\. Did what I wrote settle it\?/);
});

test('who gave an address is not asked for it', async () => {
  const turn = await last('hana@lakeside.example - we want to leave our annual contract early. what do we get back?');
  expect(turn.text).not.toContain('tell me the email address');
});

test.each(['shorter, please', 'In German', 'a bit friendlier'])('the operator is told that "%s" is not for this engine', async (wish) => {
  const desk = await openDeskSession();
  await desk.say('How long do refunds to a card take?');
  const turn = await desk.say(wish, 'operator');
  expect(turn.text).toBe('');
  expect(turn.notes.join()).toContain('/edit');
  expect((await desk.say('and to PayPal?')).text).toContain('24-48 hours');
});
