import type { AuditRecord } from '../../src/core/audit.ts';
import type { Entry } from '../../src/core/entry.ts';

export function message(text: string): Entry {
  return { type: 'message', from: 'customer', text };
}

export function approvalRequested(id: string, callId = `c_${id}`, session = 's_1'): Entry {
  return {
    type: 'approval-requested',
    request: {
      id,
      callId,
      session,
      agent: 'billing',
      tool: 'issue_refund',
      input: { payment: 'pay_1042' },
      argsHash: 'abc',
      verdict: { effect: 'confirm', identity: true, clauses: [], reasons: [], rules: [] },
      proposal: { summary: 'Refund', details: [], evidence: [], before: [], target: 'pay_1042' },
      editable: [],
      sessionScope: false,
      typedAmount: false,
      requestedBy: 'ana',
      at: 1,
    },
  };
}

export function approvalDecided(id: string, type: 'allow' | 'deny' | 'defer' = 'allow', callId = `c_${id}`): Entry {
  const decision = type === 'allow' ? ({ type, scope: 'once' } as const) : type === 'deny' ? { type, reason: 'no' } : { type };
  return { type: 'approval-decided', id, callId, decision, by: 'ana', argsHash: 'abc', auditHead: '' };
}

export function auditRecord(callId: string, more: Partial<AuditRecord> = {}): AuditRecord {
  return {
    at: 1_000,
    session: 's_1',
    callId,
    tool: 'issue_refund',
    action: 'ran',
    by: 'ana',
    argsHash: 'abc',
    detail: { payment: 'pay_1042', amount: '49.99' },
    ...more,
  };
}
