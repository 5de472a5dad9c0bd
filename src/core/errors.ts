/** Something the user can mend: one clear sentence, and how to mend it. Exit code 2 unless a command says otherwise. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
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
