import type { Operator } from './approval.ts';

/** Who may approve what, beyond the one who sits at the desk. Implemented by `store`. */
export interface Operators {
  /** By name. */
  list(): Promise<readonly (Operator & { /** ms, UTC */ readonly addedAt: number })[]>;
  /** Keeps a salted hash of the password. Throws `UserError` when the name is taken or the password is empty. */
  add(operator: Operator, password: string, at: number): Promise<void>;
  /** False when there is no such operator. */
  remove(name: string): Promise<boolean>;
  /** The operator, when the password is theirs; takes as long for a name that does not exist. */
  verify(name: string, password: string): Promise<Operator | undefined>;
}
