import { expect, test } from 'vitest';
import { fixedVerifier, parseAnswers } from '../../src/cli/form-answers.ts';

test('one answer a line, names however they are joined, comments and empty lines passed over', () => {
  expect(
    parseAnswers('# Maya\nemail: maya@northwind.example\n\nLast payment: 49.99\r\npostal_code: 4107\nsecurity-answer: a: b\n'),
  ).toEqual({
    email: 'maya@northwind.example',
    'last-payment': '49.99',
    'postal-code': '4107',
    'security-answer': 'a: b',
  });
});

test.each([['maya@northwind.example'], ['pin: 4107']])('"%s" is refused by its number, without what it says', (line) => {
  expect(() => parseAnswers(`email: x\n${line}`)).toThrow(/^Line 2 of the answers is not/);
  expect(() => parseAnswers(line)).not.toThrow(/4107|northwind/);
});

test('answers are given once: a failed check stays waiting', async () => {
  const verifier = fixedVerifier({ email: 'x' });
  const request = { id: 'v_1', callId: 'c_1', session: 's_1', customer: { account: 'a', name: 'A' }, fields: [], attemptsLeft: 3 };
  const { signal } = new AbortController();
  expect(await verifier.collect(request, signal)).toEqual({ email: 'x' });
  expect(await verifier.collect(request, signal)).toBe('defer');
});
