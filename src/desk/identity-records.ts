import type { DeskReading } from './desk-records.ts';

/** What a customer proves who they are with. No tool sees it: only the identity check and the seed do. */
export interface IdentityFactors {
  readonly account: string;
  /** Of the billing address, as the customer writes it. */
  readonly postalCode: string;
  readonly security?: { readonly question: string; readonly answer: string };
}

/** Failed checks of an account, over all sessions. */
export interface IdentityAttempts {
  readonly failures: number;
  /** ms, UTC, of the latest failure. */
  readonly lastFailureAt?: number;
}

/** The secrets of identity checks, apart from `DeskRecords` so that no tool can leak them. Implemented by `store`. */
export interface IdentityRecords extends Pick<DeskReading, 'account' | 'contacts' | 'payments'> {
  identityFactors(account: string): Promise<IdentityFactors | undefined>;
  identityAttempts(account: string): Promise<IdentityAttempts>;
  /** Inside a transaction only. */
  setIdentityAttempts(account: string, attempts: IdentityAttempts): Promise<void>;
}
