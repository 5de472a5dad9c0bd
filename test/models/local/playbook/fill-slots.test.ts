import { expect, test } from 'vitest';
import type { Playbook, Slot } from '../../../../src/core/agent.ts';
import { findEntities } from '../../../../src/models/local/entities/entities.ts';
import { fillSlots } from '../../../../src/models/local/playbook/fill-slots.ts';
import type { RoutedMessage } from '../../../../src/models/local/routing/router.ts';

const terms = { plans: ['Basic', 'Pro', 'Enterprise'], integrations: ['Slack'], areas: [] };

const routed = (text: string): RoutedMessage => ({
  routing: { to: 'billing', alternatives: [], urgency: 'normal', evidence: [] },
  matters: [],
  signals: [],
  entities: findEntities(text, terms),
  language: { code: 'en', name: 'English' },
  urgency: 'normal',
  critical: false,
  anatomy: { said: text, quoted: '', signature: '', greeting: '', pasted: '' },
  concepts: new Set(),
  followUp: false,
});

function filled(kind: Slot['kind'], text: string, choices?: readonly string[], asked?: string) {
  const slot: Slot = { name: 'it', kind, ...(choices === undefined ? {} : { choices }) };
  const playbook: Playbook = { name: 'p', title: 'P', when: '', examples: [], slots: [slot], steps: [] };
  return fillSlots(playbook, text, routed(text), Date.UTC(2026, 10, 23), asked)['it'];
}

test.each([
  ['3 new folks begin tomorrow', 3],
  ['Twelve landscapers and a van', 12],
  ['there are nine of us', 9],
  ['we wait for two days', null],
  ['it costs 40 dollars', null],
  ['Two things: it is slow', null],
])('in "%s" %s people are counted', (text, count) => {
  expect(filled('count', text)).toBe(count);
});

test.each([
  ['it was gone from 2 till 4', 120],
  ['down between 9:30 and 11', 90],
  ['for three hours', 180],
  ['half an hour', 30],
  ['two whole days', 2880],
  ['an hour ago', null],
  ['since Monday', null],
])('"%s" lasted %s minutes', (text, minutes) => {
  expect(filled('duration', text)).toBe(minutes);
});

test.each([
  ['it works now, thanks', 'yes'],
  ['geht wieder', 'yes'],
  ['it still crashes', 'no'],
  ['that did not help', 'no'],
  ['which browser?', null],
  ['No, a cheaper plan does not help, please cancel', 'yes'],
])('"%s" says %s', (text, answer) => {
  expect(filled('choice', text, ['yes', 'no'])).toBe(answer);
});

test.each([
  ['yes, solved', 'solved'],
  ['yes it does, thanks', 'solved'],
  ['yes newest version', null],
  ['no, still the same', 'unsolved'],
])('“%s” says %s', (text, outcome) => {
  expect(filled('choice', text, ['solved', 'unsolved'], 'it')).toBe(outcome);
});

test('a yes or a no is an answer only when it was asked for', () => {
  expect(filled('choice', 'Stop my subscription please', ['yes', 'no'])).toBeNull();
  expect(filled('choice', 'no, please do not cancel', ['yes', 'no'], 'it')).toBe('no');
  expect(filled('choice', 'No webhooks arrive', ['solved', 'unsolved'])).toBeNull();
});
