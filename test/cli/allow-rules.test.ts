import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allows, parseAllowRule, ruleApprover } from '../../src/cli/allow-rules.ts';
import type { ApprovalRequest } from '../../src/core/approval.ts';
import { refundRequest } from '../helpers/recorded-turn.ts';

const operator = { name: 'ana', roles: [] };
const signal = new AbortController().signal;
const queue = { position: 1, total: 1 };

describe('reading a rule', () => {
  test.each([
    ['issue_refund:pay_1042:<=49.99', { tool: 'issue_refund', target: 'pay_1042', atMost: 4999 }],
    [' issue_refund : pay_1042 : <= $1,200 ', { tool: 'issue_refund', target: 'pay_1042', atMost: 120_000, currencies: ['USD', 'CAD'] }],
    ['create_ticket:acc_northwind', { tool: 'create_ticket', target: 'acc_northwind' }],
  ])('%s', (text, rule) => expect(parseAllowRule(text)).toEqual(rule));

  test.each([
    '',
    'issue_refund',
    'issue_refund:',
    ':pay_1042:<=1',
    'issue_refund:*:<=50',
    'issue_refund:pay_*:<=50',
    'issue_refund:pay_1042:49.99',
    'issue_refund:pay_1042:>=49.99',
    'issue_refund:pay_1042:<=49.999',
    'issue_refund:pay_1042:<=-1',
    'issue_refund:pay_1042:<=',
    'issue_refund:pay_1042:<=1:more',
    '*:pay_1042:<=1',
  ])('"%s" is refused', (text) => expect(() => parseAllowRule(text)).toThrow('does not name one write'));
});

describe('what a rule allows', () => {
  const rule = parseAllowRule('issue_refund:pay_1042:<=49.99');
  const withAmount = (cents: number): ApprovalRequest => ({
    ...refundRequest,
    proposal: { ...refundRequest.proposal, amount: { cents, currency: 'USD' } },
  });

  test('amounts up to its bound, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (cents) => {
        expect(allows(rule, withAmount(cents))).toBe(cents <= 4999);
      }),
    );
  });

  test.each<[string, ApprovalRequest]>([
    ['another tool', { ...refundRequest, tool: 'apply_credit' }],
    ['another target', { ...refundRequest, proposal: { ...refundRequest.proposal, target: 'pay_10421' } }],
    ['a second approver is needed', { ...refundRequest, verdict: { ...refundRequest.verdict, approverRole: 'finance' } }],
    ['it looks like a repetition', { ...refundRequest, duplicateOf: { session: 's_1', callId: 'c_9', at: 0 } }],
  ])('not when %s', (_name, request) => expect(allows(rule, request)).toBe(false));

  test.each([
    ['€49.99', false],
    ['49.99 EUR', false],
    ['JPY 5,000', false],
    ['$49.99', true],
    ['49.99 USD', true],
  ])('a bound of %s on dollars: %s', (bound, allowed) => {
    expect(allows(parseAllowRule(`issue_refund:pay_1042:<=${bound}`), withAmount(4999))).toBe(allowed);
  });

  test('without a bound no amount', () => expect(allows(parseAllowRule('issue_refund:pay_1042'), refundRequest)).toBe(false));
});

test('a rule counts once; everything else is left for later', async () => {
  const approver = ruleApprover([parseAllowRule('issue_refund:pay_1042:<=49.99')], operator);
  expect((await approver.decide(refundRequest, queue, signal)).decision).toEqual({ type: 'allow', scope: 'once' });
  expect((await approver.decide(refundRequest, queue, signal)).decision).toEqual({ type: 'defer' });
});
