import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import type { Verdict } from '../../src/core/policy.ts';
import { teamPolicies, teamPolicy } from '../helpers/team-policy.ts';

/** Facts of a call that no rule has anything against, by group. */
const calm: Readonly<Record<string, JsonObject>> = {
  account: {
    found: true,
    is_customer: true,
    has_customer: true,
    plan: 'pro',
    seats: 12,
    cycle: 'monthly',
    currency: 'USD',
    status: 'active',
    flags: [],
    has_paid: true,
    days_since_first_payment: 100,
    yearly_value_usd_cents: 0,
    open_escalations: [],
    legal_hold: false,
    security_incident: false,
  },
  refund: {
    amount_cents: 1000,
    currency: 'USD',
    reason: 'wrong-amount',
    payment_status: 'succeeded',
    left_cents: 500_000,
    total_30_days_cents: 1000,
    other_currency_30_days: false,
    duplicate_cents: 0,
    overcharged_cents: 500_000,
    longest_outage: '0s',
    uptime_missed: false,
    unusable_for: '0s',
    leaving: false,
    days_served: 0,
    unused_days_cents: 0,
    notice_days: 0,
    unused_months_cents: 0,
  },
  credit: { amount_cents: 1000, currency: 'USD', reason: 'goodwill', total_30_days_cents: 1000, other_currency_30_days: false },
  change: {
    kind: 'seats-added',
    to_plan: 'pro',
    to_seats: 12,
    to_cycle: 'monthly',
    charged_cents: 0,
    given_back_cents: 0,
    currency: 'USD',
    notice_days: 0,
    effective_on: '3 Dec 2026',
  },
  retry: { failing: true, days_failing: 3, has_method: true, method_expired: false, amount_cents: 1000, currency: 'USD' },
  invoice: { own: true, status: 'paid', recipient_on_file: true },
  login: { on_account: true, locked: true, two_factor: true, is_verified_contact: true, admin: false },
  ticket: { category: 'technical', priority: 'normal' },
  escalation: { kind: 'technical', class: 'standard', level: 2, on_file: true, open: true, template: '' },
};

type Change = Readonly<Record<string, JsonValue>>;

/** Facts that differ from the calm ones, written `group.fact`. */
function factsWith(changes: Change): JsonObject {
  const facts = structuredClone(calm) as Record<string, Record<string, JsonValue>>;
  for (const [path, value] of Object.entries(changes)) {
    const [group = '', field = ''] = path.split('.');
    const known = facts[group];
    if (known === undefined || !(field in known)) throw new Error(`there is no fact ${path}`);
    known[field] = value;
  }
  return facts;
}

const reads = ['list_payments', 'list_invoices', 'quote_plan_change'];
const judge = (tool: string, changes: Change): Verdict =>
  teamPolicy().judge({ tool, effect: reads.includes(tool) ? 'read' : 'write', input: {} }, factsWith(changes));

