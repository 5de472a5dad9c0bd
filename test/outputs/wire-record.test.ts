import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wireRecord } from '../../src/outputs/wire-record.ts';

test('names in snake_case, times as ISO 8601, all the way down; the rest as it is', () => {
  const at = Date.UTC(2026, 10, 23, 9, 5);
  expect(
    wireRecord([
      { id: 'ESC-1', ownerRole: 'CTO', respondBy: at, resolvedBy: 'ada', packet: { filedAt: at, tried: ['a'] }, at, level: 4, left: null },
    ]),
  ).toEqual([
    {
      id: 'ESC-1',
      owner_role: 'CTO',
      respond_by: '2026-11-23T09:05:00.000Z',
      resolved_by: 'ada',
      packet: { filed_at: '2026-11-23T09:05:00.000Z', tried: ['a'] },
      at: '2026-11-23T09:05:00.000Z',
      level: 4,
      left: null,
    },
  ]);
});

test('what is in that shape already stays as it is', () => {
  const names = fc.stringMatching(/^[a-z][a-z_]{0,12}$/).filter((name) => name !== 'at' && name !== 'since');
  const record = fc.dictionary(names, fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string())));
  fc.assert(
    fc.property(record, (value) => {
      expect(wireRecord(value)).toEqual({ ...value });
    }),
  );
});
