import type { ModelErrorKind } from './errors.ts';

/** How a turn ended. On the wire the names are snake_case. */
export type Outcome =
  | { readonly type: 'answered' }
  | { readonly type: 'clarify' }
  /** Ids of the approvals and verifications that wait. */
  | { readonly type: 'awaiting-approval'; readonly waiting: readonly string[] }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly kind: ModelErrorKind | 'bug' | 'store'; readonly message: string; readonly hint?: string }
  | { readonly type: 'step-limit'; readonly message: string }
  | { readonly type: 'budget'; readonly message: string }
  | { readonly type: 'truncated' }
  | { readonly type: 'refused' };

export type OutcomeType = Outcome['type'];

/** The worst comes first: how the parts of a turn add up to one outcome. */
export const outcomeOrder = [
  'cancelled',
  'failed',
  'budget',
  'step-limit',
  'truncated',
  'refused',
  'awaiting-approval',
  'denied',
  'clarify',
  'answered',
] as const satisfies readonly OutcomeType[];
