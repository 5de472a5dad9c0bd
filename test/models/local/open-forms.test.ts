import { expect, test } from 'vitest';
import { openDeskSession } from './desk-session.ts';

test('a question in the middle of a form is answered, the form is brought back, and its answer is understood', async () => {
  const desk = await openDeskSession();
  await desk.say('I want to add a few seats');
  const aside = await desk.say('What does a seat cost per month on Pro, by the way?');
  expect(aside.text).toContain('$19');
  expect(aside.text).toContain('To go on with your request: which email address');
  const back = await desk.say('ok, 3 please. bea@quarry.example');
  expect(back.waiting[0]).toMatchObject({ tool: 'change_seats', input: { seats: 13 } });
});

test('the answer to a form goes back to the specialist who asked, whoever answered in between', async () => {
  const desk = await openDeskSession();
  await desk.say('I would like my money back for last month.');
  const aside = await desk.say('Does TeamFlow connect with Outlook and Google Calendar?');
  expect(aside.agents).toContain('product-info');
  const back = await desk.say('wendy@juniper.example');
  expect(back.agents.at(-1)).toBe('billing');
  expect(back.calls).toContain('list_payments done');
});

test('a form that was called off does not come back', async () => {
  const desk = await openDeskSession();
  await desk.say('I want to add a few seats');
  await desk.say('sorry, forget it');
  expect((await desk.say('How much storage is there on Pro?')).text).not.toContain('To go on with your request');
});

test('an address that comes late finds the account, and the case stands under it', async () => {
  const desk = await openDeskSession({ agent: 'technical-support' });
  await desk.say('The app crashes on my iPhone.');
  await desk.say('It still crashes.');
  const turn = await desk.say('carl@oakridge.example');
  expect(turn.calls).toEqual(['find_customer done']);
  expect(turn.text).toContain('Oakridge Dental, and your case stands under it now');
});

test('what was taken for solved and is not, goes on where it stopped', async () => {
  const desk = await openDeskSession({ agent: 'technical-support' });
  await desk.say('The API returns 403 on all calls.');
  expect((await desk.say('yes, it has all the scopes it needs')).waiting[0]?.tool).toBe('create_ticket');
  const other = await openDeskSession({ agent: 'technical-support' });
  await other.say('The API returns 403 on all calls.');
  expect((await other.say('yes, solved')).text).toContain('Good to hear');
  expect((await other.say('hm, still 403')).waiting[0]?.tool).toBe('create_ticket');
});

test.each(['fine', 'ah ok, makes sense. thanks', 'that helped, thanks a lot', 'got it'])('"%s" is no question', async (words) => {
  const desk = await openDeskSession();
  await desk.say('How much storage is there on Pro?');
  expect((await desk.say(words)).text).toMatch(/^(You are welcome|Good to hear)\. Write again whenever something comes up\.$/);
});

test('a yes while it waits for the operator asks for nothing more', async () => {
  const desk = await openDeskSession();
  await desk.say('maya@northwind.example here, I was charged twice, one charge back please');
  const turn = await desk.say('yes please');
  expect(turn.text).toContain('A colleague has to confirm it first');
  expect(turn.calls).toEqual([]);
});
