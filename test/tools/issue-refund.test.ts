import { describe, expect, test } from 'vitest';
import { toolBench, tools } from '../helpers/tool-bench.ts';

const duplicate = { payment: 'pay_1042', reason: 'duplicate-charge' };

test('proposes what is left of the payment, with the records it rests on', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind');
  expect(await bench.propose('issue_refund', duplicate)).toEqual({
    summary: 'Refund $49.99 USD to Visa ····4242 (pay_1042, 18 Nov 2026)',
    details: [
      { label: 'Reason', value: 'duplicate charge' },
      { label: 'Payment', value: '$49.99, $49.99 left' },
    ],
    evidence: [
      { source: 'payment pay_1042', text: '$49.99 by Visa ····4242 on 18 Nov 2026, succeeded' },
      { source: 'invoice inv_2004', text: expect.stringMatching(/^\$49\.99 for /) },
      { source: 'payment pay_1041', text: 'charged the same 30 h before: pay_1042 is a duplicate' },
    ],
    before: ['no earlier refund on this account in 30 days'],
    target: 'pay_1042',
    amount: { cents: 4999, currency: 'USD' },
    account: 'acc_northwind',
  });
});

test('writes one refund, and what is left goes down by it', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind');
  expect(await bench.run('issue_refund', { ...duplicate, amount: '20.00' })).toMatchObject({
    status: 'done',
    data: { amount_cents: 2000, method: 'Visa ····4242', left: '$29.99' },
  });
  expect(await bench.records.refundsOf('pay_1042')).toMatchObject([
    { amount: { cents: 2000 }, by: 'ada', session: 's_1', reason: 'duplicate-charge' },
  ]);
  expect((await bench.records.payment('pay_1042'))?.left.cents).toBe(2999);
  expect(await bench.propose('issue_refund', { ...duplicate, amount: '30.00' })).toBe(
    'pay_1042 has $29.99 left: $30.00 is more than that.',
  );
  await expect(bench.run('issue_refund', { ...duplicate, amount: '30.00' })).rejects.toThrow('pay_1042 has $29.99 left');
  expect(await bench.run('issue_refund', duplicate)).toMatchObject({ data: { amount_cents: 2999, left: '$0.00' } });
  expect(await bench.propose('issue_refund', duplicate)).toBe('pay_1042 has been refunded in full already.');
});

test('amounts are text with cents, or whole cents', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind');
  for (const amount of ['49.99', '$49.99', '49.99 USD', 4999]) {
    expect(await bench.propose('issue_refund', { ...duplicate, amount })).toMatchObject({ amount: { cents: 4999, currency: 'USD' } });
  }
});

describe('amounts that are none are refused with one sentence', () => {
  test.each([
    ['-5.00', 'The amount is below zero; give what the customer is to get as a positive amount.'],
    [-500, 'The amount is below zero; give what the customer is to get as a positive amount.'],
    ['0', 'The amount is zero: there is nothing to do.'],
    [0, 'The amount is zero: there is nothing to do.'],
    ['49.999', '"49.999" is not an amount: write it like "49.99", with two digits of cents at most.'],
    ['1e3', '"1e3" is not an amount: write it like "49.99", with two digits of cents at most.'],
    ['all of it', '"all of it" is not an amount: write it like "49.99", with two digits of cents at most.'],
    ['€49.99', 'The amount has to be in USD, not in EUR.'],
    ['49.99 GBP', 'The amount has to be in USD, not in GBP.'],
    ['CA$49.99', 'The amount has to be in USD, not in CAD.'],
    ['99999999999.00', 'The amount is more than $1,000,000.00: check it.'],
    [4999.5, 'amount: an amount is text such as "49.99", or whole cents such as 4999.'],
    [Number.MAX_VALUE, 'amount: this should be 9007199254740991 or less.'],
    [['49.99'], 'amount: an amount is text such as "49.99", or whole cents such as 4999.'],
    ['50.00', 'pay_1042 has $49.99 left: $50.00 is more than that.'],
  ])('%j', async (amount, sentence) => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    expect(await bench.propose('issue_refund', { ...duplicate, amount })).toBe(sentence);
    expect(await bench.records.refundsOf('pay_1042')).toEqual([]);
  });
});

describe('payments that cannot be refunded', () => {
  test('one of another customer', async () => {
    const bench = await toolBench();
    await bench.serve('acc_harborline');
    expect(await bench.propose('issue_refund', duplicate)).toBe('pay_1042 is not a payment of Harborline Logistics.');
    await expect(bench.run('issue_refund', duplicate)).rejects.toThrow('not a payment of');
  });

  test('one that does not exist, and one without a customer', async () => {
    const bench = await toolBench();
    expect(await bench.propose('issue_refund', duplicate)).toBe('No customer yet: find the customer first.');
    await bench.serve('acc_northwind');
    expect(await bench.propose('issue_refund', { ...duplicate, payment: 'pay_9999' })).toBe('There is no payment pay_9999.');
  });

  test.each([
    ['acc_moonrise', 'failed'],
    ['acc_silverlake', 'disputed'],
  ] as const)('one of %s that is %s', async (account, status) => {
    const bench = await toolBench();
    await bench.serve(account);
    const payment = (await bench.records.payments(account)).find((one) => one.status === status);
    expect(await bench.propose('issue_refund', { ...duplicate, payment: payment?.id ?? '' })).toBe(
      `${payment?.id} cannot be refunded: the payment is ${status}.`,
    );
  });

  test('one in another currency than named', async () => {
    const bench = await toolBench();
    await bench.serve('acc_alpenblick');
    const [payment] = await bench.records.payments('acc_alpenblick');
    const input = { payment: payment?.id ?? '', reason: 'wrong-amount', amount: '5.00' };
    expect(await bench.propose('issue_refund', { ...input, currency: 'USD' })).toBe(`${payment?.id} was paid in EUR, not in USD.`);
    expect(await bench.propose('issue_refund', { ...input, amount: '$5.00' })).toBe('The amount has to be in EUR, not in USD.');
    expect(await bench.propose('issue_refund', { ...input, currency: 'EUR' })).toMatchObject({ amount: { cents: 500, currency: 'EUR' } });
  });
});

test('a reply that claims a refund is recognised, one that offers it is not', () => {
  const claims = tools['issue_refund']?.claims ?? [];
  const claimed = (text: string) => claims.some((claim) => claim.exec(text) !== null);
  for (const text of [
    'I have refunded the second charge.',
    'The charge was refunded.',
    'Your refund has been issued.',
    "I've just refunded it",
  ]) {
    expect([text, claimed(text)]).toEqual([text, true]);
  }
  for (const text of [
    'The second charge can be refunded.',
    'A refund takes 5-10 business days.',
    'You will be refunded once it is approved.',
  ]) {
    expect([text, claimed(text)]).toEqual([text, false]);
  }
});
