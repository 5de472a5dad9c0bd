import { expect, test } from 'vitest';
import { startJourney } from '../../helpers/journey.ts';

test('/escalate is the escalation specialist’s, also where billing may file one too', async () => {
  const journey = startJourney();
  const desk = await journey.chat();
  await desk.say('Hello, this is miriam@atlas.example. What does the Pro plan cost?');
  await desk.turnEnds();
  await desk.say('/escalate she asked for a manager');
  await desk.sees('Confirm: escalate');
  await desk.sees('Asked by escalation');
});

test('/verify says that the answers do not match, and what came of the form; a misspelt command reaches nobody', async () => {
  const journey = startJourney();
  const desk = await journey.chat(['--customer', 'maya@northwind.example']);
  desk.terminal.write('/verify\r');
  await desk.verify('maya@northwind.example', '49.99', '0000');
  await desk.sees('✗ The answers do not match the records.');
  await desk.sees('2 attempts left');
  await desk.verify('maya@northwind.example', '49.99', '4107');
  await desk.sees(/✓ Northwind Ltd is verified for 1[45] min\./);
  desk.terminal.write('/why?\r');
  await desk.sees('There is no command /why?.');
});

test('/approvals takes up an identity check that another session waits for', async () => {
  const journey = startJourney();
  const asked = await journey.json(['ask', 'Hi, maya@northwind.example here, I was charged twice and want the second charge back.']);
  expect(asked.code).toBe(3);
  const desk = await journey.chat();
  desk.terminal.write('/approvals\r');
  await desk.sees('▸ Identity of Northwind Ltd');
  desk.terminal.write('\r');
  await desk.sees(`── Conversation ${asked.result.session}`);
  await desk.sees('Verify: Maya Ortiz of Northwind Ltd');
});
