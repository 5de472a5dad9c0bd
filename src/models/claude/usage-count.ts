import type { Usage } from '../../core/entry.ts';
import type { JsonValue } from '../../core/json.ts';
import { costOf } from './prices.ts';
import { isObject } from './replay.ts';

/** Counts what one request took. The API sends totals, some at the beginning and all at the end; gateways send some or none. */
export class UsageCount {
  #model: string;
  readonly #totals = new Map<string, number>();

  constructor(model: string) {
    this.#model = model;
  }

  /** The model that answers, when the server names it. */
  answeredBy(model: JsonValue | undefined): void {
    if (typeof model === 'string' && model !== '') this.#model = model;
  }

  take(usage: JsonValue | undefined): void {
    if (!isObject(usage)) return;
    for (const [name, value] of Object.entries(usage)) if (typeof value === 'number') this.#totals.set(name, value);
    const creation = usage['cache_creation'];
    if (isObject(creation)) this.take({ hour: creation['ephemeral_1h_input_tokens'] ?? 0 });
  }

  usage(): Usage {
    const total = (name: string) => this.#totals.get(name) ?? 0;
    const outputTokens = total('output_tokens');
    const cacheReadTokens = total('cache_read_input_tokens');
    const cacheWriteTokens = total('cache_creation_input_tokens');
    const fresh = total('input_tokens');
    const cache = { cacheReadTokens, cacheWriteTokens, cacheWriteHourTokens: total('hour') };
    return {
      modelCalls: 1,
      inputTokens: fresh + cacheReadTokens + cacheWriteTokens,
      outputTokens,
      cacheReadTokens,
      cacheWriteTokens,
      model: this.#model,
      costUsd: costOf(this.#model, { inputTokens: fresh, outputTokens, ...cache }),
    };
  }
}
