import { expect, test } from 'vitest';
import { toolBench } from '../helpers/tool-bench.ts';

test('shows payments newest first and names the duplicate', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind');
  const result = await bench.run('list_payments');
  expect(result).toMatchObject({
    status: 'done',
    summary: '2 payments of $49.99 for the same thing, 30 h apart',
    data: {
      total: 5,
      payments: [
        { id: 'pay_1042', amount_cents: 4999, amount: '$49.99', date: '18 Nov 2026', method: 'Visa ····4242', left_cents: 4999 },
        { id: 'pay_1041' },
        {},
        {},
        {},
      ],
      duplicates: [{ payment: 'pay_1042', of: 'pay_1041', hours_apart: 30, amount_cents: 4999 }],
      refunded_30_days_cents: 0,
    },
  });
});

test('names what was given back in 30 days, and no older refund', async () => {
  const bench = await toolBench();
  await bench.serve('acc_canyon');
  expect(await bench.data('list_payments')).toMatchObject({ refunded_30_days_cents: 46_000, refunded_30_days: '$460.00', duplicates: [] });
});

test('names other accounts of the same customer', async () => {
  const bench = await toolBench();
  await bench.serve('acc_greenleaf');
  expect(await bench.data('list_payments')).toMatchObject({ related_accounts: [{ account: 'acc_greenleaf_labs' }] });
});

test('shows no more than asked for', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind');
  expect(await bench.data('list_payments', { limit: 1 })).toMatchObject({ total: 5, payments: [{ id: 'pay_1042' }] });
});
