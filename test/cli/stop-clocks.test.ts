import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { acknowledgeEscalation } from '../../src/cli/acknowledge-escalation.ts';
import { lateEscalations } from '../../src/cli/chat/figures.ts';
import { resolveEscalation } from '../../src/cli/resolve-escalation.ts';
import type { AuditRecord } from '../../src/core/audit.ts';
import type { Facts, Policy, Verdict } from '../../src/core/policy.ts';
import type { DeskStore } from '../../src/store/database-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const now = Date.UTC(2026, 10, 20, 10);
const ana = { by: 'ana', at: now };
const closing = { note: 'It works again.', by: { name: 'ana', roles: [] }, at: now + 1 };
const free: Verdict = { effect: 'confirm', identity: false, clauses: [], reasons: [], rules: [] };

let store: DeskStore;
beforeEach(async () => {
  store = await openStore({ path: join(temporaryDirectory(), 'desk.db'), now: () => now });
  onTestFinished(() => store.close());
});

const ruling = (verdict: Partial<Verdict>): Policy => ({ judge: () => ({ ...free, ...verdict }) });

async function audit(): Promise<readonly AuditRecord[]> {
  const records: AuditRecord[] = [];
  for await (const record of store.audit()) records.push(record);
  return records;
}

test('acknowledged: who and when, in the records and in the audit, and the status line counts one less', async () => {
  expect(await lateEscalations(store, now)).toBe(1);
  const { escalation, auditHead } = await acknowledgeEscalation(store, 'ESC-1002', ana);
  expect(escalation).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'ana', acknowledgedAt: now });
  expect(await store.records.escalation('ESC-1002')).toEqual(escalation);
  expect(await audit()).toMatchObject([
    { action: 'acknowledged', by: 'ana', at: now, tool: 'escalations acknowledge', account: 'acc_atlas', head: auditHead },
  ]);
  expect(await lateEscalations(store, now)).toBe(0);
});

test('acknowledged again: the first answer stays, and the audit has one record', async () => {
  const { escalation } = await acknowledgeEscalation(store, 'ESC-1002', ana);
  expect(await acknowledgeEscalation(store, 'ESC-1002', { by: 'ben', at: now + 60_000 })).toEqual({ escalation });
  expect(await audit()).toHaveLength(1);
});

test('an unknown id and one that is resolved cannot be acknowledged', async () => {
  await resolveEscalation(store, ruling({}), 'ESC-1001', closing);
  await expect(acknowledgeEscalation(store, 'ESC-9', ana)).rejects.toThrow('There is no escalation "ESC-9".');
  await expect(acknowledgeEscalation(store, 'ESC-1001', ana)).rejects.toThrow(
    'ESC-1001 was resolved 2026-11-20 10:00 UTC by ana: there is nothing left to answer.',
  );
  expect(await audit()).toHaveLength(1);
});

test('resolved without an answer before: both clocks stop, with one record', async () => {
  const ended = await resolveEscalation(store, ruling({}), 'ESC-1002', { ...closing, note: '  It works again.\n' });
  expect(ended).toMatchObject({
    escalation: { status: 'resolved', resolvedBy: 'ana', resolvedAt: now + 1, resolution: 'It works again.' },
  });
  expect(await audit()).toMatchObject([
    { action: 'resolved', by: 'ana', tool: 'escalations resolve', account: 'acc_atlas', verdict: free },
  ]);
  expect(await lateEscalations(store, now)).toBe(0);
  expect(await store.verifyAudit()).toMatchObject({ ok: true });
});

test('resolved again: with the same note nothing happens, another note is not lost in silence', async () => {
  await resolveEscalation(store, ruling({}), 'ESC-1001', closing);
  expect(await resolveEscalation(store, ruling({}), 'ESC-1001', { ...closing, at: now + 9 })).not.toHaveProperty('auditHead');
  await expect(resolveEscalation(store, ruling({}), 'ESC-1001', { ...closing, note: 'Other.' })).rejects.toThrow(
    'ESC-1001 was resolved 2026-11-20 10:00 UTC by ana; its note stays as it is.',
  );
  expect(await store.records.escalation('ESC-1001')).toMatchObject({ resolution: closing.note, resolvedAt: now + 1 });
  expect(await audit()).toHaveLength(1);
});

test.each([
  ['an unknown id', 'ESC-9', free, closing, 'There is no escalation "ESC-9".'],
  ['an empty note', 'ESC-1001', free, { ...closing, note: ' ' }, 'The note is empty'],
  [
    'a role that is missing',
    'ESC-1001',
    { ...free, approverRole: 'manager' },
    closing,
    'someone with the role manager; ana does not have it',
  ],
  ['an identity to verify', 'ESC-1001', { ...free, identity: true }, closing, 'the verified identity of the customer'],
  [
    'another escalation first',
    'ESC-1001',
    { ...free, escalateAs: 'immediate' as const },
    closing,
    'an escalation (immediate) on file first',
  ],
])('not resolved: %s', async (_, id, verdict, asked, problem) => {
  await expect(resolveEscalation(store, ruling(verdict), id, asked)).rejects.toThrow(problem);
  expect(await store.records.escalation('ESC-1001')).toMatchObject({ status: 'acknowledged' });
  expect(await audit()).toEqual([]);
});

test('with the role that the policies ask for it is closed', async () => {
  const by = { name: 'mia', roles: ['manager'] };
  const ended = await resolveEscalation(store, ruling({ approverRole: 'manager' }), 'ESC-1003', { ...closing, by });
  expect(ended).toMatchObject({ escalation: { status: 'resolved', resolvedBy: 'mia' } });
});

test('what policy denies stays open, and the audit says so', async () => {
  const denying = ruling({ effect: 'deny', reasons: ['Not today.'] });
  expect(await resolveEscalation(store, denying, 'ESC-1001', closing)).toEqual({ denied: 'Not today.' });
  expect(await store.records.escalation('ESC-1001')).toMatchObject({ status: 'acknowledged' });
  expect(await audit()).toMatchObject([{ action: 'refused-by-policy', by: 'ana', tool: 'escalations resolve' }]);
});

test('the rules see the escalation, and its customer as the one it is about', async () => {
  const seen: Facts[] = [];
  const watching: Policy = {
    judge(_, facts) {
      seen.push(facts);
      return free;
    },
  };
  await resolveEscalation(store, watching, 'ESC-1003', closing);
  expect(seen).toMatchObject([{ account: { found: true, is_customer: true }, escalation: { kind: 'security', level: 4, open: true } }]);
});
