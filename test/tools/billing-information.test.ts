import { describe, expect, test } from 'vitest';
import { demoData } from '../../src/desk/demo/demo-data.ts';
import { benchNow, toolBench, tools } from '../helpers/tool-bench.ts';

/** Reads that every agent may call before anybody is verified. */
const openReads = ['account_overview', 'list_tickets', 'service_status', 'classify_escalation', 'list_escalations'] as const;

/** Amounts, cards, invoices, payments, contracts. */
const billingInformation =
  /[$€£]\d|pay_\d|inv_\d|····|\b(?:visa|mastercard|american express|discover|paypal)\b|past-due|suspended|failing/i;

describe('before the identity is verified no tool shows billing information', () => {
  test.each(demoData(benchNow).accounts.map(({ id }) => id))('of %s', async (account) => {
    const bench = await toolBench();
    await bench.serve(account, false);
    const shown = [JSON.stringify(await bench.run('find_customer', { query: account }))];
    for (const tool of openReads) shown.push(JSON.stringify(await bench.run(tool)));
    expect(shown.join('\n')).not.toMatch(billingInformation);
  });
});

test('account_overview has the billing part once the identity is verified', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind', false);
  expect(await bench.data('account_overview')).toMatchObject({ verified: false, billing: 'shown after the identity was verified' });
  bench.verified = true;
  expect(await bench.data('account_overview')).toMatchObject({
    verified: true,
    billing: { status: 'active', price_per_seat: '$19.00', payment_methods: [{ method: 'Visa', last4: '4242' }] },
  });
});

test('what identity is proved with is in no output, verified or not', async () => {
  const { identityFactors } = demoData(benchNow);
  const bench = await toolBench();
  for (const { account, postalCode, security } of identityFactors) {
    await bench.serve(account, true);
    for (const tool of [...openReads, 'list_payments', 'list_invoices']) {
      const shown = JSON.stringify(await bench.run(tool));
      if (security !== undefined) expect(shown).not.toContain(security.answer);
      expect(shown).not.toContain(`"${postalCode}"`);
    }
  }
});

test('a billing ticket keeps its words until the identity is verified', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind');
  await bench.run('create_ticket', { subject: 'Refund of $49.99', body: 'Visa 4242', category: 'billing' });
  bench.verified = false;
  for (const tool of ['list_tickets', 'account_overview']) expect(JSON.stringify(await bench.run(tool))).not.toMatch(/49\.99|4242/);
  bench.verified = true;
  expect(JSON.stringify(await bench.run('list_tickets'))).toContain('49.99');
});

test('an escalation about money keeps its words until the identity is verified', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind');
  await bench.run('escalate', { kind: 'money', summary: 'Wants $1,200 of pay_1042 back.' });
  bench.verified = false;
  expect(JSON.stringify(await bench.run('list_escalations'))).not.toMatch(/1,200|pay_1042/);
  bench.verified = true;
  expect(JSON.stringify(await bench.run('list_escalations'))).toContain('1,200');
});

test('an incident of one customer is not shown to another', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind', false);
  expect(JSON.stringify(await bench.run('service_status'))).not.toContain('INC-505');
  await bench.serve('acc_cobalt', false);
  expect(JSON.stringify(await bench.run('service_status'))).toContain('INC-505');
});

test('every tool has a description and a strict object for its input', () => {
  for (const tool of Object.values(tools)) {
    expect(tool.description.length).toBeGreaterThan(40);
    expect(tool.input.json).toMatchObject({ type: 'object', additionalProperties: false });
    expect(tool.input.parse({ nonsense: 1 })).toMatchObject({ ok: false });
  }
});
