import { expect, test } from 'vitest';
import { parseBatchLine } from '../../../src/cli/batch/batch-line.ts';

test.each([
  ['{"id":"m1","message":"hello"}', { id: 'm1', message: 'hello' }],
  ['{"id":7,"message":"hello","customer":"acc_1"}', { id: '7', message: 'hello', customer: 'acc_1' }],
  ['{"id":"m1","message":"hello","customer":null,"more":1}', { id: 'm1', message: 'hello' }],
  ['nonsense', 'this is not JSON.'],
  ['[1]', 'this is not an object with "id" and "message".'],
  ['{"message":"hello"}', '"id" is missing: a text or a number that tells the results apart.'],
  ['{"id":"m1","message":" "}', '"message" is missing or empty.'],
  ['{"id":"m1","text":"Hello"}', '"message" is missing: write "message" instead of "text".'],
  ['{"id":"m1","message":"x","customer":4}', '"customer" is not a text: an address or an id.'],
])('%s', (line, expected) => expect(parseBatchLine(line)).toEqual(expected));
