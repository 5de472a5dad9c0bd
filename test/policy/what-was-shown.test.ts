import { describe, expect, test } from 'vitest';
import { day } from '../../src/desk/period.ts';
import { teamTurn } from '../helpers/team-turn.ts';
import { benchNow } from '../helpers/tool-bench.ts';

const allow = { type: 'allow', scope: 'once' } as const;
const maya = { message: 'Please change our plan.', customer: 'maya@northwind.example', verified: true };

describe('what the card showed is what runs', () => {
  test('users who were added while it waited are not removed with those that were shown', async () => {
    const { results, store } = await teamTurn({
      ...maya,
      replies: [[{ tool: 'change_seats', input: { seats: 10 } }]],
      decide: async (_request, { transaction }) => {
        await transaction((tx) => tx.records.updateAccount('acc_northwind', { seats: 30 }));
        return allow;
      },
    });
    expect(results.at(-1)).toMatchObject([
      'change_seats',
      { status: 'failed', summary: expect.stringContaining('no longer what was shown') },
    ]);
    expect(await store.records.account('acc_northwind')).toMatchObject({ seats: 30 });
    expect(await store.records.credits('acc_northwind')).toEqual([]);
  });

  test('a subscription does not run to another day than the one that was shown', async () => {
    const { results, store } = await teamTurn({
      ...maya,
      replies: [[{ tool: 'cancel_subscription', input: { reason: 'moves on' } }]],
      decide: async (_request, { transaction }) => {
        await transaction((tx) => tx.records.updateAccount('acc_northwind', { periodEnd: benchNow + 300 * day }));
        return allow;
      },
    });
    expect(results.at(-1)).toMatchObject(['cancel_subscription', { status: 'failed' }]);
    expect(await store.records.account('acc_northwind')).toMatchObject({ status: 'active' });
  });

  test('a second person does not give back more than was asked for', async () => {
    const { results, store } = await teamTurn({
      message: 'We are fewer now.',
      customer: 'miriam@atlas.example',
      verified: true,
      by: { name: 'fay', roles: ['finance'] },
      replies: [
        [{ tool: 'escalate', input: { kind: 'contract', summary: 'Fewer users.' } }],
        [{ tool: 'change_seats', input: { seats: 139 } }],
      ],
      decide: async ({ tool, input }) => (tool === 'change_seats' ? { ...allow, editedInput: { ...input, seats: 130 } } : allow),
    });
    expect(results.at(-1)?.[0]).toBe('escalate');
    expect(await store.records.account('acc_atlas')).toMatchObject({ seats: 140 });
  });
});
