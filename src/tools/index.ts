import type { Knowledge } from '../core/knowledge.ts';
import type { AnyTool } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { accountOverview } from './account-overview.ts';
import { addNote } from './add-note.ts';
import { apiUsage } from './api-usage.ts';
import { applyCredit } from './apply-credit.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { changePlan } from './change-plan.ts';
import { changeSeats } from './change-seats.ts';
import { classifyEscalation } from './classify-escalation.ts';
import { comparePlans } from './compare-plans.ts';
import { createTicket } from './create-ticket.ts';
import { escalate } from './escalate.ts';
import { explainErrorCode } from './explain-error-code.ts';
import { findCustomer } from './find-customer.ts';
import { issueRefund } from './issue-refund.ts';
import { listEscalations } from './list-escalations.ts';
import { listInvoices } from './list-invoices.ts';
import { listPayments } from './list-payments.ts';
import { listTickets } from './list-tickets.ts';
import { logFeatureRequest } from './log-feature-request.ts';
import { pageOnCall } from './page-on-call.ts';
import { quotePlanChange } from './quote-plan-change.ts';
import { recommendPlan } from './recommend-plan.ts';
import { reportBug } from './report-bug.ts';
import { resetTwoFactor } from './reset-two-factor.ts';
import { resolveEscalation } from './resolve-escalation.ts';
import { retryPayment } from './retry-payment.ts';
import { searchKnowledge } from './search-knowledge.ts';
import { sendInvoice } from './send-invoice.ts';
import { sendNotice } from './send-notice.ts';
import { serviceStatus } from './service-status.ts';
import { unlockLogin } from './unlock-login.ts';
import { verifyIdentity } from './verify-identity.ts';

/** The tools of the desk, by name. To add one: a file beside this one, and a line here. */
export function createTools({ knowledge }: { readonly knowledge: Knowledge }) {
  return {
    search_knowledge: searchKnowledge(knowledge),
    find_customer: findCustomer,
    account_overview: accountOverview,
    list_tickets: listTickets,
    create_ticket: createTicket,
    add_note: addNote,

    verify_identity: verifyIdentity,
    list_payments: listPayments,
    list_invoices: listInvoices,
    quote_plan_change: quotePlanChange,
    issue_refund: issueRefund,
    apply_credit: applyCredit,
    change_plan: changePlan,
    change_seats: changeSeats,
    cancel_subscription: cancelSubscription,
    retry_payment: retryPayment,
    send_invoice: sendInvoice,

    service_status: serviceStatus,
    api_usage: apiUsage,
    explain_error_code: explainErrorCode(knowledge),
    report_bug: reportBug,
    unlock_login: unlockLogin,
    reset_two_factor: resetTwoFactor,

    compare_plans: comparePlans(knowledge),
    recommend_plan: recommendPlan(knowledge),
    log_feature_request: logFeatureRequest,

    classify_escalation: classifyEscalation,
    list_escalations: listEscalations,
    escalate,
    page_on_call: pageOnCall,
    send_notice: sendNotice(knowledge),
    resolve_escalation: resolveEscalation,
  } as const satisfies Readonly<Record<string, AnyTool<DeskRecords>>>;
}
