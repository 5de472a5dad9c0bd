import { claudeName } from './model-facts.ts';

/** When the prices below were last compared with the published list. */
export const pricesAsOf = '2026-11-23';

/** US dollars for a million tokens. */
interface Rates {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  /** Kept for five minutes. */
  readonly cacheWrite: number;
  /** Kept for an hour. */
  readonly cacheWriteHour: number;
}

interface Price extends Rates {
  /** All tokens of a request whose prompt is longer than this many tokens cost more. */
  readonly long?: Rates & { readonly above: number };
}

export interface Tokens {
  /** Neither read from the cache nor written to it. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** How many of the tokens written stay for an hour. */
  readonly cacheWriteHourTokens: number;
}

/** What one request cost, in US dollars; null when the model has no price here. */
export function costOf(model: string, tokens: Tokens): number | null {
  const name = claudeName(model);
  const price = name === undefined ? undefined : prices[name];
  if (price === undefined) return null;
  const prompt = tokens.inputTokens + tokens.cacheReadTokens + tokens.cacheWriteTokens;
  const rates = price.long !== undefined && prompt > price.long.above ? price.long : price;
  const dollars =
    tokens.inputTokens * rates.input +
    tokens.outputTokens * rates.output +
    tokens.cacheReadTokens * rates.cacheRead +
    (tokens.cacheWriteTokens - tokens.cacheWriteHourTokens) * rates.cacheWrite +
    tokens.cacheWriteHourTokens * rates.cacheWriteHour;
  return dollars / 1_000_000;
}

/** The longest prompt that a model takes at its ordinary price; undefined when there is one price for all. */
export function cheapPromptTokens(model: string): number | undefined {
  const name = claudeName(model);
  return name === undefined ? undefined : prices[name]?.long?.above;
}

const rates = (input: number, output: number, cacheRead: number): Rates => ({
  input,
  output,
  cacheRead,
  cacheWrite: input * 1.25,
  cacheWriteHour: input * 2,
});

/** The published list prices of the API. A gateway may charge otherwise. */
const prices: Readonly<Record<string, Price>> = {
  'claude-fable-5-2': rates(8, 40, 0.2),
  'claude-fable-5-1': rates(10, 50, 0.25),
  'claude-mythos-5-1': rates(10, 50, 0.25),
  'claude-fable-5': rates(10, 50, 1),
  'claude-mythos-5': rates(10, 50, 1),
  'claude-opus-5-5': rates(4, 20, 0.2),
  'claude-opus-5': rates(5, 25, 0.5),
  'claude-opus-4-8': rates(5, 25, 0.5),
  'claude-opus-4-7': rates(5, 25, 0.5),
  'claude-opus-4-6': rates(5, 25, 0.5),
  'claude-opus-4-5': rates(5, 25, 0.5),
  'claude-sonnet-5-5': rates(2, 10, 0.1),
  'claude-sonnet-5': rates(2, 10, 0.2),
  'claude-sonnet-4-6': rates(3, 15, 0.3),
  'claude-sonnet-4-5': rates(3, 15, 0.3),
  'claude-haiku-5-5': { ...rates(0.1, 0.5, 0.01), long: { ...rates(0.5, 2.5, 0.05), above: 100_000 } },
  'claude-haiku-4-5': rates(1, 5, 0.1),
};
