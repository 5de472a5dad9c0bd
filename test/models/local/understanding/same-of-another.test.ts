import { expect, test } from 'vitest';
import { sameOfAnother } from '../../../../src/models/local/understanding/same-of-another.ts';
import { demoVocabulary } from '../answer/documents.ts';

const plans = ['Basic', 'Pro', 'Enterprise'];

test.each([
  ['and on Basic?', 'How much storage does Pro have?', 'How much storage does Basic have?'],
  ['ok, how about Enterprise then', 'How fast is support on Basic?', 'How fast is support on Enterprise?'],
])('%s', (followUp, asked, whole) => {
  expect(sameOfAnother(followUp, asked, plans, demoVocabulary)).toBe(whole);
});

test.each([
  ['and audit logs on Pro?', 'Does Basic have SSO?'],
  ['and Basic?', 'How long does a refund take?'],
  ['and PayPal?', 'How long does a refund on Pro take by card?'],
])('%s is more than that', (followUp, asked) => {
  expect(sameOfAnother(followUp, asked, plans, demoVocabulary)).toBeUndefined();
});
