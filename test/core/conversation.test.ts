import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extend, noUsage, startConversation, verifiedNow } from '../../src/core/conversation.ts';
import type { Entry, StoredEntry } from '../../src/core/entry.ts';

const session = { id: 's_1', team: 'test', createdAt: 0 };
const one = { account: 'acc_1', name: 'One' };
const two = { account: 'acc_2', name: 'Two' };
const stored = (entries: readonly Entry[], from = 1): readonly StoredEntry[] =>
  entries.map((entry, index) => ({ ...entry, seq: from + index, at: 1000 }));
const verified: Entry = {
  type: 'verification-decided',
  id: 'v_1',
  callId: 'c_1',
  outcome: 'verified',
  customer: one,
  by: 'ada',
  expiresAt: 5000,
};

describe('a conversation', () => {
  test('is the same, however its entries came in', () => {
    const entry: fc.Arbitrary<Entry> = fc.constantFrom<Entry>(
      { type: 'message', from: 'customer', text: 'x' },
      { type: 'pin', agent: 'billing' },
      { type: 'pin', agent: null },
      { type: 'customer', customer: one },
      { type: 'customer', customer: two },
      verified,
      {
        type: 'reply',
        agent: 'billing',
        blocks: [{ type: 'tool-call', call: { id: 'c_1', tool: 'find', input: {} } }],
        stop: 'tool-calls',
        usage: noUsage,
        flags: [],
      },
      { type: 'tool-result', callId: 'c_1', tool: 'find', result: { status: 'done', summary: '', data: {}, customer: two } },
      { type: 'handoff', callId: 'c_1', from: 'triage', to: 'billing', reason: '', urgency: 'low', brief: '' },
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), fc.nat(30), (entries, cut) => {
        const all = stored(entries);
        const stepwise = all.slice(cut).reduce((state, next) => extend(state, [next]), startConversation(session, all.slice(0, cut)));
        expect(stepwise).toEqual(startConversation(session, all));
      }),
    );
  });

  test('switching the customer drops the verification, naming the same one again keeps it', () => {
    const start = startConversation(session, stored([{ type: 'customer', customer: one }, verified]));
    expect(verifiedNow(start, 'acc_1', 4999)).toBeDefined();
    expect(verifiedNow(start, 'acc_1', 5000)).toBeUndefined();
    expect(verifiedNow(start, 'acc_2', 4999)).toBeUndefined();
    expect(extend(start, stored([{ type: 'customer', customer: one }], 3)).verification).toBeDefined();
    const switched = extend(
      start,
      stored(
        [
          { type: 'customer', customer: two },
          { type: 'customer', customer: one },
        ],
        3,
      ),
    );
    expect(switched.verification).toBeUndefined();
  });
});
