import { test } from 'vitest';
import { startJourney } from '../../helpers/journey.ts';

test('the API cannot be reached: said so, and the local engine goes on with the same message', async () => {
  const journey = startJourney();
  const env = { ANTHROPIC_API_KEY: 'sk-ant-test', ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' };
  const desk = await journey.chat(['--engine', 'claude'], { env });
  await desk.say('Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.');
  await desk.reads('cannot be reached');
  await desk.turnEnds();
  desk.terminal.write('/engine local\r');
  await desk.sees('▸ Let the local engine go on with it');
  desk.terminal.write('\r');
  await desk.sees('Verify: Maya Ortiz');
});
