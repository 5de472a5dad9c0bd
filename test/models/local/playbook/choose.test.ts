import { expect, test } from 'vitest';
import { createVocabulary } from '../../../../src/models/local/answer/vocabulary.ts';
import { createChooser } from '../../../../src/models/local/playbook/choose.ts';
import { demoSkills, team } from '../desk-session.ts';

const skills = demoSkills();

const choose = (agent: string, text: string) => {
  const specialist = team.agents[agent];
  if (specialist === undefined) throw new Error(`no agent ${agent}`);
  return skills.chooser.choose(specialist, text, skills.router.route(text));
};

test.each([
  ['billing', 'Could two of the eight places on our plan be given up? The nursery is down to six carers.', 'remove-users'],
  ['billing', 'The bank booked your fee on Monday and the very same sum on Tuesday; one of them should come back.', 'duplicate-charge'],
  ['technical-support', 'My handset fell into the canal and with it the app that shows the six digits.', 'two-factor-reset'],
  ['escalation', 'Our counsel has drafted the writ and it goes to court on Friday unless you answer.', 'legal-threat'],
  ['product-info', 'Note it as a wish, please: boards that can be printed on A2.', 'feature-wish'],
])('%s begins what is wanted in words that no cue names: %s', (agent, text, playbook) => {
  expect(choose(agent, text)[0]?.playbook.name).toBe(playbook);
});

test('what speaks against a playbook keeps it from being chosen', () => {
  const text = 'How many days until a refund arrives?';
  expect(choose('billing', text).map(({ playbook }) => playbook.name)).not.toContain('refund-request');
});

test('small talk begins nothing', () => {
  expect(choose('billing', 'Lovely weather in Porto today.')).toEqual([]);
});

test('without openings the examples of the playbooks are compared', () => {
  const billing = team.agents['billing'];
  if (billing === undefined) throw new Error('no billing agent');
  const chooser = createChooser({
    vocabulary: createVocabulary(team.synonyms),
    indexes: {},
    procedures: () => undefined,
    router: skills.router,
  });
  const text = 'You charged me the wrong amount, please correct that.';
  expect(chooser.choose(billing, text, skills.router.route(text))[0]?.playbook.name).toBe('refund-wrong-amount');
});
