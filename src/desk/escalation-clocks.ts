import type { EscalationClass } from '../core/policy.ts';
import { hour } from './period.ts';
import type { Escalation } from './records.ts';

/** Times of a class, in ms from the customer's message: the first answer, and the target to fix. */
export const clockOf: Readonly<Record<EscalationClass, { readonly respond: number; readonly resolve: number }>> = {
  immediate: { respond: hour / 4, resolve: 4 * hour },
  priority: { respond: hour, resolve: 24 * hour },
  standard: { respond: 4 * hour, resolve: 72 * hour },
};

/** Whether the clock that runs is past its end: until somebody answered, the one of the first answer. */
export function isLate({ status, respondBy, resolveBy }: Pick<Escalation, 'status' | 'respondBy' | 'resolveBy'>, now: number): boolean {
  if (status === 'resolved') return false;
  return now > (status === 'open' ? respondBy : resolveBy);
}

/** When an escalation has to be answered and fixed. Waiting for an approval counts: both run from the customer's message. */
export function deadlines(
  escalationClass: EscalationClass,
  receivedAt: number,
): { readonly respondBy: number; readonly resolveBy: number } {
  const { respond, resolve } = clockOf[escalationClass];
  return { respondBy: receivedAt + respond, resolveBy: receivedAt + resolve };
}
