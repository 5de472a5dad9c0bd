import type { Plan, Ticket } from '../records.ts';
import type { Span } from '../uptime.ts';

/**
 * How long the service was unusable without a fix, in ms: the longest time a pressing technical ticket stayed unsolved.
 * Solved ones count until they were solved; those that do not touch the time that was paid for do not count. Every ticket of an Enterprise
 * customer is marked high, so there only `immediate` tells that work stood still.
 */
export function unusableFor(tickets: readonly Ticket[], plan: Plan, paid: Span, now: number): number {
  const pressing: readonly Ticket['priority'][] = plan === 'enterprise' ? ['immediate'] : ['high', 'immediate'];
  const spans = tickets
    .filter(({ category, priority }) => category === 'technical' && pressing.includes(priority))
    .map(({ createdAt, updatedAt, status }) => ({ from: createdAt, to: status === 'solved' ? updatedAt : now }))
    .filter(({ from, to }) => from < paid.to && to > paid.from);
  return Math.max(0, ...spans.map(({ from, to }) => to - from));
}
