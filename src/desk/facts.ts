import type { FactSource } from '../core/dependencies.ts';
import type { ProposedCall } from '../core/policy.ts';
import type { ToolContext } from '../core/tool.ts';
import type { DeskRecords } from './desk-records.ts';
import { accountFacts } from './facts/account-facts.ts';
import { changeFacts } from './facts/change-facts.ts';
import { creditFacts } from './facts/credit-facts.ts';
import { escalationFacts } from './facts/escalation-facts.ts';
import type { FactCase, Gather } from './facts/fact-case.ts';
import { invoiceFacts } from './facts/invoice-facts.ts';
import { loginFacts } from './facts/login-facts.ts';
import { refundFacts } from './facts/refund-facts.ts';
import { retryFacts } from './facts/retry-facts.ts';
import { ticketFacts } from './facts/ticket-facts.ts';

/** Groups of facts by tool, beside `account`, which every call has. The policy file declares the same. */
const groups: Readonly<Record<string, Readonly<Record<string, Gather>>>> = {
  issue_refund: { refund: refundFacts },
  apply_credit: { credit: creditFacts },
  change_plan: { change: changeFacts },
  change_seats: { change: changeFacts },
  cancel_subscription: { change: changeFacts },
  retry_payment: { retry: retryFacts },
  send_invoice: { invoice: invoiceFacts },
  unlock_login: { login: loginFacts },
  reset_two_factor: { login: loginFacts },
  create_ticket: { ticket: ticketFacts },
  escalate: { escalation: escalationFacts },
  page_on_call: { escalation: escalationFacts },
  send_notice: { escalation: escalationFacts },
  resolve_escalation: { escalation: escalationFacts },
};

/**
 * What policy may look at, from the records: nothing a customer or a model says becomes a fact, but for the choice
 * that the call itself is (how much, to which plan). Days and spans run from the customer's message.
 */
export function deskFacts(): FactSource<DeskRecords> {
  return {
    async gather(call, proposal, context) {
      const touched = proposal === undefined ? await touchedByInput(call, context) : proposal.account;
      const account = touched === undefined ? undefined : await context.records.account(touched);
      const about: FactCase = { call, proposal, context, account };
      const parts = Object.entries({ account: accountFacts, ...groups[call.tool] } satisfies Record<string, Gather>);
      return Object.fromEntries(await Promise.all(parts.map(async ([name, gather]) => [name, await gather(about)] as const)));
    },
  };
}

/** A read names its customer, or means the one the conversation is about. */
async function touchedByInput({ input }: ProposedCall, { customer, records }: ToolContext<DeskRecords>): Promise<string | undefined> {
  const named = input['customer'];
  if (typeof named !== 'string') return customer?.account;
  const byEmail = named.includes('@') ? await records.accountsByEmail(named) : [];
  const meant = byEmail.find(({ id }) => id === customer?.account) ?? byEmail[0];
  return meant?.id ?? (await records.account(named))?.id;
}
