import type { StoredEntry } from './entry.ts';

export type UsageGrouping = 'agent' | 'day' | 'session';

export interface UsageRow {
  /** The agent, the day (`2026-11-23`, UTC) or the session. */
  readonly key: string;
  readonly modelCalls: number;
  /** All tokens of the prompts, cached ones among them. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  /** US dollars, of the requests that have a price. */
  readonly costUsd: number;
  /** Requests of models without a known price. */
  readonly unpricedCalls: number;
  /** How long the engine took, in ms: from the entry it answered to the end of its reply. */
  readonly engineMs: number;
}

/** What the replies of sessions have used, added up. Rows by agent and session begin with the costliest, days with the latest. */
export async function usageReport(
  sessions: AsyncIterable<{ readonly id: string; readonly entries: readonly StoredEntry[] }>,
  by: UsageGrouping,
  since = 0,
): Promise<readonly UsageRow[]> {
  const rows = new Map<string, UsageRow>();
  for await (const { id, entries } of sessions) {
    for (const [index, entry] of entries.entries()) {
      if (entry.type !== 'reply' || entry.at < since) continue;
      const key = by === 'agent' ? entry.agent : by === 'session' ? id : dayOf(entry.at);
      rows.set(key, added(rows.get(key) ?? emptyRow(key), entry, entry.at - (entries[index - 1]?.at ?? entry.at)));
    }
  }
  const byCost = (a: UsageRow, b: UsageRow) => b.costUsd - a.costUsd || b.modelCalls - a.modelCalls || a.key.localeCompare(b.key);
  return [...rows.values()].sort(by === 'day' ? (a, b) => b.key.localeCompare(a.key) : byCost);
}

/** One row for all of them. */
export function totalOf(rows: readonly UsageRow[]): UsageRow {
  return rows.reduce(
    (sum, row) => ({
      key: sum.key,
      modelCalls: sum.modelCalls + row.modelCalls,
      inputTokens: sum.inputTokens + row.inputTokens,
      cacheReadTokens: sum.cacheReadTokens + row.cacheReadTokens,
      cacheWriteTokens: sum.cacheWriteTokens + row.cacheWriteTokens,
      outputTokens: sum.outputTokens + row.outputTokens,
      costUsd: sum.costUsd + row.costUsd,
      unpricedCalls: sum.unpricedCalls + row.unpricedCalls,
      engineMs: sum.engineMs + row.engineMs,
    }),
    emptyRow('total'),
  );
}

function added(row: UsageRow, { usage }: Extract<StoredEntry, { type: 'reply' }>, engineMs: number): UsageRow {
  const sum = totalOf([
    row,
    {
      ...usage,
      key: row.key,
      costUsd: usage.costUsd ?? 0,
      unpricedCalls: usage.costUsd === null ? usage.modelCalls : 0,
      engineMs,
    },
  ]);
  return { ...sum, key: row.key };
}

function emptyRow(key: string): UsageRow {
  const nothing = { modelCalls: 0, inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 };
  return { key, ...nothing, costUsd: 0, unpricedCalls: 0, engineMs: 0 };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
