import { expect, test } from 'vitest';
import type { AnyTool } from '../../src/core/tool.ts';
import { judgeOffline } from '../../src/policy/judge-offline.ts';
import { createPolicy } from '../../src/policy/policy.ts';
import { documentOf, small } from './documents.ts';

const issueRefund: AnyTool<null> = {
  name: 'issue_refund',
  description: '',
  effect: 'write',
  input: {
    json: {},
    parse: (value) => (value === 'refund' ? { ok: true, value: {} } : { ok: false, problems: ['payment is missing.'] }),
  },
  summarize: () => '',
  run: () => Promise.reject(new Error('nothing runs')),
};
const policy = createPolicy(documentOf(small));
const facts = { account: { plan: 'pro' }, refund: { cents: 50_001, currency: 'USD' } };

test('says what would happen and why, and runs nothing', () => {
  expect(judgeOffline(policy, { issue_refund: issueRefund }, { tool: 'issue_refund', input: 'refund', facts })).toMatchObject({
    effect: 'confirm',
    identity: true,
    approverRole: 'finance',
    rules: ['identity-first', 'above-limit'],
  });
});

test.each([
  ['issue_refnd', 'refund', 'There is no tool "issue_refnd".'],
  ['constructor', 'refund', 'There is no tool "constructor".'],
  ['issue_refund', {}, 'This is not a valid call of issue_refund: payment is missing.'],
])('%s of %j is none', (tool, input, message) => {
  expect(() => judgeOffline(policy, { issue_refund: issueRefund }, { tool, input, facts })).toThrow(
    expect.objectContaining({ name: 'UserError', message }),
  );
});
