import type { ApprovalRequest, Approver, Operator } from '../core/approval.ts';
import { UserError } from '../core/errors.ts';
import { currenciesIn, parseAmount } from '../core/money.ts';

/** One write that a script allows, by name: this tool, on this target, up to this amount. */
export interface AllowRule {
  readonly tool: string;
  readonly target: string;
  /** Cents. Without it only writes without an amount are allowed. */
  readonly atMost?: number;
  /** What the bound may be in; where it names no currency, that of the request. */
  readonly currencies?: readonly string[];
}

/**
 * `issue_refund:pay_1042:<=49.99`, or `unlock_login:con_kate_moreno` for a write without an amount.
 * There is no wildcard: a script allows exactly what it names.
 * @throws {UserError} for anything else
 */
export function parseAllowRule(text: string): AllowRule {
  const [tool = '', target = '', bound, ...rest] = text.split(':').map((part) => part.trim());
  const atMost = bound === undefined ? undefined : parseAmount(bound.replace(/^<=\s*/, ''));
  const named = /^[a-z][\w-]*$/.test(tool) && target !== '' && !/[*?]/.test(target);
  const bounded = bound === undefined || (bound.startsWith('<=') && atMost !== undefined && atMost >= 0);
  if (!named || !bounded || rest.length > 0) {
    throw new UserError(
      `--allow "${text}" does not name one write.`,
      "Write tool:target, and an upper bound where there is an amount: --allow 'issue_refund:pay_1042:<=49.99'.",
    );
  }
  const currencies = bound === undefined ? undefined : currenciesIn(bound);
  return { tool, target, ...(atMost === undefined ? {} : { atMost }), ...(currencies && { currencies }) };
}

/** Whether the rule names this request. It never stands in for a second approver. */
export function allows(rule: AllowRule, { tool, proposal, verdict, duplicateOf }: ApprovalRequest): boolean {
  if (rule.tool !== tool || rule.target !== proposal.target) return false;
  if (verdict.approverRole !== undefined || duplicateOf !== undefined) return false;
  if (proposal.amount === undefined) return rule.atMost === undefined;
  if (rule.currencies?.includes(proposal.amount.currency) === false) return false;
  return rule.atMost !== undefined && proposal.amount.cents <= rule.atMost;
}

/** Decides by rules named on a command line; whatever no rule names is left for later. Each rule counts once. */
export function ruleApprover(rules: readonly AllowRule[], by: Operator): Approver {
  const unused = [...rules];
  return {
    async decide(request) {
      const found = unused.findIndex((rule) => allows(rule, request));
      if (found < 0) return { decision: { type: 'defer' }, by };
      unused.splice(found, 1);
      return { decision: { type: 'allow', scope: 'once' }, by };
    },
  };
}
