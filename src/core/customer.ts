/** A person of an account. */
export interface ContactRef {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The customer a conversation is about. Nothing here is billing information. */
export interface CustomerRef {
  /** `acc_northwind` */
  readonly account: string;
  /** The company: `Northwind Ltd`. */
  readonly name: string;
  /** Who writes, as far as it is known; whether it is really them says a `Verification`. */
  readonly contact?: ContactRef;
  readonly plan?: string;
  readonly seats?: number;
}

/** What the form asks for. The answers are compared in code and go nowhere else. */
export const factors = ['email', 'last-payment', 'postal-code', 'security-answer'] as const;
export type Factor = (typeof factors)[number];

export interface FactorField {
  readonly factor: Factor;
  /** `Last payment (amount or date)`, or the account's own security question. */
  readonly label: string;
}

export interface VerificationRequest {
  readonly id: string;
  readonly callId: string;
  readonly session: string;
  readonly customer: CustomerRef;
  readonly fields: readonly FactorField[];
  /** Failures left before the account is locked. */
  readonly attemptsLeft: number;
  /** What was entered just before did not match the records. */
  readonly mismatch?: true;
  /** Asked for by a rehearsal: what goes on from it is one, too. */
  readonly dryRun?: true;
  /** Demo companies only: the right answers, for the newcomer. Never part of an entry or an event. */
  readonly demoAnswers?: VerificationAnswers;
}

/** What the operator typed: lives between form and comparison, and nowhere else. */
export type VerificationAnswers = Readonly<Partial<Record<Factor, string>>>;

export type VerificationOutcome = 'verified' | 'failed' | 'locked';

/** A verified identity: one contact of one account, for 15 minutes. */
export interface Verification {
  readonly account: string;
  /** Id of the contact whose answers fitted. */
  readonly contact?: string;
  /** ms, UTC */
  readonly at: number;
  /** ms, UTC */
  readonly expiresAt: number;
}

/** Collects the answers: the form of an edge. `defer` leaves the check waiting, `decline` gives it up. */
export interface Verifier {
  collect(request: VerificationRequest, signal: AbortSignal): Promise<VerificationAnswers | 'defer' | 'decline'>;
}

/** Compares answers with the records: implemented by `desk`. Failures are counted per account, across sessions. */
export interface Identity {
  /** What to ask for this account; undefined when there is no such account. Demo answers are those of the contact named by id. */
  fields(
    account: string,
    contact?: string,
  ): Promise<{ fields: readonly FactorField[]; attemptsLeft: number; demoAnswers?: VerificationAnswers } | undefined>;
  /** Who answered is the contact whose address was given: it need not be the one who was spoken of. */
  check(
    account: string,
    answers: VerificationAnswers,
    at: number,
  ): Promise<{ outcome: VerificationOutcome; attemptsLeft: number; contact?: ContactRef; expiresAt?: number }>;
}
