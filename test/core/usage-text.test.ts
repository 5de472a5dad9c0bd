import { expect, test } from 'vitest';
import { noUsage } from '../../src/core/conversation.ts';
import { costText, usageText } from '../../src/core/usage-text.ts';

test('one call is one call, and a cost without a price is unknown', () => {
  expect(usageText(noUsage)).toBe('no model calls · no cost');
  const usage = { ...noUsage, modelCalls: 1, inputTokens: 1200, cacheReadTokens: 800, outputTokens: 40 };
  expect(usageText({ ...usage, costUsd: null })).toBe('1 model call · 1,200 tokens in (800 from the cache), 40 out · cost unknown');
  expect(usageText({ ...usage, modelCalls: 2, costUsd: 0.00102 })).toMatch(/^2 model calls · .* · \$0\.0010$/);
});

test('small costs have four digits', () => {
  expect([0.0999, 0.1, 12.345].map(costText)).toEqual(['$0.0999', '$0.10', '$12.35']);
});
