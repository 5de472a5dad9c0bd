import { beforeAll, expect, test } from 'vitest';
import { learningSources } from '../../../../src/models/local/learning-sources.ts';
import { loadRouter, type Router } from '../../../../src/models/local/routing/router.ts';
import { trainedFiles } from '../../../../src/models/local/trained-files.ts';
import { loadTeam } from '../../../../src/team/load-team.ts';

let router: Router;

beforeAll(async () => {
  const { team, settings } = await loadTeam('agents/teamflow', undefined);
  router = loadRouter(learningSources(team, settings, 'agents/words'), trainedFiles('router', settings.folder, team.name, undefined));
});

test.each([
  ['Please refund the second charge on my card, you billed me twice for June.', 'billing'],
  ['The API returns a 500 error for every request since this morning.', 'technical-support'],
  ['Which plan includes Gantt charts, and can I connect Slack?', 'product-info'],
  ['Our lawyer will file a suit against you for the leak of our customer data.', 'escalation'],
  ['hello?', 'clarify'],
])('routes %j to %s', (text, agent) => {
  expect(router.route(text).routing.to).toBe(agent);
});

test('gives probabilities that add up to one, best first', () => {
  const { alternatives } = router.route('My invoice shows the wrong VAT number.').routing;
  const probabilities = alternatives.map(({ probability }) => probability);
  expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 4);
  expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
});

test('an address beside a matter changes nothing, and without one there is nothing to go by', () => {
  expect(router.route('You took the money for May two times. My address is k.larsen@fjord.example').routing.to).toBe('billing');
  expect(router.route("Hello, I'm Kari Larsen, k.larsen@fjord.example").routing.to).toBe('clarify');
});

test('one sentence of a critical matter decides, whatever else there is', () => {
  const text = 'Could you change the colour of our board? I need a receipt for May, too. And our lawyer will file a lawsuit against you.';
  expect(router.route(text).routing.to).toBe('escalation');
});

test('what is said now counts, not what is quoted and settled', () => {
  const text =
    'The refund below has arrived, thank you. Now the calendar crashes with an error whenever I open it.\n\n> From: billing\n> Subject: Refund\n> Your refund of $40 is on its way.';
  expect(router.route(text).routing.to).toBe('technical-support');
});

test('the words that are shown say something', () => {
  const { evidence } = router.route('I was charged twice for the same month and want it back.').routing;
  expect(evidence.join(' ')).toContain('charged');
});
