import { describe, expect, test } from 'vitest';
import { day } from '../../src/desk/period.ts';
import { benchNow, toolBench } from '../helpers/tool-bench.ts';

describe('quote_plan_change', () => {
  test('one user from Basic to Pro on day 15 of 30 costs $5.00', async () => {
    const bench = await toolBench();
    await bench.serve('acc_willow');
    expect(await bench.run('quote_plan_change', { plan: 'pro' })).toMatchObject({
      status: 'done',
      summary: 'Basic, 1 user, monthly → Pro, 1 user, monthly: $5.00 USD is charged now',
      data: { kind: 'upgrade', day_of_period: 15, days_of_period: 30, total_cents: 500, total: '$5.00', settlement: 'charged-now' },
    });
  });

  test.each([
    [{ plan: 'basic' }, 'Willow & Finch has Basic, 1 user, monthly already.'],
    [{ plan: 'enterprise', cycle: 'monthly' }, 'Enterprise is not sold with monthly billing in USD.'],
  ])('%j has no quote', async (wish, sentence) => {
    const bench = await toolBench();
    await bench.serve('acc_willow');
    await expect(bench.run('quote_plan_change', wish)).rejects.toThrow(sentence);
  });

  test('another customer’s quote needs that customer’s identity', async () => {
    const bench = await toolBench();
    await bench.serve('acc_willow');
    const account = (await bench.facts('quote_plan_change', { customer: 'acc_atlas', plan: 'pro' }))['account'];
    expect(account).toMatchObject({ found: true, is_customer: false, plan: 'enterprise' });
  });
});

describe('change_plan', () => {
  test('an upgrade holds at once: plan, invoice and payment in one', async () => {
    const bench = await toolBench();
    await bench.serve('acc_willow');
    expect(await bench.propose('change_plan', { plan: 'pro' })).toMatchObject({
      summary: 'Change the plan (upgrade) for Willow & Finch: Basic, 1 user, monthly → Pro, 1 user, monthly; $5.00 USD is charged now',
      amount: { cents: 500, currency: 'USD' },
      account: 'acc_willow',
    });
    expect(await bench.run('change_plan', { plan: 'pro' })).toMatchObject({ data: { applied: true, charged: true, total: '$5.00' } });
    expect(await bench.records.account('acc_willow')).toMatchObject({ plan: 'pro', seats: 1, seatPrice: { cents: 1900 } });
    const [payment] = await bench.records.payments('acc_willow');
    expect(payment).toMatchObject({ amount: { cents: 500 }, status: 'succeeded' });
    expect(await bench.records.invoice(payment?.invoice ?? '')).toMatchObject({ total: { cents: 500 }, status: 'paid' });
    expect(await bench.records.planChanges('acc_willow')).toMatchObject([{ kind: 'plan', status: 'applied', to: { plan: 'pro' } }]);
  });

  test('a charge that fails undoes the upgrade', async () => {
    const bench = await toolBench();
    await bench.serve('acc_tidewater');
    await expect(bench.run('change_plan', { plan: 'pro' })).rejects.toThrow('The charge failed (insufficient funds)');
    expect(await bench.records.account('acc_tidewater')).toMatchObject({ plan: 'basic' });
    expect(await bench.records.planChanges('acc_tidewater')).toEqual([]);
  });

  test('a downgrade waits for the next period and charges nothing', async () => {
    const bench = await toolBench();
    await bench.serve('acc_quarry');
    expect(await bench.run('change_plan', { plan: 'basic' })).toMatchObject({ data: { applied: false, settlement: 'nothing-due' } });
    const account = await bench.records.account('acc_quarry');
    expect(account?.plan).toBe('pro');
    expect(await bench.records.planChanges('acc_quarry')).toMatchObject([{ status: 'scheduled', effectiveAt: account?.periodEnd }]);
  });

  test('from Enterprise to Pro it takes 60 days', async () => {
    const bench = await toolBench();
    await bench.serve('acc_atlas');
    expect(await bench.run('change_plan', { plan: 'pro' })).toMatchObject({ data: { notice_days: 60, applied: false } });
    const [change] = await bench.records.planChanges('acc_atlas');
    expect((change?.effectiveAt ?? 0) - benchNow).toBeGreaterThan(59 * day);
  });

  test('an upgrade with another cycle is two calls', async () => {
    const bench = await toolBench();
    await bench.serve('acc_willow');
    expect(await bench.propose('change_plan', { plan: 'pro', cycle: 'yearly' })).toMatch('An upgrade keeps the billing cycle');
  });

  test.each([
    ['acc_quarry', { plan: 'basic' }, 'confirm', ['downgrade-without-money-back']],
    ['acc_northwind', { plan: 'basic' }, 'deny', ['basic-up-to-10-users']],
    ['acc_northwind', { plan: 'basic', seats: 10 }, 'confirm', ['downgrade-without-money-back']],
    ['acc_northwind', { plan: 'enterprise' }, 'deny', ['enterprise-from-25-users']],
    ['acc_silverlake', { plan: 'enterprise' }, 'confirm', ['enterprise-approved-by-sales', 'upgrade-charged-pro-rata']],
  ])('%s %j: %s', async (account, wish, effect, rules) => {
    const bench = await toolBench();
    await bench.serve(account);
    const verdict = await bench.judge('change_plan', wish);
    expect(verdict).toMatchObject({ effect, identity: true });
    expect(verdict.rules).toEqual(expect.arrayContaining(rules));
  });
});

