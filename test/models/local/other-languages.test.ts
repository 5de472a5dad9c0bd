import { expect, test } from 'vitest';
import { openDeskSession } from './desk-session.ts';

test.each([
  ['Wie viel Speicherplatz bekommen wir bei Pro dazu?', '100 GB'],
  ['Le remboursement sur PayPal met combien de temps ?', '24-48 hours'],
  ['¿En qué ciudad tienen ustedes la sede central?', 'San Francisco'],
])('%s', async (question, answer) => {
  const { text } = await (await openDeskSession()).say(question);
  expect(text).toContain(answer);
  expect(text).toMatch(/\[1\]/);
  expect(text).toMatch(/auf Englisch|en anglais|en inglés/);
});

test('what the documents do not answer is said so, and a colleague is offered', async () => {
  const { text, waiting } = await (await openDeskSession()).say('Verkauft ihr auch Kaffeemaschinen fürs Büro?');
  expect(text).toMatch(/documents do not (?:answer|say)/);
  expect(text).toContain('Shall I open a ticket');
  expect(waiting).toEqual([]);
});

test('a follow-up in another language is read with what was asked before', async () => {
  const desk = await openDeskSession();
  await desk.say('Wie viel Speicherplatz ist bei Basic dabei?');
  const { text } = await desk.say('Und bei Pro?');
  expect(text).toContain('100 GB');
});
