import { describe, expect, test } from 'vitest';
import { tools } from '../helpers/tool-bench.ts';

const claimed = (tool: string, text: string) => (tools[tool]?.claims ?? []).some((claim) => claim.exec(text) !== null);

describe('a reply that claims an action is recognised', () => {
  test.each([
    ['escalate', 'I have escalated this to our CTO.'],
    ['create_ticket', "I've opened a ticket for you."],
    ['add_note', 'I have added a note.'],
    ['apply_credit', 'We credited $20.00 to your account.'],
    ['change_plan', 'We have upgraded your workspace.'],
    ['change_seats', 'I removed the two users.'],
    ['cancel_subscription', 'I have cancelled your subscription.'],
    ['retry_payment', 'We have just retried the payment.'],
    ['send_invoice', 'I have sent you a copy of the invoice.'],
    ['unlock_login', 'Your login was unlocked.'],
    ['reset_two_factor', 'I have reset your two-factor authentication.'],
    ['report_bug', 'I have reported this as a bug.'],
    ['log_feature_request', 'I have logged your request.'],
    ['page_on_call', 'We have paged the engineer.'],
    ['resolve_escalation', 'The escalation has been resolved.'],
  ])('%s: %s', (tool, text) => {
    expect(claimed(tool, text)).toBe(true);
  });
});

describe('what will, can or would be done is no claim', () => {
  test.each([
    ['escalate', 'This can be escalated to our CTO.'],
    ['create_ticket', 'Shall I open a ticket?'],
    ['change_plan', 'You can upgrade at any time; the plan changes at once.'],
    ['change_seats', 'An admin adds users in the account settings.'],
    ['cancel_subscription', 'To cancel your subscription, tell us so.'],
    ['send_invoice', 'I will send you the invoice.'],
    ['unlock_login', 'If the account is locked, wait 15 minutes.'],
    ['reset_two_factor', 'Support resets 2FA when no backup code is left.'],
  ])('%s: %s', (tool, text) => {
    expect(claimed(tool, text)).toBe(false);
  });
});

test('every write says how it is claimed', () => {
  const silent = Object.values(tools).filter(({ effect, claims }) => effect === 'write' && (claims ?? []).length === 0);
  expect(silent.map(({ name }) => name)).toEqual([]);
});