describe('change_seats', () => {
  test('added users go on the next invoice', async () => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    expect(await bench.run('change_seats', { seats: 14 })).toMatchObject({ data: { kind: 'seats-added', settlement: 'next-invoice' } });
    expect(await bench.records.account('acc_northwind')).toMatchObject({ seats: 14 });
    expect(await bench.records.credits('acc_northwind')).toEqual([]);
  });

  test('removed users are credited, and the credit needs no Finance', async () => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    const verdict = await bench.judge('change_seats', { seats: 10 });
    expect(verdict).toMatchObject({ effect: 'confirm', rules: expect.arrayContaining(['users-removed-are-credited']) });
    expect(verdict).not.toHaveProperty('approverRole');
    await bench.run('change_seats', { seats: 10 });
    const [credit] = await bench.records.credits('acc_northwind');
    expect(credit).toMatchObject({ reason: 'fewer-seats' });
    expect(credit?.amount.cents).toBeGreaterThan(0);
  });

  test.each([
    ['acc_quarry', 100, 'confirm'],
    ['acc_quarry', 101, 'deny'],
    ['acc_willow', 10, 'confirm'],
    ['acc_willow', 11, 'deny'],
  ])('%s to %i users: %s', async (account, seats, effect) => {
    const bench = await toolBench();
    await bench.serve(account);
    expect(await bench.judge('change_seats', { seats })).toMatchObject({ effect });
  });

  test.each([0, -1, 1.5, '12', 1e9])('%j is no number of users', async (seats) => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    expect(await bench.propose('change_seats', { seats })).toMatch(/^seats: this should be/);
  });
});

