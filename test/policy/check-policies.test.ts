import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/core/problem.ts';
import { checkPolicies } from '../../src/policy/check-policies.ts';
import { clausesOf } from '../../src/policy/clauses.ts';
import { documentOf, small } from './documents.ts';

const clauses = ['billing-policies › Identity', 'billing-policies › Limits', 'billing-policies › None'];
const tools = ['issue_refund', 'list_payments', 'change_plan'];
const problemsOf = (text: string) =>
  checkPolicies(documentOf(text), { clauses, tools, escalationKinds: ['money', 'security'] }).map(formatProblem);

test('a sound file has no problems', () => {
  expect(problemsOf(small)).toEqual([]);
});

describe('each problem stands at its place', () => {
  const types = 'bool, int, double, string, timestamp, duration, dyn, list<…>, map<string, …>';
  test.each([
    [
      'an unknown clause',
      'billing-policies › None',
      'billing-policies › Non',
      '35:13: no document holds the clause "billing-policies › Non"; did you mean "billing-policies › None"?',
    ],
    [
      'an unknown variable',
      'account.plan == "basic"',
      'accunt.plan == "basic"',
      '33:11: there is no variable "accunt"; did you mean "account"?',
    ],
    ['an unknown fact', 'refund.cents > limits', 'refund.cnts > limits', '19:18: no such key: cnts'],
    ['a type that does not fit', 'refund.currency == "USD"', 'refund.currency == 5', '26:7: no such overload: string == int'],
    ['a fault in a folded line', '&& refund.cents > 100000', '&& refund.cent > 100000', '27:17: no such key: cent'],
    ['a fault in a reason', 'money(refund.cents, refund.currency)', 'money(refund.cents, refund.cur)', '22:44: no such key: cur'],
    ['a reason that is not closed', 'currency) }} is', 'currency) is', '22:14: "{{" has no "}}"'],
    [
      'an unknown tool',
      'tools: [issue_refund, list_payments]',
      'tools: [issue_refnd, list_payments]',
      '13:13: there is no tool "issue_refnd"; did you mean "issue_refund"?',
    ],
    [
      'an unknown role',
      'approver_role: finance }',
      'approver_role: finanse }',
      '20:31: there is no role "finanse"; did you mean "finance"?',
    ],
    [
      'an unknown kind of escalation',
      'escalate_about: money',
      'escalate_about: mony',
      '28:88: there is no kind of escalation "mony"; did you mean "money"?',
    ],
    ['an unknown type', 'cents: int', 'cents: integer', `10:22: there is no type "integer"; there is: ${types}`],
    ['a rule twice', 'name: no-basic', 'name: above-limit', '31:11: there is a rule "above-limit" already'],
    [
      'a condition that is none',
      'when: account.plan == "basic"',
      'when: account.plan',
      '33:11: "when" must be true or false, but this is of type string',
    ],
    [
      'facts that a tool does not have',
      'tools: [issue_refund]\n    when: account',
      'tools: [issue_refund, change_plan]\n    when: refund.cents > 1 && account',
      '33:11: there is no variable "refund" in calls of change_plan; there is: account, limits',
    ],
  ])('%s', (_name, right, wrong, message) => {
    expect(small).toContain(right);
    expect(problemsOf(small.replace(right, wrong))).toEqual([`policies.yml:${message}`]);
  });
});

test('the clauses of the documents are their headings, each with those above it, and the name of what has none', async () => {
  const passage = { document: 'd', anchor: 'a', lines: [1, 1], text: '', hash: '' } as const;
  const knowledge = {
    search: async () => [],
    documents: async () => ['d'],
    passages: async () => [
      { ...passage, heading: ['A', 'B'] },
      { ...passage, heading: ['A', 'C'] },
      { ...passage, heading: [] },
    ],
  };
  expect(await clausesOf(knowledge)).toEqual(['d › A', 'd › A › B', 'd › A › C', 'd']);
});
