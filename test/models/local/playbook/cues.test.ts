import { expect, test } from 'vitest';
import type { Playbook } from '../../../../src/core/agent.ts';
import { createVocabulary } from '../../../../src/models/local/answer/vocabulary.ts';
import { indexCues } from '../../../../src/models/local/playbook/cue-index.ts';
import { cuesOver, readCues } from '../../../../src/models/local/playbook/cues.ts';

const vocabulary = createVocabulary([['refund', 'money back', 'reimbursement']]);
const playbook: Playbook = { name: 'p', title: 'P', when: '', examples: [], slots: [], steps: [] };
const cuesOf = (own: Partial<Playbook>, text: string) =>
  cuesOver(indexCues({ playbooks: [{ ...playbook, ...own }] }, vocabulary)).in(readCues(text, vocabulary));
const met = (cue: string, text: string, classes: readonly string[] = []) =>
  cuesOf({ cues: [[cue]] }, text).met('p', new Set(classes)).met === 1;
const excluded = (unless: string, text: string) => cuesOf({ unless: [unless] }, text).excludes('p');

test.each([
  ['refund', 'Two refunds are missing.'],
  ['refund', 'I want my money back.'],
  ['want|like .. back', 'I would like the whole sum back, please.'],
  ["can't use", 'We cannot use it.'],
  ['<amount> .. back', 'Send the $40 back.'],
  ['reimburs*', 'Will you be reimbursing us?'],
])('"%s" is spoken of in "%s"', (cue, text) => {
  expect(met(cue, text)).toBe(true);
});

test.each([
  ['app', 'I am happy with it.'],
  ['api', 'A rapid answer would help.'],
  ['want|like .. back', 'I want to know. Nobody called back.'],
])('"%s" does not stand in "%s"', (unless, text) => {
  expect(excluded(unless, text)).toBe(false);
});

test('a cue may stand for a whole class of words', () => {
  expect(met('class:seats', 'Wir brauchen zwei Lizenzen.', ['seats'])).toBe(true);
  expect(met('class:seats', 'Wir brauchen zwei Lizenzen.')).toBe(false);
});

test('of a word with hyphens all parts count, the light ones as well', () => {
  expect(met('log-in', 'The access log of our server.')).toBe(false);
});
