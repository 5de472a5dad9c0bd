import type { PolicyDocument } from '../../src/core/policy-document.ts';
import { formatProblem } from '../../src/core/problem.ts';
import { parsePolicyFile } from '../../src/team/policy-file.ts';

/** The document of a policy file that is right. */
export function documentOf(text: string): PolicyDocument {
  const { document, problems } = parsePolicyFile('policies.yml', text);
  if (document === undefined) throw new Error(problems.map(formatProblem).join('\n'));
  return document;
}

export const small = `
roles: [sales, finance, finance-director]
limits:
  billing: { USD: 50000 }
facts:
  account:
    fields: { plan: string }
  refund:
    tools: [issue_refund]
    fields: { cents: int, currency: string }
rules:
  - name: identity-first
    tools: [issue_refund, list_payments]
    require: { identity: true }
    clause: billing-policies › Identity
    reason: Identity is verified before money is discussed.
  - name: above-limit
    tools: [issue_refund]
    when: refund.cents > limits.billing[refund.currency]
    require: { approver_role: finance }
    clause: billing-policies › Limits
    reason: '{{ money(refund.cents, refund.currency) }} is above the limit.'
  - name: far-above-limit
    tools: [issue_refund]
    when: >-
      refund.currency == "USD"
      && refund.cents > 100000
    require: { approver_role: finance-director, escalate_as: priority, escalate_about: money }
    clause: billing-policies › Limits
    reason: Above $1,000 it is a priority escalation.
  - name: no-basic
    tools: [issue_refund]
    when: account.plan == "basic"
    require: { effect: deny }
    clause: billing-policies › None
    reason: Basic has no refunds.
`;