describe('cancel_subscription', () => {
  test('ends with the period and confirms by mail, once', async () => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    const before = await bench.records.account('acc_northwind');
    await bench.run('cancel_subscription', { reason: 'moves on' });
    expect(await bench.records.account('acc_northwind')).toMatchObject({ status: 'cancelling', cancelsAt: before?.periodEnd });
    expect(await bench.records.outbox({ account: 'acc_northwind' })).toMatchObject([
      { template: 'cancellation', to: ['maya@northwind.example'] },
    ]);
    expect(await bench.propose('cancel_subscription', { reason: 'again' })).toMatch('Northwind Ltd is cancelled already');
  });

  test('a yearly contract can be left early, a monthly plan cannot', async () => {
    const bench = await toolBench();
    await bench.serve('acc_summit');
    const before = await bench.data('list_payments');
    await bench.run('cancel_subscription', { reason: 'moves on', early: true });
    expect(await bench.records.account('acc_summit')).toMatchObject({ status: 'cancelling', cancelsAt: Date.UTC(2026, 10, 21) });
    expect(before).toMatchObject({ payments: [{ unused_cents: Math.round((570_000 * 244) / 365), unused: '$3,810.41' }] });
    expect(await bench.data('list_payments')).toEqual(before);
    await bench.serve('acc_northwind');
    expect(await bench.propose('cancel_subscription', { reason: 'x', early: true })).toMatch(
      'A monthly plan runs to the end of its period',
    );
  });

  test('nothing ends while a legal matter is open', async () => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    expect(await bench.judge('cancel_subscription', { reason: 'x' })).toMatchObject({ effect: 'confirm' });
    await bench.run('escalate', { kind: 'legal', summary: 'Threatens to sue.' });
    expect(await bench.judge('cancel_subscription', { reason: 'x' })).toMatchObject({ effect: 'deny' });
  });
});

describe('retry_payment', () => {
  test('a good method brings the access back at once', async () => {
    const bench = await toolBench();
    await bench.serve('acc_palmetto');
    expect(await bench.judge('retry_payment')).toMatchObject({ effect: 'confirm' });
    expect(await bench.run('retry_payment')).toMatchObject({ status: 'done', data: { succeeded: true } });
    const account = await bench.records.account('acc_palmetto');
    expect(account).toMatchObject({ status: 'active' });
    expect(account).not.toHaveProperty('paymentFailingSince');
    expect(await bench.propose('retry_payment')).toBe('No payment of Palmetto Events is failing.');
  });

  test('the account stays unpaid while another invoice is, and that one can be charged next', async () => {
    const bench = await toolBench();
    await bench.serve('acc_palmetto');
    await bench.store.transaction(async ({ records }) => {
      const [invoice] = await records.invoices('acc_palmetto');
      const [payment] = await records.payments('acc_palmetto');
      if (invoice === undefined || payment === undefined) throw new Error('Palmetto has an unpaid invoice');
      const { id } = await records.insertInvoice({ ...invoice, status: 'past-due' });
      const { account, method, amount, at } = payment;
      await records.insertPayment({ account, method, amount, at, invoice: id, status: 'failed' });
    });
    expect(await bench.run('retry_payment')).toMatchObject({ data: { succeeded: true, still_unpaid: expect.stringMatching(/^inv_/) } });
    expect(await bench.records.account('acc_palmetto')).toMatchObject({ status: 'suspended' });
    expect(await bench.judge('retry_payment')).toMatchObject({ effect: 'confirm' });
    expect(await bench.run('retry_payment')).toMatchObject({ data: { succeeded: true } });
    expect(await bench.records.account('acc_palmetto')).toMatchObject({ status: 'active' });
  });

  test('a method without funds fails again, and that is recorded', async () => {
    const bench = await toolBench();
    await bench.serve('acc_tidewater');
    expect(await bench.run('retry_payment')).toMatchObject({ status: 'done', data: { succeeded: false, failure: 'insufficient funds' } });
    expect((await bench.records.payments('acc_tidewater'))[0]).toMatchObject({ status: 'failed', at: benchNow });
  });

  test.each(['acc_moonrise', 'acc_redwood'])('an expired card of %s is not tried', async (account) => {
    const bench = await toolBench();
    await bench.serve(account);
    const verdict = await bench.judge('retry_payment');
    expect(verdict).toMatchObject({ effect: 'deny', rules: expect.arrayContaining(['retry-needs-a-good-method']) });
  });

  test('nothing is charged where nothing is owed', async () => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    expect(await bench.propose('retry_payment')).toBe('No payment of Northwind Ltd is failing.');
  });
});
