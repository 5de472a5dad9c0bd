import { escalationClasses, type ProposedCall, type Verdict } from '../core/policy.ts';
import type { PolicyRule } from '../core/policy-document.ts';

/** What holds when no rule says anything: reads run, whatever changes something is confirmed. */
export function baseVerdict(effect: ProposedCall['effect']): Verdict {
  const changes = effect === 'write' || effect === 'outside';
  return { effect: changes ? 'confirm' : 'allow', identity: false, clauses: [], reasons: [], rules: [] };
}

/** The verdict with what an applying rule requires on top. Nothing is ever taken away; why a call is denied is said first. */
export function addTo(verdict: Verdict, rule: PolicyRule, reason: string, roles: readonly string[]): Verdict {
  const { effect, identity, approverRole, escalateAs, escalateAbout } = rule.require;
  const role = later(roles, verdict.approverRole, approverRole?.text);
  const escalation = earlier(escalationClasses, verdict.escalateAs, escalateAs);
  const stricter = escalation !== undefined && escalation !== verdict.escalateAs;
  const escalateFor = stricter ? { ...(escalateAbout && { about: escalateAbout.text }), reason } : verdict.escalateFor;
  const decides = weighsMore(verdict, effect === 'deny' || role !== verdict.approverRole, stricter, effect === 'confirm');
  const decisive = decides ? { reason, clause: rule.clause.text } : verdict.decisive;
  const place = <T>(list: readonly T[], item: T) => (effect === 'deny' ? [item, ...list] : [...list, item]);
  return {
    effect: earlier(['deny', 'confirm', 'allow'], verdict.effect, role === undefined ? effect : (effect ?? 'confirm')) ?? verdict.effect,
    identity: verdict.identity || identity === true,
    ...(role === undefined ? {} : { approverRole: role }),
    ...(escalation === undefined ? {} : { escalateAs: escalation }),
    ...(escalateFor === undefined ? {} : { escalateFor }),
    clauses: place(
      verdict.clauses.filter((clause) => clause !== rule.clause.text),
      rule.clause.text,
    ),
    reasons: place(verdict.reasons, reason),
    rules: [...verdict.rules, rule.name.text],
    ...(decisive === undefined ? {} : { decisive }),
  };
}

/** Whether a rule weighs more than what the verdict came to before it; of confirmations the last: on what ground, after how much. */
function weighsMore(before: Verdict, deniesOrRaises: boolean, escalates: boolean, confirms: boolean): boolean {
  if (before.effect === 'deny') return false;
  if (deniesOrRaises || before.approverRole !== undefined) return deniesOrRaises;
  return escalates || (confirms && before.escalateAs === undefined);
}

export function denied(verdict: Verdict, reason: string, rule?: PolicyRule): Verdict {
  return {
    ...verdict,
    effect: 'deny',
    reasons: [...verdict.reasons, reason],
    decisive: { reason, ...(rule === undefined ? {} : { clause: rule.clause.text }) },
    ...(rule === undefined ? {} : { rules: [...verdict.rules, rule.name.text] }),
  };
}

/** Of two, the one that stands later in the list; one the list does not hold counts as last of all: nobody may have it by mistake. */
function later<T>(list: readonly T[], a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const rank = (value: T) => (list.includes(value) ? list.indexOf(value) : list.length);
  return rank(b) > rank(a) ? b : a;
}

function earlier<T>(list: readonly T[], a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return list.indexOf(b) < list.indexOf(a) ? b : a;
}
