import { expect, test } from 'vitest';
import { placeIn } from '../../src/core/policy-document.ts';
import { formatProblem } from '../../src/core/problem.ts';
import { parsePolicyFile } from '../../src/team/policy-file.ts';
import { small } from '../policy/documents.ts';

const problemsOf = (text: string) => parsePolicyFile('policies.yml', text).problems.map(formatProblem);

test('a policy file becomes plain values with their places', () => {
  const { document, problems } = parsePolicyFile('policies.yml', small);
  expect(problems).toEqual([]);
  expect(document?.rules[1]).toEqual({
    name: { text: 'above-limit', line: 17, column: 11 },
    tools: [{ text: 'issue_refund', line: 18, column: 13 }],
    when: { text: 'refund.cents > limits.billing[refund.currency]', line: 19, column: 11 },
    require: { approverRole: { text: 'finance', line: 20, column: 31 } },
    clause: { text: 'billing-policies › Limits', line: 21, column: 13 },
    reason: { text: '{{ money(refund.cents, refund.currency) }} is above the limit.', line: 22, column: 14 },
  });
  expect(document?.limits).toEqual({ billing: { USD: 50_000 } });
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test('an offset finds its place however the text is folded', () => {
  const when = parsePolicyFile('policies.yml', small).document?.rules[2]?.when;
  if (when === undefined) throw new Error('the rule has a condition');
  expect(when.text).toBe('refund.currency == "USD" && refund.cents > 100000');
  expect(placeIn(when, 0)).toEqual({ line: 26, column: 7 });
  expect(placeIn(when, when.text.indexOf('&&'))).toEqual({ line: 27, column: 7 });
  expect(placeIn(when, when.text.indexOf('100000'))).toEqual({ line: 27, column: 25 });
});

test.each([
  ['a misspelt key', 'when: account', 'wen: account', 'there is no key "wen" here; did you mean "when"?'],
  ['a clause that is missing', '    clause: billing-policies › None\n', '', '"clause" is missing'],
  ['a kind without a class', 'escalate_as: priority, escalate_about', 'escalate_about', 'escalate_about goes with escalate_as'],
  ['a class that does not exist', 'escalate_as: priority', 'escalate_as: urgent', '"urgent" is none of immediate, priority, standard'],
  ['a rule that requires nothing', 'require: { identity: true }', 'require: {}', 'a rule has to require something'],
  ['identity: false', 'require: { identity: true }', 'require: { identity: false }', ''],
  ['allow as an effect', 'require: { effect: deny }', 'require: { effect: allow }', '"allow" is none of confirm, deny'],
  ['a limit in fractions of a cent', 'USD: 50000', 'USD: 500.5', 'whole number'],
  ['an unknown currency', 'USD: 50000', 'CHF: 50000', 'CHF'],
  ['a name of a fact that CEL cannot say', 'plan: string', 'the-plan: string', ''],
  ['broken YAML', 'roles: [sales', 'roles: [[sales', 'not valid YAML'],
])('%s is one problem with its place', (_name, right, wrong, message) => {
  expect(small).toContain(right);
  const [problem, ...more] = problemsOf(small.replace(right, wrong));
  expect(more).toEqual([]);
  expect(problem).toMatch(/^policies\.yml:\d+:\d+: /);
  expect(problem).toContain(message);
});
