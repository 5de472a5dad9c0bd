import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { escalationClasses, type Verdict } from '../../src/core/policy.ts';
import type { PolicyDocument, PolicyRule } from '../../src/core/policy-document.ts';
import { createPolicy } from '../../src/policy/policy.ts';
import { documentOf, small } from './documents.ts';

const document = documentOf(small);
const policy = createPolicy(document);
const refundOf = (facts: JsonObject) => policy.judge({ tool: 'issue_refund', effect: 'write', input: {} }, facts);
const facts = (cents: number, plan = 'pro', currency = 'USD') => ({ account: { plan }, refund: { cents, currency } });

describe('requirements add up', () => {
  test('every rule that applies adds what it requires, with its clause and reason, in the order of the file', () => {
    expect(refundOf(facts(100_001))).toEqual({
      effect: 'confirm',
      identity: true,
      approverRole: 'finance-director',
      escalateAs: 'priority',
      escalateFor: { about: 'money', reason: 'Above $1,000 it is a priority escalation.' },
      clauses: ['billing-policies › Identity', 'billing-policies › Limits'],
      reasons: [
        'Identity is verified before money is discussed.',
        '$1,000.01 is above the limit.',
        'Above $1,000 it is a priority escalation.',
      ],
      rules: ['identity-first', 'above-limit', 'far-above-limit'],
      decisive: { reason: 'Above $1,000 it is a priority escalation.', clause: 'billing-policies › Limits' },
    });
  });

  test('what decides is the rule that asks for most, whatever stands before or behind it', () => {
    expect(refundOf(facts(100)).decisive).toBeUndefined();
    expect(refundOf(facts(60_000)).decisive?.reason).toBe('$600.00 is above the limit.');
    const denied = refundOf(facts(60_000, 'basic'));
    expect(denied.decisive?.reason).toBe(denied.reasons[0]);
  });

  test.each([
    [50_000, undefined],
    [50_001, 'finance'],
    [100_000, 'finance'],
    [100_001, 'finance-director'],
  ])('%i cents need %s', (cents, role) => {
    expect(refundOf(facts(cents)).approverRole).toBe(role);
  });

  test('deny beats all, and the other requirements stay visible', () => {
    expect(refundOf(facts(60_000, 'basic'))).toMatchObject({ effect: 'deny', identity: true, approverRole: 'finance' });
  });
});

describe('calls that no rule covers', () => {
  test.each([
    ['read', 'allow'],
    ['input', 'allow'],
    ['write', 'confirm'],
    ['outside', 'confirm'],
  ] as const)('%s: %s, whatever the facts', (effect, verdict) => {
    const none = { identity: false, clauses: [], reasons: [], rules: [] };
    expect(policy.judge({ tool: 'add_note', effect, input: {} }, {})).toEqual({ effect: verdict, ...none });
  });

  test('a read that needs identity stays a read', () => {
    expect(policy.judge({ tool: 'list_payments', effect: 'read', input: {} }, { account: { plan: 'pro' } })).toMatchObject({
      effect: 'allow',
      identity: true,
    });
  });
});

describe('what cannot be judged is denied', () => {
  test.each<[string, JsonObject, string]>([
    ['a missing fact', { account: { plan: 'pro' } }, 'refund is missing'],
    ['a missing field', { ...facts(1), refund: { cents: 1 } }, 'refund.currency is missing'],
    ['a mistyped fact', { ...facts(1), account: { plan: 7 } }, 'account.plan should be text, but is a whole number'],
    ['a fraction of a cent', facts(0.5), 'refund.cents should be a whole number, but is a number'],
  ])('%s, though no rule may have looked at it', (_name, given, problem) => {
    expect(refundOf(given)).toMatchObject({ effect: 'deny', reasons: [expect.stringContaining(problem)], rules: [] });
  });

  test('a rule without an answer denies and is named', () => {
    const verdict = refundOf(facts(1, 'pro', 'EUR'));
    expect(verdict).toMatchObject({ effect: 'deny', rules: ['identity-first', 'above-limit'] });
    expect(verdict.reasons.at(-1)).toBe('The rule above-limit could not be evaluated: no such key: EUR.');
  });

  test('a rule whose expression is none denies', () => {
    const broken = createPolicy(documentOf(small.replace('refund.cents > limits', 'refnd.cents > limits')));
    expect(broken.judge({ tool: 'issue_refund', effect: 'write', input: {} }, facts(1))).toMatchObject({
      effect: 'deny',
      reasons: [expect.any(String), 'The rule above-limit could not be evaluated: there is no variable "refnd".'],
    });
  });

  test('a file whose declarations cannot be read denies', () => {
    const broken = createPolicy(documentOf(small.replace('cents: int', 'cents: integer')));
    expect(broken.judge({ tool: 'issue_refund', effect: 'write', input: {} }, facts(1))).toMatchObject({ effect: 'deny' });
  });

  test('the input of a call is no fact: what a model says changes nothing', () => {
    const lying = { account: { plan: 'basic' }, refund: facts(1).refund, verified: true, limit: 1_000_000 };
    expect(policy.judge({ tool: 'issue_refund', effect: 'write', input: lying }, facts(100_001))).toEqual(refundOf(facts(100_001)));
  });
});

