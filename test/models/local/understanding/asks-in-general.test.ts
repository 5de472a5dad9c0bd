import { expect, test } from 'vitest';
import { asksInGeneral } from '../../../../src/models/local/understanding/asks-in-general.ts';

const nothing = { emails: [], ids: [] };

test.each([
  'How long do card refunds take?',
  'Could you tell me how long card refunds take?',
  'Does Pro have single sign-on?',
  'is a two gigabyte video too big for enterprise',
  'What happens if I stop paying?',
  'Pls give me the ordinary support address',
  'Name the plans with audit logs.',
  'My boss wants to know what the middle plan costs. How much is it?',
])('%s asks what holds for everybody', (question) => {
  expect(asksInGeneral(question, nothing)).toBe(true);
});

test.each([
  'Why was I charged twice?',
  'When do I get my refund?',
  'Our invoices are gone. Where are they?',
  'Cancel the subscription please.',
  'Give me the money back.',
  'Show me my invoices.',
  'Can you refund the last payment?',
])('%s speaks of a matter of its own', (message) => {
  expect(asksInGeneral(message, nothing)).toBe(false);
});

test('who names a record speaks of that record', () => {
  expect(asksInGeneral('When does the refund arrive?', { emails: [], ids: ['pay_1042'] })).toBe(false);
});