/** Each rule: a tool, facts on the side where it applies, facts on the other side of the same boundary, what it asks for. */
const boundaries: Readonly<Record<string, readonly [tool: string, applies: Change, not: Change | undefined, requires: Partial<Verdict>]>> =
  {
    'identity-before-billing-is-shown': ['list_payments', {}, undefined, { effect: 'allow', identity: true }],
    'identity-before-money-moves': ['issue_refund', {}, undefined, { identity: true }],
    'identity-before-a-login-is-opened': ['unlock_login', {}, undefined, { identity: true }],
    'customer-on-file': ['apply_credit', { 'account.found': false, 'account.is_customer': false }, {}, { effect: 'deny' }],
    'own-customer-only': ['issue_refund', { 'account.is_customer': false }, {}, { effect: 'deny' }],
    'no-records-about-others': [
      'create_ticket',
      { 'account.is_customer': false },
      { 'account.is_customer': false, 'account.has_customer': false },
      { effect: 'deny' },
    ],
    'incident-before-changes': [
      'reset_two_factor',
      { 'account.security_incident': true, 'account.open_escalations': ['money', 'outage'] },
      { 'account.security_incident': true, 'account.open_escalations': ['money', 'security'] },
      { escalateAs: 'immediate' },
    ],

    'refund-of-a-payment-that-succeeded': ['issue_refund', { 'refund.payment_status': 'failed' }, {}, { effect: 'deny' }],
    'refund-within-the-payment': [
      'issue_refund',
      { 'refund.amount_cents': 4_999, 'refund.left_cents': 4_998 },
      { 'refund.amount_cents': 4_998, 'refund.left_cents': 4_998 },
      { effect: 'deny' },
    ],
    'refund-within-billing-limit': [
      'issue_refund',
      { 'refund.total_30_days_cents': 50_000 },
      { 'refund.total_30_days_cents': 50_001 },
      { effect: 'confirm' },
    ],
    'refund-above-billing-limit': [
      'issue_refund',
      { 'refund.total_30_days_cents': 50_001 },
      { 'refund.total_30_days_cents': 50_000 },
      { approverRole: 'finance' },
    ],
    'refund-above-manager-limit': [
      'issue_refund',
      { 'refund.total_30_days_cents': 100_001 },
      { 'refund.total_30_days_cents': 100_000 },
      { approverRole: 'finance-director' },
    ],
    'refund-above-manager-limit-is-escalated': [
      'issue_refund',
      { 'refund.total_30_days_cents': 100_001 },
      { 'refund.total_30_days_cents': 100_001, 'account.open_escalations': ['money'] },
      { escalateAs: 'priority' },
    ],
    'refund-in-a-currency-without-limit': ['issue_refund', { 'refund.currency': 'EUR' }, {}, { approverRole: 'finance-director' }],
    'refunds-in-several-currencies': ['issue_refund', { 'refund.other_currency_30_days': true }, {}, { approverRole: 'finance-director' }],

    'new-customer-within-30-days': [
      'issue_refund',
      { 'refund.reason': 'new-customer', 'account.days_since_first_payment': 30 },
      { 'refund.reason': 'new-customer', 'account.days_since_first_payment': 31 },
      { effect: 'confirm' },
    ],
    'new-customer-after-30-days': [
      'issue_refund',
      { 'refund.reason': 'new-customer', 'account.days_since_first_payment': 31 },
      { 'refund.reason': 'new-customer', 'account.days_since_first_payment': 30 },
      { effect: 'deny' },
    ],
    'duplicate-on-record': [
      'issue_refund',
      { 'refund.reason': 'duplicate-charge', 'refund.amount_cents': 4_999, 'refund.duplicate_cents': 4_999 },
      { 'refund.reason': 'duplicate-charge', 'refund.amount_cents': 4_999, 'refund.duplicate_cents': 4_998 },
      { effect: 'confirm' },
    ],
    'duplicate-not-on-record': [
      'issue_refund',
      { 'refund.reason': 'duplicate-charge', 'refund.amount_cents': 4_999, 'refund.duplicate_cents': 4_998 },
      { 'refund.reason': 'duplicate-charge', 'refund.amount_cents': 4_999, 'refund.duplicate_cents': 4_999 },
      { effect: 'deny' },
    ],
    'wrong-amount-is-looked-at': [
      'issue_refund',
      { 'refund.amount_cents': 1_001, 'refund.overcharged_cents': 1_000 },
      { 'refund.amount_cents': 1_000, 'refund.overcharged_cents': 1_000 },
      { effect: 'confirm' },
    ],
    'outage-of-less-than-4-hours': [
      'issue_refund',
      { 'refund.reason': 'missed-uptime', 'refund.uptime_missed': true, 'refund.longest_outage': '14399s' },
      { 'refund.reason': 'missed-uptime', 'refund.uptime_missed': true, 'refund.longest_outage': '4h' },
      { effect: 'deny' },
    ],
    'uptime-promise-kept': [
      'issue_refund',
      { 'refund.reason': 'missed-uptime', 'refund.longest_outage': '5h' },
      { 'refund.reason': 'missed-uptime', 'refund.longest_outage': '5h', 'refund.uptime_missed': true },
      { effect: 'deny' },
    ],
    'unusable-for-less-than-48-hours': [
      'issue_refund',
      { 'refund.reason': 'unusable', 'refund.unusable_for': '47h59m59s' },
      { 'refund.reason': 'unusable', 'refund.unusable_for': '48h' },
      { effect: 'deny' },
    ],
    'early-exit-of-yearly-contracts-only': [
      'issue_refund',
      { 'refund.reason': 'early-exit' },
      { 'refund.reason': 'early-exit', 'account.cycle': 'yearly' },
      { effect: 'deny' },
    ],
    'early-exit-after-90-days': [
      'issue_refund',
      { 'refund.reason': 'early-exit', 'refund.days_served': 89 },
      { 'refund.reason': 'early-exit', 'refund.days_served': 90 },
      { effect: 'deny' },
    ],
    'early-exit-needs-a-cancellation': [
      'issue_refund',
      { 'refund.reason': 'early-exit' },
      { 'refund.reason': 'early-exit', 'refund.leaving': true },
      { effect: 'deny' },
    ],
    'early-exit-pro-rata': [
      'issue_refund',
      { 'refund.reason': 'early-exit', 'refund.unused_days_cents': 999 },
      { 'refund.reason': 'early-exit', 'refund.unused_days_cents': 1_000 },
      { effect: 'deny' },
    ],
    'enterprise-downgrade-with-60-days-notice': [
      'issue_refund',
      { 'refund.reason': 'enterprise-downgrade', 'refund.notice_days': 59 },
      { 'refund.reason': 'enterprise-downgrade', 'refund.notice_days': 60 },
      { effect: 'deny' },
    ],
    'enterprise-downgrade-unused-months': [
      'issue_refund',
      { 'refund.reason': 'enterprise-downgrade', 'refund.unused_months_cents': 999 },
      { 'refund.reason': 'enterprise-downgrade', 'refund.unused_months_cents': 1_000 },
      { effect: 'deny' },
    ],
    'enterprise-downgrade-goes-to-finance': ['issue_refund', { 'refund.reason': 'enterprise-downgrade' }, {}, { approverRole: 'finance' }],
    'no-refund-for-own-errors': ['issue_refund', { 'refund.reason': 'own-error' }, {}, { effect: 'deny' }],
    'no-refund-for-third-parties': ['issue_refund', { 'refund.reason': 'third-party' }, {}, { effect: 'deny' }],
    'no-refund-without-a-ground': ['issue_refund', { 'refund.reason': 'other' }, {}, { effect: 'deny' }],

    'credits-go-to-finance': ['apply_credit', {}, undefined, { effect: 'confirm', approverRole: 'finance' }],
    'credit-above-manager-limit': [
      'apply_credit',
      { 'credit.total_30_days_cents': 100_001 },
      { 'credit.total_30_days_cents': 100_000 },
      { approverRole: 'finance-director' },
    ],
    'credit-above-manager-limit-is-escalated': [
      'apply_credit',
      { 'credit.total_30_days_cents': 100_001, 'account.open_escalations': ['contract'] },
      { 'credit.total_30_days_cents': 100_001, 'account.open_escalations': ['money'] },
      { escalateAs: 'priority' },
    ],
    'credit-in-a-currency-without-limit': ['apply_credit', { 'credit.currency': 'GBP' }, {}, { approverRole: 'finance-director' }],
    'enterprise-downgrade-credit-of-enterprise-only': [
      'apply_credit',
      { 'credit.reason': 'enterprise-downgrade' },
      { 'credit.reason': 'enterprise-downgrade', 'account.plan': 'enterprise' },
      { effect: 'deny' },
    ],

    'enterprise-from-25-users': [
      'change_plan',
      { 'change.to_plan': 'enterprise', 'change.to_cycle': 'yearly', 'change.to_seats': 24 },
      { 'change.to_plan': 'enterprise', 'change.to_cycle': 'yearly', 'change.to_seats': 25 },
      { effect: 'deny' },
    ],
    'enterprise-is-annual': [
      'change_plan',
      { 'change.to_plan': 'enterprise', 'change.to_seats': 25 },
      { 'change.to_plan': 'enterprise', 'change.to_seats': 25, 'change.to_cycle': 'yearly' },
      { effect: 'deny' },
    ],
    'enterprise-approved-by-sales': [
      'change_plan',
      { 'change.to_plan': 'enterprise', 'change.to_seats': 25, 'change.to_cycle': 'yearly' },
      { 'change.to_plan': 'pro' },
      { effect: 'confirm', approverRole: 'sales' },
    ],
    'basic-up-to-10-users': [
      'change_plan',
      { 'change.to_plan': 'basic', 'change.to_seats': 11 },
      { 'change.to_plan': 'basic', 'change.to_seats': 10 },
      { effect: 'deny' },
    ],
    'pro-up-to-100-users': ['change_seats', { 'change.to_seats': 101 }, { 'change.to_seats': 100 }, { effect: 'deny' }],
    'enterprise-to-pro-with-60-days-notice': [
      'change_plan',
      { 'account.plan': 'enterprise', 'change.notice_days': 59 },
      { 'account.plan': 'enterprise', 'change.notice_days': 60 },
      { effect: 'deny' },
    ],
    'enterprise-contract-goes-to-finance': [
      'cancel_subscription',
      { 'account.plan': 'enterprise', 'change.kind': 'cancellation' },
      { 'account.plan': 'pro', 'change.kind': 'cancellation' },
      { approverRole: 'finance' },
    ],
    'enterprise-contract-is-escalated': [
      'change_seats',
      { 'account.plan': 'enterprise', 'change.kind': 'seats-removed' },
      { 'account.plan': 'enterprise', 'change.kind': 'seats-removed', 'account.open_escalations': ['contract'] },
      { escalateAs: 'priority' },
    ],
    'contract-money-above-manager-limit': [
      'change_seats',
      { 'change.kind': 'seats-removed', 'change.given_back_cents': 100_001 },
      { 'change.kind': 'seats-removed', 'change.given_back_cents': 100_000 },
      { approverRole: 'finance-director' },
    ],
    'upgrade-charged-pro-rata': ['change_plan', { 'change.kind': 'upgrade' }, { 'change.kind': 'cycle' }, { effect: 'confirm' }],
    'downgrade-without-money-back': [
      'change_plan',
      { 'change.kind': 'downgrade', 'change.to_plan': 'basic', 'change.to_seats': 10 },
      { 'change.kind': 'cycle', 'change.to_plan': 'basic', 'change.to_seats': 10 },
      { effect: 'confirm' },
    ],
    'users-removed-are-credited': [
      'change_seats',
      { 'change.kind': 'seats-removed' },
      { 'change.kind': 'seats-added' },
      { effect: 'confirm' },
    ],

    'cancellation-ends-with-the-period': ['cancel_subscription', {}, { 'account.cycle': 'yearly' }, { effect: 'confirm' }],
    'cancellation-of-a-yearly-contract': ['cancel_subscription', { 'account.cycle': 'yearly' }, {}, { effect: 'confirm' }],
    'nothing-ends-under-legal-hold': ['cancel_subscription', { 'account.legal_hold': true }, {}, { effect: 'deny' }],

    'retry-only-what-is-unpaid': ['retry_payment', { 'retry.failing': false }, {}, { effect: 'deny' }],
    'retry-needs-a-good-method': ['retry_payment', { 'retry.method_expired': true }, {}, { effect: 'deny' }],
    'invoice-of-this-account': ['send_invoice', { 'invoice.own': false }, {}, { effect: 'deny' }],
    'invoice-to-contacts-only': ['send_invoice', { 'invoice.recipient_on_file': false }, {}, { effect: 'deny' }],

    'login-of-this-account': ['reset_two_factor', { 'login.on_account': false }, {}, { effect: 'deny' }],
    'unlock-what-is-locked': ['unlock_login', { 'login.locked': false }, {}, { effect: 'deny' }],
    'two-factor-from-pro': ['reset_two_factor', { 'account.plan': 'basic' }, {}, { effect: 'deny' }],
    'two-factor-that-is-on': ['reset_two_factor', { 'login.two_factor': false }, {}, { effect: 'deny' }],
    'two-factor-of-an-admin': [
      'reset_two_factor',
      { 'login.admin': true, 'login.is_verified_contact': false },
      { 'login.admin': true },
      { approverRole: 'manager' },
    ],

    'enterprise-tickets-are-marked-high': [
      'create_ticket',
      { 'account.plan': 'enterprise' },
      { 'account.plan': 'enterprise', 'ticket.priority': 'high' },
      { effect: 'deny' },
    ],
    'security-and-data-are-immediate': [
      'escalate',
      { 'escalation.kind': 'data-loss', 'escalation.class': 'priority' },
      { 'escalation.kind': 'data-loss', 'escalation.class': 'immediate' },
      { effect: 'deny' },
    ],
    'outages-are-immediate': [
      'escalate',
      { 'escalation.kind': 'outage', 'escalation.class': 'priority' },
      { 'escalation.kind': 'outage', 'escalation.class': 'immediate' },
      { effect: 'deny' },
    ],
    'legal-matters-are-immediate': [
      'escalate',
      { 'escalation.kind': 'privacy', 'escalation.class': 'priority' },
      { 'escalation.kind': 'privacy', 'escalation.class': 'immediate' },
      { effect: 'deny' },
    ],
    'money-and-contracts-are-priority': [
      'escalate',
      { 'escalation.kind': 'contract' },
      { 'escalation.kind': 'contract', 'escalation.class': 'priority' },
      { effect: 'deny' },
    ],
    'enterprise-matters-are-priority': [
      'escalate',
      { 'account.plan': 'enterprise' },
      { 'account.plan': 'enterprise', 'escalation.class': 'priority' },
      { effect: 'deny' },
    ],
    'big-accounts-are-priority': [
      'escalate',
      { 'account.yearly_value_usd_cents': 5_000_001 },
      { 'account.yearly_value_usd_cents': 5_000_000 },
      { effect: 'deny' },
    ],
    'page-about-what-is-filed': ['page_on_call', { 'escalation.open': false }, {}, { effect: 'deny' }],
    'security-notice-of-security-matters': [
      'send_notice',
      { 'escalation.template': 'security' },
      { 'escalation.template': 'security', 'escalation.kind': 'compliance' },
      { effect: 'deny' },
    ],
    'outage-notice-of-outages': [
      'send_notice',
      { 'escalation.template': 'outage' },
      { 'escalation.template': 'outage', 'escalation.kind': 'outage' },
      { effect: 'deny' },
    ],
    'the-levels-decide': ['resolve_escalation', { 'escalation.level': 3 }, { 'escalation.level': 2 }, { approverRole: 'manager' }],
  };

