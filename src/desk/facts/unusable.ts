import type { Plan, Ticket } from '../records.ts';

/**
 * How long the service was unusable without a fix, in ms: the longest time a pressing technical ticket stayed unsolved.
 * Solved ones count until they were solved; those solved before `since` do not count. Every ticket of an Enterprise
 * customer is marked high, so there only `immediate` tells that work stood still.
 */
export function unusableFor(tickets: readonly Ticket[], plan: Plan, since: number, now: number): number {
  const pressing: readonly Ticket['priority'][] = plan === 'enterprise' ? ['immediate'] : ['high', 'immediate'];
  const spans = tickets
    .filter(({ category, priority }) => category === 'technical' && pressing.includes(priority))
    .map(({ createdAt, updatedAt, status }) => ({ from: createdAt, to: status === 'solved' ? updatedAt : now }))
    .filter(({ to }) => to > since);
  return Math.max(0, ...spans.map(({ from, to }) => to - from));
}
