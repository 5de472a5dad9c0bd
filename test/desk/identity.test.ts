import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Identity, VerificationAnswers } from '../../src/core/customer.ts';
import { createIdentity } from '../../src/desk/identity.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const start = Date.UTC(2026, 10, 20, 10);
const minute = 60_000;
const maya = { email: 'maya@northwind.example', 'last-payment': '$49.99', 'postal-code': '4107' };

describe('the identity check', () => {
  let identity: Identity;
  let now = start;
  beforeEach(async () => {
    now = start;
    const store = await openStore({ path: join(temporaryDirectory(), 'desk.db'), now: () => start });
    onTestFinished(() => store.close());
    identity = createIdentity(store, () => now);
  });
  const check = (answers: VerificationAnswers, account = 'acc_northwind') => identity.check(account, answers, now);

  test('verifies a contact of the account for 15 minutes', async () => {
    expect(await check(maya)).toEqual({
      outcome: 'verified',
      attemptsLeft: 3,
      contact: { id: 'con_maya_ortiz', name: 'Maya Ortiz', email: 'maya@northwind.example' },
      expiresAt: start + 15 * minute,
    });
  });

  test.each([
    { email: ' MAYA@Northwind.Example ' },
    { email: 'sam@northwind.example' },
    { 'postal-code': '94107' },
    { 'postal-code': ' 4 1 0 7 ' },
    { 'last-payment': '49,99 USD' },
  ])('does not mind case, white space and notation: %j', async (variant) => {
    expect(await check({ ...maya, ...variant })).toMatchObject({ outcome: 'verified' });
  });

  test.each([
    { email: 'omar@harborline.example' },
    { email: '' },
    { 'last-payment': '228.00' },
    { 'last-payment': '' },
    { 'postal-code': '107' },
    { 'postal-code': '' },
    { 'postal-code': '4108' },
  ])('fails when one answer is wrong, and does not say which: %j', async (variant) => {
    expect(await check({ ...maya, ...variant })).toEqual({ outcome: 'failed', attemptsLeft: 2 });
  });

  test('names the contact who answered, and demo answers are those of the contact who is asked', async () => {
    const sam = await identity.fields('acc_northwind', 'con_sam_reyes');
    expect(sam?.demoAnswers?.email).toBe('sam@northwind.example');
    expect(await check({ ...maya, email: 'sam@northwind.example' })).toMatchObject({ contact: { email: 'sam@northwind.example' } });
  });

  test('asks for the security answer where one is set', async () => {
    const form = await identity.fields('acc_thistle');
    expect(form?.fields.map(({ factor, label }) => [factor, label])).toEqual([
      ['email', 'Email address of the account'],
      ['last-payment', 'Last payment (amount or date)'],
      ['postal-code', 'Last 4 characters of the postal code'],
      ['security-answer', 'What was your childhood nickname?'],
    ]);
    const answers = { email: 'fiona@thistle.example', 'last-payment': '£510.34', 'postal-code': '2NG' };
    expect(await check({ ...answers, 'postal-code': '12ng' }, 'acc_thistle')).toMatchObject({ outcome: 'failed' });
    expect(await check({ ...answers, 'postal-code': '12ng', 'security-answer': 'WEE  fi' }, 'acc_thistle')).toMatchObject({
      outcome: 'verified',
    });
    expect((await identity.fields('acc_northwind'))?.fields).toHaveLength(3);
  });

  test('locks the account after three failures, even for the right answers, until a day has passed', async () => {
    const wrong = { ...maya, 'postal-code': '0000' };
    expect(await check(wrong)).toEqual({ outcome: 'failed', attemptsLeft: 2 });
    expect(await check(wrong)).toEqual({ outcome: 'failed', attemptsLeft: 1 });
    expect(await check(wrong)).toEqual({ outcome: 'locked', attemptsLeft: 0 });
    expect(await check(maya)).toEqual({ outcome: 'locked', attemptsLeft: 0 });
    expect((await identity.fields('acc_northwind'))?.attemptsLeft).toBe(0);
    expect(await check({ ...maya, email: 'lena@brightpath.example' }, 'acc_brightpath')).toMatchObject({
      outcome: 'failed',
      attemptsLeft: 2,
    });
    now = start + 24 * 60 * minute - 1;
    expect(await check(maya)).toMatchObject({ outcome: 'locked' });
    now += 1;
    expect((await identity.fields('acc_northwind'))?.attemptsLeft).toBe(3);
    expect(await check(maya)).toMatchObject({ outcome: 'verified' });
  });

  test('forgets failures once the customer is verified', async () => {
    await check({ ...maya, email: 'x@northwind.example' });
    await check(maya);
    expect(await check({ ...maya, email: 'x@northwind.example' })).toEqual({ outcome: 'failed', attemptsLeft: 2 });
  });

  test('knows nothing of accounts that are not there', async () => {
    expect(await identity.fields('acc_none')).toBeUndefined();
    expect(await check(maya, 'acc_none')).toEqual({ outcome: 'failed', attemptsLeft: 0 });
  });

  test('every demo account passes with the answers shown for it', async () => {
    const store = await openStore({ path: join(temporaryDirectory(), 'desk.db'), now: () => start });
    onTestFinished(() => store.close());
    const all = createIdentity(store, () => now);
    for (const { id } of await store.records.accounts()) {
      const form = await all.fields(id);
      expect(await all.check(id, form?.demoAnswers ?? {}, now), id).toMatchObject({ outcome: 'verified' });
    }
  });
});
