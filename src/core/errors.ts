/** Something the user can mend: one clear sentence, and how to mend it. Exit code 2 unless a command says otherwise. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Another process has the session now: here it can only be read. */
export class SessionTaken extends UserError {
  constructor(session: string) {
    super(`Another process has taken over the session ${session}.`, `To take it back: frontdesk chat --resume ${session}`);
  }
}

export type ModelErrorKind =
  | 'authentication'
  | 'permission'
  | 'unknown-model'
  | 'too-large'
  | 'rate-limit'
  | 'overloaded'
  | 'server'
  | 'unreachable'
  | 'interrupted'
  | 'stalled'
  | 'protocol';

/** A model that could not answer. Adapters translate their provider's failures into this; the loop never sees another. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly kind: ModelErrorKind;
  /** What the operator can do about it, in one sentence. */
  readonly hint: string | undefined;

  constructor(kind: ModelErrorKind, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.hint = options.hint;
  }
}
