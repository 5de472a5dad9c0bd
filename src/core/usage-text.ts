import type { Usage } from './entry.ts';

/** `4 model calls · 36,800 tokens in (32,000 from the cache), 442 out · $0.0010` */
export function usageText({ modelCalls, inputTokens, outputTokens, cacheReadTokens, costUsd }: Usage): string {
  const cost = costUsd === null ? 'cost unknown' : costUsd === 0 ? 'no cost' : costText(costUsd);
  if (modelCalls === 0) return `no model calls · ${cost}`;
  const count = (tokens: number) => tokens.toLocaleString('en-US');
  const calls = `${modelCalls} model ${modelCalls === 1 ? 'call' : 'calls'}`;
  return `${calls} · ${count(inputTokens)} tokens in (${count(cacheReadTokens)} from the cache), ${count(outputTokens)} out · ${cost}`;
}

/** `$0.0123` below ten cents, `$1.23` above. */
export function costText(costUsd: number): string {
  return `$${costUsd.toFixed(costUsd < 0.1 ? 4 : 2)}`;
}
