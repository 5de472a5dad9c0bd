import { expect, test } from 'vitest';
import { type Ending, exitCode } from '../../src/cli/exit-codes.ts';

test.each<[string, Ending, number]>([
  ['nothing special', {}, 0],
  ['answered', { outcomes: ['answered'] }, 0],
  ['clarify', { outcomes: ['clarify'] }, 0],
  ['failed', { outcomes: ['failed'] }, 1],
  ['budget', { outcomes: ['budget'] }, 1],
  ['step limit', { outcomes: ['step-limit'] }, 1],
  ['truncated', { outcomes: ['truncated'] }, 1],
  ['refused', { outcomes: ['refused'] }, 1],
  ['a check that found something', { findings: true }, 1],
  ['usage', { usage: true }, 2],
  ['awaiting approval', { outcomes: ['awaiting-approval'] }, 3],
  ['answered, with something left waiting', { outcomes: ['answered'], waiting: true }, 3],
  ['denied', { outcomes: ['denied'] }, 4],
  ['answered after a deny', { outcomes: ['answered'], denied: true }, 4],
  ['SIGINT', { signal: 'SIGINT' }, 130],
  ['SIGTERM', { signal: 'SIGTERM' }, 143],
  ['cancelled', { outcomes: ['cancelled'] }, 130],
])('%s', (_name, ending, code) => {
  expect(exitCode(ending)).toBe(code);
});

test('the first that applies wins: signal, usage, failed, waiting, denied', () => {
  const everything: Ending = {
    signal: 'SIGTERM',
    usage: true,
    outcomes: ['answered', 'denied', 'awaiting-approval', 'failed'],
    waiting: true,
    denied: true,
  };
  const { signal: _, ...withoutSignal } = everything;
  const { usage: __, ...withoutUsage } = withoutSignal;
  expect(exitCode(everything)).toBe(143);
  expect(exitCode(withoutSignal)).toBe(2);
  expect(exitCode(withoutUsage)).toBe(1);
  expect(exitCode({ ...withoutUsage, outcomes: ['denied', 'awaiting-approval'] })).toBe(3);
  expect(exitCode({ outcomes: ['answered', 'denied'] })).toBe(4);
});
