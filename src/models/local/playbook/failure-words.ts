import type { ToolResult } from '../../../core/tool.ts';

/** What is said when a call did not run and its playbook has no words of its own for that. */
export interface FailureWords {
  /** Marks mean the clauses, in order. */
  readonly text: string;
  readonly note?: string;
  readonly clauses: readonly string[];
}

export function failureWords(tool: string, result: ToolResult): FailureWords {
  switch (result.status) {
    case 'denied':
      return result.by === 'operator' ? deniedByOperator(tool, result.summary) : deniedByPolicy(result.summary, result.clauses);
    case 'pending':
      return { text: 'This is still being checked on our side. I will let you know here as soon as it is decided.', clauses: [] };
    case 'blocked':
      if (result.needs !== 'identity') return notNow(tool, result.summary);
      return {
        text: 'I am sorry, I cannot do this: it needs an identity check, which did not succeed. It protects the account, and nothing has been changed. The people on file for it can write to us at any time.',
        note: `${tool} did not run: ${result.summary}`,
        clauses: [],
      };
    case 'unknown':
      return {
        text: 'I cannot yet say whether this went through; a colleague checks it before anything is tried again.',
        note: `The outcome of ${tool} is unknown: check it before anything is repeated.`,
        clauses: [],
      };
    default:
      return notNow(tool, result.summary);
  }
}

function notNow(tool: string, summary: string): FailureWords {
  return {
    text: 'I could not do this just now, and nothing has been changed. A colleague looks into it and comes back to you.',
    note: `${tool} did not run: ${summary}`,
    clauses: [],
  };
}

/** The customer hears the outcome, politely; the operator's reason is written for colleagues and stays with them. */
function deniedByOperator(tool: string, reason: string): FailureWords {
  const what = proposals[tool] ?? 'the step';
  const plain = /^denied by the operator$/i.test(reason.trim());
  return {
    text: `I have to correct myself: after a check on our side ${what} that I proposed will not be made, and nothing has been changed. I am sorry about the back and forth. If there is something we should take into account, tell me and I will pass it on.`,
    ...(plain ? {} : { note: `The reason of the no, which was not passed on to the customer: ${sentence(reason)}` }),
    clauses: [],
  };
}

/** What a tool would have done, in the customer's terms. */
const proposals: Readonly<Record<string, string>> = {
  issue_refund: 'the refund',
  apply_credit: 'the credit',
  change_plan: 'the change of the plan',
  change_seats: 'the change of the users',
  cancel_subscription: 'the cancellation',
  retry_payment: 'the new attempt at the payment',
  send_invoice: 'the delivery of the invoice',
  unlock_login: 'the unlocking of the login',
  reset_two_factor: 'the reset of the two-factor authentication',
  create_ticket: 'the ticket',
  report_bug: 'the report of the fault',
  log_feature_request: 'the entry of your wish',
  escalate: 'the escalation',
};

/** Policy says first what denies; the other requirements are of no interest to somebody who is told no. */
function deniedByPolicy(summary: string, clauses: readonly string[]): FailureWords {
  const [because = ''] = summary.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const [clause] = clauses;
  const cited = clause === undefined ? sentence(because) : `${because.replace(/[.!]$/, '')} [1].`;
  return {
    text: `I am sorry, this is not possible. ${cited} If you think that the facts are different, tell me and I will have a colleague look at it.`,
    clauses: clause === undefined ? [] : [clause],
  };
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
