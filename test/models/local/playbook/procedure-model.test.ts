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

const chances = (text: string) => procedureChances(model, bagOf(text));
const likeliest = (text: string) => [...chances(text)].sort(([, a], [, b]) => b - a)[0]?.[0];

test('a message is likeliest for the procedure whose openings it is like', () => {
  expect(likeliest('my login is locked')).toBe('unlock');
  expect(likeliest('the money was charged')).toBe('refund');
  expect([...chances('my login is locked').values()].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
});

test('a message that only asks is likeliest for none', () => {
  expect(likeliest('when does it end')).toBeNull();
});

test('a procedure that nothing was learned of has no chance', () => {
  expect(chances('my login is locked').get('polish')).toBeUndefined();
});

test('what was kept is what was learned; other sources and cut files are not read', () => {
  const bytes = encodeProcedures(model, 'sources');
  expect(decodeProcedures(bytes, 'sources')).toEqual(model);
  expect(decodeProcedures(bytes, 'others')).toBeUndefined();
  expect(decodeProcedures(bytes.subarray(0, bytes.length - 8), 'sources')).toBeUndefined();
  expect(decodeProcedures(new Uint8Array(), 'sources')).toBeUndefined();
});
