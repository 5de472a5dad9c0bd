import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { StoredEntry } from '../../src/core/entry.ts';
import { openStore } from '../../src/store/open-store.ts';
import { auditRecord } from '../helpers/entries.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const now = Date.UTC(2026, 10, 23, 9);

/** The demo company, and three conversations: about Northwind, about somebody whose address looks like it, and about nobody. */
async function desk() {
  const path = join(temporaryDirectory(), 'desk.db');
  const store = await openStore({ path, now: () => now });
  onTestFinished(() => store.close());
  const say = async (id: string, text: string): Promise<readonly StoredEntry[]> => {
    await store.createSession({ id, team: 'teamflow', createdAt: now });
    return await store.transaction((tx) => tx.append(id, [{ type: 'message', from: 'customer', text }], now));
  };
  await say('s_own', 'Maya@Northwind.example here, I live at 12 Rose Lane.');
  await say('s_other', 'Write to anna.maya@northwind.example or acc_northwind2.');
  await say('s_none', 'How long do refunds take?');
  await store.transaction(async (tx) => {
    await tx.audit(auditRecord('c_1', { at: now, account: 'acc_northwind' }));
    await tx.audit(auditRecord('c_2', { at: now, session: 's_own' }));
    await tx.audit(auditRecord('c_3', { at: now, session: 's_none' }));
    await tx.records.insertTicket({
      account: 'acc_northwind',
      subject: 'From Maya of Rose Lane',
      body: '12 Rose Lane',
      category: 'billing',
      priority: 'normal',
      status: 'open',
      createdAt: now,
      updatedAt: now,
      createdBy: 'ada',
    });
  });
  return { path, store };
}

test('people, conversations, tickets and details of the audit go; what the books need stays; the chain verifies', async () => {
  const { store } = await desk();
  const before = await store.records.payments('acc_northwind');
  const erased = await store.eraseCustomer('acc_northwind', 'ada');
  expect(erased).toMatchObject({
    contacts: 2,
    sessions: ['s_own'],
    tickets: 1,
    auditRecords: 2,
    addresses: ['maya@northwind.example', 'sam@northwind.example'],
  });
  expect(await store.verifyAudit(erased.auditHead)).toMatchObject({ ok: true, records: 4 });
  expect(await store.session('s_own')).toBeUndefined();
  expect(await store.session('s_other')).toBeDefined();
  expect(await store.records.accountsByEmail('maya@northwind.example')).toEqual([]);
  expect(await store.records.account('acc_northwind')).toMatchObject({ company: 'Erased customer', demo: false });
  expect((await store.records.payments('acc_northwind')).map(({ id, amount }) => [id, amount])).toEqual(
    before.map(({ id, amount }) => [id, amount]),
  );
  const audit = [];
  for await (const { action, detail } of store.audit()) audit.push([action, detail]);
  expect(audit[0]?.[1]).toEqual({ erased: true });
  expect(audit[2]?.[1]).not.toEqual({ erased: true });
  expect(audit[3]).toMatchObject(['erased', { records: [1, 2] }]);
});

test('nothing of them is left in the files, deleted pages among them', async () => {
  const { path, store } = await desk();
  const text = () => [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('\n');
  expect(text()).toContain('12 Rose Lane');
  await store.eraseCustomer('acc_northwind', 'ada');
  expect(text()).not.toMatch(/(?<!\.)maya@northwind\.example|Maya Ortiz|Rose Lane|Northwind Ltd/i);
});

test('what was filed before it was known who writes goes, too, and what deleted conversations left behind', async () => {
  const { path, store } = await desk();
  const origin = { by: 'ada', session: 's_own', callId: 'c_9' };
  const words = 'I live at 12 Rose Lane';
  await store.createSession({ id: 's_gone', team: 'teamflow', createdAt: now });
  await store.transaction(async (tx) => {
    const [escalation] = await tx.records.escalations();
    if (escalation === undefined) throw new Error('the demo company has escalations');
    const { account: _, contact: __, ...unassigned } = escalation;
    await tx.records.insertEscalation({ ...unassigned, ...origin, packet: { ...escalation.packet, quotes: [words] } });
    await tx.records.insertOutboxMessage({
      ...origin,
      channel: 'email',
      to: ['x'],
      subject: words,
      body: words,
      template: 'escalation',
      at: now,
    });
    await tx.records.insertFeatureRequest({ ...origin, title: words, description: words, at: now });
    const common = { category: 'other', priority: 'normal', status: 'open', createdAt: now, updatedAt: now, createdBy: 'ada' } as const;
    const own = await tx.records.insertTicket({ ...common, subject: words, body: words });
    const other = await tx.records.insertTicket({ ...common, subject: 'Somebody else', body: 'Something else' });
    await tx.append(
      's_own',
      [{ type: 'tool-result', callId: 'c_9', tool: 'create_ticket', result: { status: 'done', summary: '', data: { ticket: own.id } } }],
      now,
    );
    await tx.records.insertTicketNote({ ticket: other.id, text: words, by: 'ada', at: now });
    await tx.claimWrite({ callId: 'c_10', session: 's_own', tool: 'add_note', target: `${other.id} ${words}`, at: now });
    await tx.claimWrite({ callId: 'c_11', session: 's_gone', tool: 'create_ticket', target: `acc_northwind ${words}`, at: now });
    await tx.audit(auditRecord('c_11', { at: now, session: 's_gone', account: 'acc_northwind' }));
    await tx.audit(auditRecord('c_12', { at: now, session: 's_gone', detail: { input: { query: 'maya@northwind.example', words } } }));
  });
  await store.deleteSession('s_gone');
  await store.eraseCustomer('acc_northwind', 'ada');
  expect([path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('\n')).not.toContain('Rose Lane');
  expect(await store.records.tickets({})).toEqual(expect.arrayContaining([expect.objectContaining({ subject: 'Somebody else' })]));
  expect(await store.verifyAudit()).toMatchObject({ ok: true });
});

test('a rehearsal says what would go and takes nothing', async () => {
  const { store } = await desk();
  expect(await store.eraseCustomer('acc_northwind', 'ada', true)).toMatchObject({ sessions: ['s_own'], auditRecords: 2 });
  expect(await store.verifyAudit()).toMatchObject({ ok: true, records: 3 });
  expect(await store.session('s_own')).toBeDefined();
  expect(await store.records.contacts('acc_northwind')).toHaveLength(2);
});

test('refused while a legal matter of theirs is open', async () => {
  const { store } = await desk();
  await store.transaction(async ({ records }) => {
    const [other] = await records.escalations();
    if (other === undefined) throw new Error('the demo company has escalations');
    await records.insertEscalation({ ...other, account: 'acc_northwind', kind: 'legal', status: 'open', callId: 'c_legal' });
  });
  await expect(store.eraseCustomer('acc_northwind', 'ada')).rejects.toThrow('ESC-1004 is a legal matter that is open');
  expect(await store.session('s_own')).toBeDefined();
});

test('every account of the demo company can be erased, one after the other', async () => {
  const { store } = await desk();
  for (const { id } of await store.records.accounts()) await store.eraseCustomer(id, 'ada');
  expect(await store.verifyAudit()).toMatchObject({ ok: true });
  expect(new Set((await store.records.accounts()).map(({ company }) => company))).toEqual(new Set(['Erased customer']));
});
