import { addUsage, noUsage } from '../../core/conversation.ts';
import type { Usage } from '../../core/entry.ts';
import type { DeskStore } from '../../store/database-store.ts';

/** What the replies since `since` (ms, UTC) have used, over all sessions. */
export async function usageSince(store: DeskStore, since: number): Promise<{ readonly today: Usage; readonly turns: number }> {
  let today = noUsage;
  let turns = 0;
  for (const { id, updatedAt } of await store.sessions()) {
    // Most recently used first: those behind it are older still.
    if (updatedAt < since) break;
    for (const entry of (await store.entries(id)).entries) {
      if (entry.at < since) continue;
      if (entry.type === 'reply') today = addUsage(today, entry.usage);
      if (entry.type === 'turn-finished') turns += 1;
    }
  }
  return { today, turns };
}

export async function lateEscalations({ records }: DeskStore, now: number): Promise<number> {
  const open = await records.escalations({ open: true });
  return open.filter(({ acknowledgedAt, respondBy }) => acknowledgedAt === undefined && respondBy < now).length;
}

/** The last midnight, UTC. */
export function startOfDay(now: number): number {
  return now - (now % 86_400_000);
}
