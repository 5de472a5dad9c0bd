import type { JsonObject } from './json.ts';
import type { Verdict } from './policy.ts';
import type { Evidence } from './tool.ts';

/** One decision, or one effect: a record of the audit chain. */
export interface AuditRecord {
  /** ms, UTC */
  readonly at: number;
  readonly session: string;
  readonly callId: string;
  readonly tool: string;
  readonly action:
    | 'approved'
    | 'denied'
    | 'ran'
    | 'rehearsed'
    | 'failed'
    | 'refused-by-policy'
    | 'verified'
    | 'verification-failed'
    | 'sign-in-failed'
    | 'acknowledged'
    | 'resolved'
    | 'erased';
  readonly by: string;
  readonly argsHash: string;
  /** Erasable with the customer: kept under a salted digest in the chain. */
  readonly detail: JsonObject;
  readonly verdict?: Verdict;
  readonly evidence?: readonly Evidence[];
  readonly account?: string;
}