const anyRule = fc.record({
  when: fc.constantFrom(undefined, 'refund.cents > 500', 'account.plan == "basic"', '!(refund.currency == "USD")', '1 / refund.cents > 0'),
  effect: fc.constantFrom(undefined, 'confirm' as const, 'deny' as const),
  identity: fc.constantFrom(undefined, true as const),
  role: fc.constantFrom(undefined, 'sales', 'finance', 'finance-director'),
  escalateAs: fc.constantFrom(undefined, ...escalationClasses),
});
type AnyRule = typeof anyRule extends fc.Arbitrary<infer T> ? T : never;
const anyFacts = fc.record({
  account: fc.record({ plan: fc.constantFrom('basic', 'pro') }),
  refund: fc.record({ cents: fc.constantFrom(0, 500, 501), currency: fc.constantFrom('USD', 'EUR') }),
});

function withRules(rules: readonly AnyRule[]): PolicyDocument {
  const at = (text: string) => ({ text, line: 1, column: 1 });
  return {
    ...document,
    rules: rules.map(
      ({ when, effect, identity, role, escalateAs }, index): PolicyRule => ({
        name: at(`rule-${index}`),
        tools: [at('issue_refund')],
        ...(when === undefined ? {} : { when: at(when) }),
        require: {
          ...(effect === undefined ? {} : { effect }),
          ...(identity === undefined ? {} : { identity }),
          ...(role === undefined ? {} : { approverRole: at(role) }),
          ...(escalateAs === undefined ? {} : { escalateAs }),
        },
        clause: at(`c › ${index}`),
        reason: at('because'),
      }),
    ),
  };
}

const strictness = ({ effect, identity, approverRole, escalateAs }: Verdict) => [
  ['allow', 'confirm', 'deny'].indexOf(effect),
  Number(identity),
  ['sales', 'finance', 'finance-director'].indexOf(approverRole ?? ''),
  escalateAs === undefined ? -1 : escalationClasses.length - escalationClasses.indexOf(escalateAs),
];

test('adding a rule never loosens a verdict', () => {
  fc.assert(
    fc.property(
      fc.array(anyRule, { maxLength: 5 }),
      anyRule,
      anyFacts,
      fc.constantFrom('read' as const, 'write' as const),
      (rules, more, given, effect) => {
        const call = { tool: 'issue_refund', effect, input: {} };
        const before = strictness(createPolicy(withRules(rules)).judge(call, given));
        const after = strictness(createPolicy(withRules([...rules, more])).judge(call, given));
        expect(after.every((part, index) => part >= (before[index] ?? 0))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('the order of the rules does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 5 }), anyFacts, (rules, given) => {
      const call = { tool: 'issue_refund', effect: 'write', input: {} } as const;
      const forwards = createPolicy(withRules(rules)).judge(call, given);
      const backwards = createPolicy(withRules(rules.toReversed())).judge(call, given);
      expect(strictness(backwards)).toEqual(strictness(forwards));
      expect(backwards.rules).toHaveLength(forwards.rules.length);
    }),
    { numRuns: 60 },
  );
});
