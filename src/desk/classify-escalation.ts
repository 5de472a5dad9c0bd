import type { EscalationClass } from '../core/policy.ts';
import { type LadderEntry, ladder, strictest } from './escalation-ladder.ts';
import type { Account, EscalationKind } from './records.ts';

/** A large contract: more than this a year makes every escalated matter a priority. US cents. */
const largeContract = 50_000_00;

export interface Classification {
  readonly kind: EscalationKind;
  readonly class: EscalationClass;
  readonly entry: LadderEntry;
  /** Why, each a sentence. */
  readonly reasons: readonly string[];
}

/**
 * The class and the owner of a matter: what its kind demands, raised by who the customer is.
 * Of several kinds the strictest decides, the first one named among equals.
 */
export function classify(kinds: readonly EscalationKind[], account: Account | undefined, yearlyValueUsdCents: number): Classification {
  const needed = strictest(kinds.map((kind) => ladder[kind].class));
  const kind = kinds.find((one) => ladder[one].class === needed) ?? 'complaint';
  const raised = raises(kind, account, yearlyValueUsdCents);
  const byCustomer = raised.length > 0 && needed === 'standard';
  const entry = byCustomer ? ladder[account?.plan === 'enterprise' ? 'enterprise' : 'churn'] : ladder[kind];
  return {
    kind,
    class: byCustomer ? 'priority' : needed,
    entry: { ...entry, title: ladder[kind].title },
    reasons: [`${capitalised(ladder[kind].title)} is ${article(ladder[kind].class)} escalation.`, ...raised],
  };
}

/** What makes a matter of this customer a priority that would be standard for others. */
function raises(kind: EscalationKind, account: Account | undefined, yearlyValueUsdCents: number): readonly string[] {
  if (account === undefined || kind === 'feature') return [];
  return [
    ...(account.plan === 'enterprise'
      ? ['The customer is on Enterprise: a disruption, a contract matter or a complaint is a priority.']
      : []),
    ...(yearlyValueUsdCents > largeContract ? ['The yearly contract is worth more than $50,000.'] : []),
    ...(account.flags.includes('fortune-500') ? ['The customer is a Fortune 500 company.'] : []),
    ...(account.flags.includes('churn-risk') ? ['The account may leave.'] : []),
    ...(account.flags.includes('competitor-courting') ? ['A competitor courts the customer.'] : []),
  ];
}

function article(name: EscalationClass): string {
  return name === 'immediate' ? 'an immediate' : `a ${name}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
