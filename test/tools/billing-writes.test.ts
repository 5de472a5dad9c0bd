import { describe, expect, test } from 'vitest';
import { toolBench } from '../helpers/tool-bench.ts';

describe('apply_credit', () => {
  const credit = { amount: '25.00', reason: 'goodwill', note: 'Sorry.' };

  test('credits the next invoice, with the approval of Finance', async () => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    expect(await bench.propose('apply_credit', credit)).toMatchObject({
      summary: 'Credit $25.00 USD to Northwind Ltd, off the next invoice',
      amount: { cents: 2500, currency: 'USD' },
    });
    expect(await bench.judge('apply_credit', credit)).toMatchObject({ effect: 'confirm', identity: true, approverRole: 'finance' });
    expect(await bench.run('apply_credit', credit)).toMatchObject({ status: 'done', data: { amount_cents: 2500 } });
    expect(await bench.records.credits('acc_northwind')).toMatchObject([{ amount: { cents: 2500 }, reason: 'goodwill' }]);
  });

  test('credits and refunds of 30 days add up', async () => {
    const bench = await toolBench();
    await bench.serve('acc_canyon');
    expect(await bench.judge('apply_credit', { ...credit, amount: '540.00' })).toMatchObject({ approverRole: 'finance' });
    expect(await bench.judge('apply_credit', { ...credit, amount: '540.01' })).toMatchObject({
      approverRole: 'finance-director',
      escalateAs: 'priority',
    });
    await bench.run('apply_credit', { ...credit, amount: '500.00' });
    expect(await bench.judge('apply_credit', { ...credit, amount: '40.01' })).toMatchObject({ approverRole: 'finance-director' });
  });

  test.each(['-25.00', '0', '25.001', '€25.00', '$5,000,000.00'])('%s is refused', async (amount) => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    expect(typeof (await bench.propose('apply_credit', { ...credit, amount }))).toBe('string');
    await expect(bench.run('apply_credit', { ...credit, amount })).rejects.toThrow();
  });
});

describe('send_invoice', () => {
  const invoiceOf = async (bench: Awaited<ReturnType<typeof toolBench>>, account: string) =>
    (await bench.records.invoices(account))[0]?.id ?? '';

  test('goes to a contact of the account, the one for billing first', async () => {
    const bench = await toolBench();
    await bench.serve('acc_harborline');
    const invoice = await invoiceOf(bench, 'acc_harborline');
    await bench.run('send_invoice', { invoice });
    expect(await bench.records.outbox({ account: 'acc_harborline' })).toMatchObject([
      { to: ['billing@harborline.example'], template: 'invoice' },
    ]);
  });

  test('goes nowhere else', async () => {
    const bench = await toolBench();
    await bench.serve('acc_harborline');
    const invoice = await invoiceOf(bench, 'acc_harborline');
    expect(await bench.propose('send_invoice', { invoice, to: 'mallory@evil.example' })).toBe(
      'mallory@evil.example is no contact of Harborline Logistics.',
    );
    const foreign = await invoiceOf(bench, 'acc_northwind');
    expect(await bench.propose('send_invoice', { invoice: foreign })).toBe(`${foreign} is not an invoice of Harborline Logistics.`);
    expect(await bench.propose('send_invoice', { invoice: 'inv_1' })).toBe('There is no invoice inv_1.');
  });
});

test('list_invoices shows lines and what is unpaid', async () => {
  const bench = await toolBench();
  await bench.serve('acc_ironbridge');
  const data = await bench.data('list_invoices');
  expect(data).toMatchObject({
    unpaid: [expect.stringMatching(/^inv_/)],
    invoices: [{ status: 'past-due', lines: [{ amount: '$285.00' }] }, {}, {}],
  });
});
