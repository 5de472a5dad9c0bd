import { expect, test } from 'vitest';
import { type Call, teamTurn } from '../helpers/team-turn.ts';
import { toolBench } from '../helpers/tool-bench.ts';

const lena = { message: 'I was charged twice.', customer: 'lena@brightpath.example', verified: true };

async function refunds(...amounts: readonly string[]): Promise<readonly Call[]> {
  const bench = await toolBench();
  const payment = (await bench.records.payments('acc_brightpath'))[0]?.id ?? '';
  return amounts.map((amount) => ({ tool: 'issue_refund', input: { payment, reason: 'duplicate-charge', amount } }));
}

test('two refunds that are within the limit each, but not together: the second one is stopped when it would run', async () => {
  const { results, asked, store } = await teamTurn({ ...lena, replies: [await refunds('300.00', '200.01')] });
  expect(asked).toEqual(['issue_refund', 'issue_refund']);
  expect(results.slice(2)).toMatchObject([
    ['issue_refund', { status: 'done' }],
    [
      'issue_refund',
      { status: 'denied', by: 'policy', summary: expect.stringContaining('the approval of a second person with the role finance') },
    ],
  ]);
  expect((await store.records.refundsSince('acc_brightpath', 0)).map(({ amount }) => amount.cents)).toEqual([30_000]);
});

test('two that are within the limit together both run', async () => {
  const { store } = await teamTurn({ ...lena, replies: [await refunds('300.00', '200.00')] });
  expect(await store.records.refundsSince('acc_brightpath', 0)).toHaveLength(2);
});

test('above the limit the one who asked cannot approve, whatever their roles', async () => {
  const { store, results } = await teamTurn({ ...lena, replies: [await refunds('500.01')], by: { name: 'ada', roles: ['finance'] } });
  expect(results.map(([tool]) => tool)).not.toContain('issue_refund');
  expect(await store.records.refundsSince('acc_brightpath', 0)).toEqual([]);
});

test('a second person with the role can', async () => {
  const { store } = await teamTurn({ ...lena, replies: [await refunds('500.01')], by: { name: 'fay', roles: ['finance'] } });
  expect(await store.records.refundsSince('acc_brightpath', 0)).toMatchObject([{ amount: { cents: 50_001 } }]);
});

test('a rehearsal goes all the way and leaves nothing behind', async () => {
  const { store, results } = await teamTurn({ ...lena, replies: [await refunds('300.00')], dryRun: true });
  expect(results.at(-1)).toMatchObject([
    'issue_refund',
    { status: 'done', dryRun: true, summary: expect.stringContaining('nothing was changed') },
  ]);
  expect(await store.records.refundsSince('acc_brightpath', 0)).toEqual([]);
});
