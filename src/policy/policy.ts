import type { Values } from '../cel/scope.ts';
import type { Facts, Policy, ProposedCall, Verdict } from '../core/policy.ts';
import type { PolicyDocument } from '../core/policy-document.ts';
import { type ReadyRule, rulesFor, type ToolRules } from './rules.ts';
import { addTo, baseVerdict, denied } from './verdict.ts';

/** Judges calls by the rules of a team. What cannot be judged is denied. */
export function createPolicy(document: PolicyDocument): Policy {
  const roles = document.roles.map(({ text }) => text);
  const byTool = new Map<string, ToolRules>();

  function rulesOf(tool: string): ToolRules {
    const known = byTool.get(tool);
    if (known !== undefined) return known;
    const made = rulesFor(document, tool);
    byTool.set(tool, made);
    return made;
  }

  return {
    judge(call, facts) {
      try {
        return judgeBy(rulesOf(call.tool), call, facts, roles);
      } catch (error) {
        return denied(baseVerdict(call.effect), `The policies of ${call.tool} cannot be read: ${sentence(error)}.`);
      }
    },
  };
}

function judgeBy({ scope, rules }: ToolRules, call: ProposedCall, facts: Facts, roles: readonly string[]): Verdict {
  const base = baseVerdict(call.effect);
  if (rules.length === 0) return base;
  const checked = scope.values(facts);
  if (!checked.ok) return denied(base, `The call cannot be judged, because a fact does not hold: ${checked.problems.join('; ')}.`);
  return rules.reduce((verdict, rule) => apply(rule, checked.values, verdict, roles), base);
}

/** A rule that has no answer denies: whatever it would have asked for, it is not given away. */
function apply(ready: ReadyRule, values: Values, verdict: Verdict, roles: readonly string[]): Verdict {
  const { rule } = ready;
  try {
    if (!ready.ok) throw new Error(ready.problem.message);
    if (ready.when !== undefined && ready.when.evaluate(values) !== true) return verdict;
    return addTo(verdict, rule, ready.reason.render(values), roles);
  } catch (error) {
    return denied(verdict, `The rule ${rule.name.text} could not be evaluated: ${sentence(error)}.`, rule);
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
