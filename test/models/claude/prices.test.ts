import { describe, expect, test } from 'vitest';
import { claudeName, modelFacts } from '../../../src/models/claude/model-facts.ts';
import { cheapPromptTokens, costOf } from '../../../src/models/claude/prices.ts';

const none = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWriteHourTokens: 0 };

describe('prices', () => {
  test('every kind of token has its price', () => {
    const million = 1_000_000;
    expect(costOf('claude-sonnet-5-5', { ...none, inputTokens: million })).toBeCloseTo(2);
    expect(costOf('claude-sonnet-5-5', { ...none, outputTokens: million })).toBeCloseTo(10);
    expect(costOf('claude-sonnet-5-5', { ...none, cacheReadTokens: million })).toBeCloseTo(0.1);
    expect(costOf('claude-sonnet-5-5', { ...none, cacheWriteTokens: million })).toBeCloseTo(2.5);
    expect(costOf('claude-sonnet-5-5', { ...none, cacheWriteTokens: million, cacheWriteHourTokens: million })).toBeCloseTo(4);
  });

  test('a long prompt costs more where the price list says so', () => {
    expect(cheapPromptTokens('claude-haiku-5-5')).toBe(100_000);
    expect(costOf('claude-haiku-5-5', { ...none, inputTokens: 100_000 })).toBeCloseTo(0.01);
    expect(costOf('claude-haiku-5-5', { ...none, inputTokens: 1, cacheReadTokens: 100_000, outputTokens: 1000 })).toBeCloseTo(0.0075005);
  });

  test('a model without a price costs null, not nothing', () => {
    expect(costOf('llama3.3', { ...none, inputTokens: 10 })).toBeNull();
    expect(costOf('claude-mythos-5-2', none)).toBeNull();
  });
});

describe('names of models', () => {
  test.each([
    'claude-sonnet-5-5',
    'claude-sonnet-5-5-20260928',
    'anthropic/claude-sonnet-5.5',
    'us.anthropic.claude-sonnet-5-5-v1:0',
    'claude-sonnet-5-5@20260928',
  ])('%s is Sonnet 5.5', (model) => {
    expect(claudeName(model)).toBe('claude-sonnet-5-5');
  });

  test('one number and a date is the first of its generation', () => {
    expect(claudeName('claude-sonnet-5-20260630')).toBe('claude-sonnet-5');
  });

  test.each(['gpt-5', 'claude', 'claude-sonnet-9-9', 'claude-3-5-sonnet-20241022', 'llama3'])('%s is not known', (model) => {
    expect(claudeName(model)).toBeUndefined();
    expect(modelFacts(model)).toBeUndefined();
  });
});