describe('each rule on both sides of its boundary', () => {
  test.each(Object.entries(boundaries))('%s', (rule, [tool, applies, not, requires]) => {
    const verdict = judge(tool, applies);
    expect(verdict.rules).toContain(rule);
    expect(verdict).toMatchObject(requires);
    expect(verdict.clauses).toContain(teamPolicies().rules.find(({ name }) => name.text === rule)?.clause.text);
    expect(verdict.reasons).toHaveLength(verdict.rules.length);
    if (not !== undefined) expect(judge(tool, not).rules).not.toContain(rule);
  });

  test('no rule is without a boundary here', () => {
    expect(Object.keys(boundaries).toSorted()).toEqual(
      teamPolicies()
        .rules.map(({ name }) => name.text)
        .toSorted(),
    );
  });

  test('every rule with a condition has another side', () => {
    const oneSided = teamPolicies().rules.filter(({ name, when }) => when !== undefined && boundaries[name.text]?.[2] === undefined);
    expect(oneSided.map(({ name }) => name.text)).toEqual([]);
  });

  test('each tool of a rule knows it, and every reason can be said', () => {
    for (const { name, tools } of teamPolicies().rules) {
      const applies = boundaries[name.text]?.[1] ?? {};
      for (const { text: tool } of tools) {
        const verdict = judge(tool, applies);
        expect([name.text, tool, verdict.reasons.filter((reason) => reason.includes('could not be evaluated'))]).toEqual([
          name.text,
          tool,
          [],
        ]);
      }
    }
  });
});

