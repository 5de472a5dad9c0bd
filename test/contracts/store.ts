import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditRecord } from '../../src/core/audit.ts';
import type { Entry } from '../../src/core/entry.ts';
import type { Store, WriteRecord } from '../../src/core/store.ts';
import type { SystemOfRecord } from '../../src/store/records/desk-records.ts';
import { approvalDecided, approvalRequested, auditRecord, message } from '../helpers/entries.ts';

const write: WriteRecord = {
  callId: 'c_1',
  session: 's_1',
  tool: 'issue_refund',
  target: 'pay_1042',
  amount: { cents: 4_999, currency: 'USD' },
  at: 5,
};

/** What every store keeps to. `open` gives a new one with the demo company in it. */
export function storeContract(name: string, open: () => Promise<Store<SystemOfRecord>>): void {
  describe(`the ${name} store`, () => {
    let store: Store<SystemOfRecord>;
    beforeEach(async () => {
      store = await open();
      await store.createSession({ id: 's_1', team: 'teamflow', createdAt: 100 });
    });
    afterEach(() => store.close());
    const append = (session: string, entries: readonly Entry[], at = 200) => store.transaction((tx) => tx.append(session, entries, at));

    test('numbers entries from 1 and gives them back in order', async () => {
      const stored = await append('s_1', [message('one'), message('two')]);
      expect(stored.map(({ seq, at }) => [seq, at])).toEqual([
        [1, 200],
        [2, 200],
      ]);
      await append('s_1', [message('three')], 300);
      const { entries, damaged } = await store.entries('s_1');
      expect(entries).toEqual([
        { ...message('one'), seq: 1, at: 200 },
        { ...message('two'), seq: 2, at: 200 },
        { ...message('three'), seq: 3, at: 300 },
      ]);
      expect(damaged).toBe(0);
      expect((await store.entries('s_1', 2)).entries.map(({ seq }) => seq)).toEqual([3]);
    });

    test('takes many entries at once', async () => {
      await append(
        's_1',
        Array.from({ length: 5_001 }, (_, index) => message(`${index}`)),
      );
      expect((await store.entries('s_1', 5_000)).entries).toEqual([{ ...message('5000'), seq: 5_001, at: 200 }]);
    });

    test('refuses entries of a session that does not exist', async () => {
      await expect(append('s_none', [message('x')])).rejects.toThrow('There is no session s_none.');
    });

    test('commits entries, records and audit together, or none of them', async () => {
      const failing = store.transaction(async (tx) => {
        await tx.append('s_1', [message('lost')], 200);
        await tx.audit(auditRecord('c_1'));
        await tx.claimWrite(write);
        await tx.records.unlockLogin('con_kate_moreno');
        throw new Error('stop');
      });
      await expect(failing).rejects.toThrow('stop');
      expect((await store.entries('s_1')).entries).toEqual([]);
      expect((await store.verifyAudit()).records).toBe(0);
      expect(await store.similarWrites(write)).toEqual([]);
      expect((await store.records.contact('con_kate_moreno'))?.loginLockedAt).toBeDefined();
    });

    test('keeps what a running transaction did from those who read outside', async () => {
      await store.transaction(async (tx) => {
        await tx.append('s_1', [message('not yet')], 200);
        expect((await store.entries('s_1')).entries).toEqual([]);
      });
      expect((await store.entries('s_1')).entries).toHaveLength(1);
    });

    test('runs transactions one after the other and refuses one inside another', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, index) => append('s_1', [message(`${index}`)])));
      expect((await store.entries('s_1')).entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      await expect(store.transaction(() => append('s_1', [message('x')]))).rejects.toThrow('inside another');
    });

    test('claims a write and a decision once', async () => {
      expect(await store.transaction((tx) => tx.claimWrite(write))).toBe(true);
      expect(await store.transaction((tx) => tx.claimWrite({ ...write, target: 'pay_1041' }))).toBe(false);
      expect(await store.transaction((tx) => tx.claimDecision('a_1'))).toBe(true);
      expect(await store.transaction((tx) => tx.claimDecision('a_1'))).toBe(false);
    });

    test('tells entries of a type since a time, over all sessions, oldest first', async () => {
      await store.createSession({ id: 's_2', team: 'teamflow', createdAt: 100 });
      await append('s_2', [message('of the other session')], 400);
      await append('s_1', [message('too early')], 299);
      await append('s_1', [message('just in time'), { type: 'note', text: 'of another type', by: 'Ops' }], 300);
      expect(await store.entriesSince('message', 300)).toEqual([
        { ...message('just in time'), seq: 2, at: 300 },
        { ...message('of the other session'), seq: 1, at: 400 },
      ]);
      expect(await store.entriesSince('message', 401)).toEqual([]);
    });

    test('finds writes of the same tool, target and amount, newest first', async () => {
      const { amount, ...without } = write;
      await store.transaction(async (tx) => {
        await tx.claimWrite(write);
        await tx.claimWrite({ ...write, callId: 'c_2', session: 's_2', at: 9 });
        await tx.claimWrite({ ...write, callId: 'c_3', amount: { cents: 5_000, currency: 'USD' } });
        await tx.claimWrite({ ...write, callId: 'c_4', amount: { cents: 4_999, currency: 'EUR' } });
        await tx.claimWrite({ ...without, callId: 'c_5' });
      });
      expect(await store.similarWrites(write)).toEqual([{ ...write, callId: 'c_2', session: 's_2', at: 9 }, write]);
      expect(await store.similarWrites(without)).toEqual([{ ...without, callId: 'c_5' }]);
    });

    test('lists sessions, the latest used first, with title, customer and what waits', async () => {
      await store.createSession({ id: 's_2', team: 'teamflow', createdAt: 150 });
      const customer = { account: 'acc_northwind', name: 'Northwind Ltd' };
      await append('s_1', [message(' I was\ncharged   twice '), { type: 'customer', customer }, approvalRequested('a_1')], 900);
      await append('s_2', [message('x'.repeat(200)), { type: 'customer', customer }, { type: 'customer', customer: null }], 800);
      const [first, second] = await store.sessions();
      expect(first).toEqual({
        id: 's_1',
        team: 'teamflow',
        createdAt: 100,
        updatedAt: 900,
        title: 'I was charged twice',
        entries: 3,
        customer: 'Northwind Ltd',
        waiting: 1,
      });
      expect(second?.title).toHaveLength(80);
      expect(second).not.toHaveProperty('customer');
      expect(await store.sessions({ limit: 1 })).toEqual([first]);
    });

    test('finds sessions by what was said, whatever the case, and by the customer', async () => {
      await store.createSession({ id: 's_2', team: 'teamflow', createdAt: 150 });
      await append('s_1', [message('Über "ZWEI" Zahlungen: 100% doppelt')]);
      await append('s_2', [message('another type of thing'), { type: 'customer', customer: { account: 'acc_x', name: 'Älva AB' } }]);
      const found = async (text: string) => (await store.sessions({ text })).map(({ id }) => id);
      expect(await found('über')).toEqual(['s_1']);
      expect(await found('"zwei" zahl')).toEqual(['s_1']);
      expect(await found('100%')).toEqual(['s_1']);
      expect(await found('älva')).toEqual(['s_2']);
      expect(await found('s_2')).toEqual(['s_2']);
      expect(await found('customer')).toEqual([]);
      expect(await found('%')).toEqual(['s_1']);
    });

    test('deletes a session with its entries, and leaves the audit', async () => {
      await append('s_1', [message('one')]);
      await store.transaction((tx) => tx.audit(auditRecord('c_1')));
      await store.deleteSession('s_1');
      expect(await store.session('s_1')).toBeUndefined();
      expect((await store.entries('s_1')).entries).toEqual([]);
      expect((await store.verifyAudit()).records).toBe(1);
      await expect(store.deleteSession('s_1')).rejects.toThrow('There is no session s_1.');
    });

    test('forks a session: the entries so far go along, and both go on by themselves', async () => {
      await append('s_1', [message('one'), message('two'), message('three')]);
      const fork = { id: 's_2', team: 'teamflow', createdAt: 300, forkOf: { session: 's_1', seq: 2 } };
      await store.createSession(fork);
      await append('s_2', [message('other')]);
      expect(await store.session('s_2')).toEqual(fork);
      const texts = async (id: string) => (await store.entries(id)).entries.map((entry) => entry.type === 'message' && entry.text);
      expect(await texts('s_2')).toEqual(['one', 'two', 'other']);
      await store.deleteSession('s_1');
      expect(await texts('s_2')).toEqual(['one', 'two', 'other']);
      await expect(store.createSession({ ...fork, id: 's_3' })).rejects.toThrow('There is no session s_1 to fork.');
    });

    test('knows what waits: asked and not decided, over all sessions, oldest first', async () => {
      await store.createSession({ id: 's_2', team: 'teamflow', createdAt: 150 });
      await append('s_2', [approvalRequested('a_2', 'c_2', 's_2')], 300);
      await append('s_1', [approvalRequested('a_1'), approvalRequested('a_3')], 250);
      const verification = {
        type: 'verification-requested',
        id: 'v_1',
        callId: 'c_9',
        agent: 'billing',
        customer: { account: 'acc_northwind', name: 'Northwind Ltd' },
      } as const;
      await append('s_1', [verification], 350);
      const waiting = async () =>
        (await store.waiting()).map(({ session, entry }) => [session, entry.type === 'approval-requested' ? entry.request.id : 'v_1']);
      expect(await waiting()).toEqual([
        ['s_1', 'a_1'],
        ['s_1', 'a_3'],
        ['s_2', 'a_2'],
        ['s_1', 'v_1'],
      ]);
      await append('s_1', [approvalDecided('a_1', 'defer'), approvalDecided('a_3', 'deny')]);
      await store.transaction((tx) => tx.claimDecision('a_2'));
      expect(await waiting()).toEqual([
        ['s_1', 'a_1'],
        ['s_1', 'v_1'],
      ]);
      await append('s_1', [
        approvalRequested('a_4', 'c_a_1'),
        { type: 'verification-decided', id: 'v_1', callId: 'c_9', outcome: 'failed', customer: verification.customer, by: 'ana' },
      ]);
      expect(await waiting()).toEqual([['s_1', 'a_4']]);
      expect(await store.sessionWaitingFor('a_2')).toBe('s_2');
      expect(await store.sessionWaitingFor('a_none')).toBeUndefined();
    });

    test('what waits in a session and its fork waits once, in the fork', async () => {
      await append('s_1', [approvalRequested('a_1')]);
      await store.createSession({ id: 's_2', team: 'teamflow', createdAt: 300, forkOf: { session: 's_1', seq: 1 } });
      expect((await store.waiting()).map(({ session }) => session)).toEqual(['s_2']);
      expect(await store.sessionWaitingFor('a_1')).toBe('s_2');
    });

    test('chains audit records, each with the head that follows it', async () => {
      const heads: string[] = [];
      for (const callId of ['c_1', 'c_2', 'c_3']) heads.push(await store.transaction((tx) => tx.audit(auditRecord(callId))));
      const records: (AuditRecord & { readonly seq: number; readonly head: string })[] = [];
      for await (const record of store.audit()) records.push(record);
      expect(records.map(({ seq, head, callId }) => [seq, head, callId])).toEqual([
        [1, heads[0], 'c_1'],
        [2, heads[1], 'c_2'],
        [3, heads[2], 'c_3'],
      ]);
      expect(records[0]).toMatchObject(auditRecord('c_1'));
      expect(await store.verifyAudit(heads[1])).toEqual({ ok: true, records: 3, head: heads[2] });
      expect(await store.verifyAudit('f'.repeat(64))).toMatchObject({ ok: false, firstBad: 4 });
    });

    test('leases a session to one holder at a time', async () => {
      const first = await store.lease('s_1');
      expect(first.type).toBe('granted');
      const second = await store.lease('s_1');
      expect(second).toMatchObject({ type: 'held', pid: process.pid });
      const third = await store.lease('s_1', { takeOver: true });
      if (first.type !== 'granted' || third.type !== 'granted') throw new Error('not granted');
      await third.check();
      await expect(first.check()).rejects.toThrow('Another process has taken over the session s_1.');
      await first.release();
      await third.check();
      await third.release();
      expect((await store.lease('s_1')).type).toBe('granted');
    });

    test('refunds what is left of a payment and no more', async () => {
      const refund = (cents: number, more = {}) =>
        store.transaction((tx) =>
          tx.records.insertRefund({
            account: 'acc_northwind',
            payment: 'pay_1042',
            amount: { cents, currency: 'USD' },
            reason: 'duplicate-charge',
            note: '',
            at: 400,
            by: 'ana',
            session: 's_1',
            callId: `c_${Math.random()}`,
            ...more,
          }),
        );
      expect((await refund(2_000)).id).toMatch(/^re_\d+$/);
      expect(await store.records.payment('pay_1042')).toMatchObject({ refunded: { cents: 2_000 }, left: { cents: 2_999 } });
      await expect(refund(3_000)).rejects.toThrow('$29.99 is left');
      await expect(refund(0)).rejects.toThrow('above zero');
      await expect(refund(-5)).rejects.toThrow('above zero');
      await expect(refund(0.5)).rejects.toThrow('above zero');
      await expect(refund(10, { amount: { cents: 10, currency: 'EUR' } })).rejects.toThrow('cannot be refunded in EUR');
      await expect(refund(10, { account: 'acc_atlas' })).rejects.toThrow('There is no payment pay_1042 of account acc_atlas.');
      await refund(2_999);
      await expect(refund(1)).rejects.toThrow('$0.00 is left');
      expect(await store.records.refundsOf('pay_1042')).toHaveLength(2);
    });
  });
}
