import { expect, test } from 'vitest';
import { startJourney } from '../../helpers/journey.ts';

const question = 'priya@fernwood.example asks: how do I create a task from Slack?';

test('a session that is open elsewhere: read along, taken over, and the first one reads along from then on', async () => {
  const journey = startJourney();
  const first = await journey.chat();
  await first.say(question);
  await first.turnEnds();
  const [session] = JSON.parse((await journey.run(['sessions', 'list', '-o', 'json'])).stdout);

  const second = await journey.chat(['--resume', session.id]);
  await second.reads('you read along');
  await second.reads('how do I create a task from Slack?');
  await second.sees('read only');
  await second.terminal.write('and?\r');
  await second.reads('here it can only be read');

  await first.say('And how do I switch that off again?');
  await first.turnEnds();
  await second.reads('And how do I switch that off again?');

  second.terminal.write(`/resume ${session.id}\r`);
  await second.sees('is open elsewhere');
  await second.sees('▸ Leave it there');
  second.terminal.write('\x1b[B\x1b[B');
  await second.sees('▸ Take over');
  second.terminal.write('\r');
  await second.terminal.until(() => !second.terminal.screen().some((row) => row.includes('read only')));
  await second.say('Thank you, that is all.');
  await second.turnEnds();

  first.terminal.write('/note written too late\r');
  await first.reads('Another process has taken over the session');
  await first.sees('read only');
  await first.reads('Thank you, that is all.');
  first.terminal.write('one more\r');
  await first.reads('here it can only be read');
  expect(journey.rows("SELECT * FROM entries WHERE type = 'note'")).toEqual([]);
});

test('a card that is still open where the session was taken from decides nothing', async () => {
  const journey = startJourney();
  const first = await journey.chat();
  await first.say('Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.');
  await first.verify('maya@northwind.example', '49.99', '4107');
  await first.sees('Confirm: issue_refund');
  const [session] = JSON.parse((await journey.run(['sessions', 'list', '-o', 'json'])).stdout);
  const second = await journey.chat(['--resume', session.id]);
  await second.reads('you read along');
  second.terminal.write(`/resume ${session.id}\r`);
  await second.sees('▸ Leave it there');
  second.terminal.write('\x1b[B\x1b[B\r');
  await second.terminal.until(() => !second.terminal.screen().some((row) => row.includes('read only')));
  await first.choose('Approve once');
  await first.reads('Another process has taken over the session');
  expect(journey.rows("SELECT * FROM refunds WHERE payment = 'pay_1042'")).toEqual([]);
});