describe('the other sides of rules with several', () => {
  test.each<[string, string, Change, boolean]>([
    ['incident-before-changes', 'issue_refund', { 'account.security_incident': true }, true],
    [
      'refund-above-manager-limit-is-escalated',
      'issue_refund',
      { 'refund.total_30_days_cents': 100_001, 'account.open_escalations': ['churn', 'security'] },
      true,
    ],
    [
      'refund-above-manager-limit-is-escalated',
      'issue_refund',
      { 'refund.total_30_days_cents': 100_001, 'account.open_escalations': ['churn', 'money'] },
      false,
    ],
    ['refund-above-manager-limit-is-escalated', 'issue_refund', { 'refund.total_30_days_cents': 100_000 }, false],
    ['credit-in-a-currency-without-limit', 'apply_credit', { 'credit.other_currency_30_days': true }, true],
    ['enterprise-contract-goes-to-finance', 'change_seats', { 'account.plan': 'enterprise', 'change.kind': 'seats-added' }, false],
    ['contract-money-above-manager-limit', 'change_seats', { 'change.given_back_cents': 1, 'change.currency': 'EUR' }, true],
    ['enterprise-from-25-users', 'change_seats', { 'change.to_plan': 'enterprise', 'change.to_seats': 24 }, true],
    ['basic-up-to-10-users', 'change_seats', { 'change.to_plan': 'basic', 'change.to_seats': 11 }, true],
    ['retry-needs-a-good-method', 'retry_payment', { 'retry.has_method': false }, true],
    ['big-accounts-are-priority', 'escalate', { 'account.flags': ['fortune-500'] }, true],
    ['big-accounts-are-priority', 'escalate', { 'account.flags': ['fortune-500'], 'escalation.class': 'priority' }, false],
    ['big-accounts-are-priority', 'escalate', { 'escalation.kind': 'churn' }, true],
    ['enterprise-matters-are-priority', 'escalate', { 'account.plan': 'enterprise', 'escalation.kind': 'feature' }, false],
    ['the-levels-decide', 'resolve_escalation', { 'escalation.level': 4 }, true],
  ])('%s, %s %j: %s', (rule, tool, changes, applies) => {
    expect(judge(tool, changes).rules.includes(rule)).toBe(applies);
  });

  test('an unverified refund of $1,200 needs identity, the Finance Director and a priority escalation', () => {
    expect(judge('issue_refund', { 'refund.amount_cents': 120_000, 'refund.total_30_days_cents': 120_000 })).toMatchObject({
      effect: 'confirm',
      identity: true,
      approverRole: 'finance-director',
      escalateAs: 'priority',
    });
  });

  test('a Basic monthly account on day 45 has no way to money back for leaving', () => {
    const day45 = { 'account.plan': 'basic', 'account.days_since_first_payment': 45 };
    for (const reason of ['new-customer', 'early-exit', 'other', 'own-error', 'third-party']) {
      expect(judge('issue_refund', { ...day45, 'refund.reason': reason }).effect).toBe('deny');
    }
  });
});
