import { describe, expect, test } from 'vitest';
import { escalationSignals } from '../../src/desk/escalation-signals.ts';

const kinds = (message: string) => escalationSignals(message).map(({ kind }) => kind);

describe('words that call for an escalation', () => {
  test.each([
    ['We believe our account was compromised last night.', 'security'],
    ['I found a vulnerability in your login page', 'security'],
    ['all our projects have disappeared', 'data-loss'],
    ['My data is gone!!', 'data-loss'],
    ['Under GDPR I request that you erase our personal data.', 'privacy'],
    ['you violated HIPAA', 'compliance'],
    ['You will hear from my attorney.', 'legal'],
    ['We received a subpoena about one of your users', 'legal'],
    ['TeamFlow is down for everyone here', 'outage'],
    ['We would like to renegotiate our contract', 'contract'],
    ['let me speak to a manager', 'complaint'],
    ['This is a formal complaint about your support.', 'complaint'],
  ] as const)('%s → %s', (message, kind) => {
    expect(kinds(message)).toContain(kind);
  });

  test('the words that were seen are told', () => {
    expect(escalationSignals('You will hear from my attorney.')).toEqual([{ kind: 'legal', words: 'attorney' }]);
  });
});

describe('words that do not', () => {
  test.each([
    'How do I add a user to a project?',
    'Can I get a refund for last month?',
    'Please scroll down to the second chart, it looks odd.',
    'What happens to our data when we cancel?',
    'Is two-factor authentication part of Pro?',
    'We deleted a task by mistake, can we get it back?',
    'Do you comply with SOC 2?',
  ])('%s', (message) => {
    expect(kinds(message)).toEqual([]);
  });
});
