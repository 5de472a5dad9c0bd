import { expect, test } from 'vitest';
import { decodeProcedures, encodeProcedures } from '../../../../src/models/local/playbook/procedure-file.ts';
import { learnProcedures, procedureChances } from '../../../../src/models/local/playbook/procedure-model.ts';

const bagOf = (text: string) => new Map(text.split(' ').map((word) => [`w:${word}`, 1]));
const model = learnProcedures(
  [
    ['unlock', 'login locked again'],
    ['unlock', 'locked out login'],
    ['refund', 'money back please'],
    ['refund', 'charged twice money'],
    [null, 'when does lock end'],
    [null, 'when does money arrive'],
  ].map(([procedure, text]) => ({ procedure: procedure ?? null, bag: bagOf(text ?? '') })),
);

test('a message is likeliest for the procedure whose openings it is like', () => {
  const [unlock = 0, refund = 0, none = 0] = procedureChances(model, bagOf('my login is locked'), ['unlock', 'refund']);
  expect(unlock).toBeGreaterThan(refund);
  expect(unlock).toBeGreaterThan(none);
  expect(unlock + refund + none).toBeCloseTo(1);
});

test('a message that only asks is likeliest for none', () => {
  const [unlock = 0, refund = 0, none = 0] = procedureChances(model, bagOf('when does it end'), ['unlock', 'refund']);
  expect(none).toBeGreaterThan(Math.max(unlock, refund));
});

test('a procedure that nothing was learned of has no chance', () => {
  const [unknown] = procedureChances(model, bagOf('my login is locked'), ['polish', 'unlock']);
  expect(unknown).toBe(0);
});

test('what was kept is what was learned; other sources and cut files are not read', () => {
  const bytes = encodeProcedures(model, 'sources');
  expect(decodeProcedures(bytes, 'sources')).toEqual(model);
  expect(decodeProcedures(bytes, 'others')).toBeUndefined();
  expect(decodeProcedures(bytes.subarray(0, bytes.length - 8), 'sources')).toBeUndefined();
  expect(decodeProcedures(new Uint8Array(), 'sources')).toBeUndefined();
});
