import type { StoredEntry } from '../core/entry.ts';
import type { DeskStore } from '../store/database-store.ts';

/** Every session that may have something since then (ms, UTC), one after the other. */
export async function* sessionsSince(
  store: DeskStore,
  since: number,
): AsyncGenerator<{ readonly id: string; readonly entries: readonly StoredEntry[] }, void> {
  for (const { id, updatedAt } of await store.sessions()) {
    // Most recently used first: those behind it are older still.
    if (updatedAt < since) return;
    yield { id, entries: (await store.entries(id)).entries };
  }
}
