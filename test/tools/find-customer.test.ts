import { expect, test } from 'vitest';
import { toolBench } from '../helpers/tool-bench.ts';

test('an address finds account and person, and makes them the customer', async () => {
  const bench = await toolBench();
  expect(await bench.run('find_customer', { query: 'Maya@Northwind.example' })).toMatchObject({
    status: 'done',
    summary: 'Maya@Northwind.example → Northwind Ltd, Pro, 12 seats',
    data: { found: 1, account: 'acc_northwind', contact: 'Maya Ortiz' },
    customer: { account: 'acc_northwind', contact: { name: 'Maya Ortiz', email: 'maya@northwind.example' } },
  });
});

test.each(['acc_northwind', 'Northwind Ltd', 'northwind'])('%s finds the account and names nobody', async (query) => {
  const bench = await toolBench();
  const result = await bench.run('find_customer', { query });
  expect(result).toMatchObject({ status: 'done', data: { account: 'acc_northwind' } });
  expect(JSON.stringify(result)).not.toMatch(/maya|@/i);
});

test('somebody of two accounts is asked which one', async () => {
  const bench = await toolBench();
  const result = await bench.run('find_customer', { query: 'victor@greenleaf.example' });
  expect(result).toMatchObject({ data: { found: 2, matches: [{ account: 'acc_greenleaf' }, { account: 'acc_greenleaf_labs' }] } });
  expect(result).not.toHaveProperty('customer');
});

test('nobody is found for an address that is not on file', async () => {
  const bench = await toolBench();
  const result = await bench.run('find_customer', { query: 'nobody@nowhere.example' });
  expect(result).toMatchObject({ status: 'done', data: { found: 0, matches: [] } });
  expect(result).not.toHaveProperty('customer');
});
