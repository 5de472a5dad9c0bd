import { addUsage, noUsage } from '../../core/conversation.ts';
import type { Usage } from '../../core/entry.ts';
import { isLate } from '../../desk/escalation-clocks.ts';
import type { DeskStore } from '../../store/database-store.ts';

/** What the replies since `since` (ms, UTC) have used, over all sessions; the cost is null where one has no price. */
export async function usageSince(store: DeskStore, since: number): Promise<{ readonly today: Usage; readonly turns: number }> {
  const [replies, turns] = await Promise.all([store.entriesSince('reply', since), store.entriesSince('turn-finished', since)]);
  return { today: replies.reduce((sum, { usage }) => addUsage(sum, usage), noUsage), turns: turns.length };
}

/** As `frontdesk escalations` marks them. */
export async function lateEscalations({ records }: DeskStore, now: number): Promise<number> {
  const open = await records.escalations({ open: true });
  return open.filter((escalation) => isLate(escalation, now)).length;
}

/** The last midnight, UTC. */
export function startOfDay(now: number): number {
  return now - (now % 86_400_000);
}
