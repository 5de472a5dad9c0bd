import type { Currency } from './money.ts';
import type { EscalationClass } from './policy.ts';

/** A text of a file and where it stands; line and column count from 1. */
export interface Placed {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** As it stands in the file, when that differs: folded over lines, indented. */
  readonly raw?: string;
}

/** A team's policy file as plain values with their places: read by `team`, judged by `policy`. */
export interface PolicyDocument {
  /** Path of the file, as messages name it. */
  readonly file: string;
  /** What operators may be, the least first: of two roles that rules ask for, the later one counts. */
  readonly roles: readonly Placed[];
  /** Amounts in cents by name and currency. Rules read them as `limits.<name>["USD"]`. */
  readonly limits: Readonly<Record<string, Readonly<Partial<Record<Currency, number>>>>>;
  readonly facts: readonly FactGroup[];
  readonly rules: readonly PolicyRule[];
}

/** What rules may look at, under one name: `account.plan`. */
export interface FactGroup {
  readonly name: Placed;
  /** The tools whose calls have these facts; every tool when absent. */
  readonly tools?: readonly Placed[];
  readonly fields: readonly { readonly name: Placed; readonly type: Placed }[];
}

export interface PolicyRule {
  readonly name: Placed;
  readonly tools: readonly Placed[];
  /** CEL over the facts of the tool; always when absent. */
  readonly when?: Placed;
  readonly require: Requirement;
  /** The clause it rests on: `billing-policies › Refunds › Full refund`. */
  readonly clause: Placed;
  /** One sentence for the operator; CEL between `{{ }}`. */
  readonly reason: Placed;
}

/** What an applying rule adds to the verdict. A rule can ask for more, never for less. */
export interface Requirement {
  readonly effect?: 'confirm' | 'deny';
  readonly identity?: true;
  readonly approverRole?: Placed;
  readonly escalateAs?: EscalationClass;
  /** Kind of that escalation: one about something else does not count. */
  readonly escalateAbout?: Placed;
}

/** Where the character at `offset` of a text stands in the file. White space may be folded; all else stands as written. */
export function placeIn({ text, raw, line, column }: Placed, offset: number): { readonly line: number; readonly column: number } {
  if (raw === undefined) return { line, column: column + offset };
  const before = text.slice(0, offset).replace(/\s/g, '').length;
  let seen = 0;
  let place = { line, column };
  for (const character of raw) {
    if (!/\s/.test(character)) {
      if (seen === before) break;
      seen += 1;
    }
    place = character === '\n' ? { line: place.line + 1, column: 1 } : { line: place.line, column: place.column + 1 };
  }
  return place;
}
