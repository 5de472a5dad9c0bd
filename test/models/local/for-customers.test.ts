import { expect, test } from 'vitest';
import type { Passage } from '../../../src/core/knowledge.ts';
import { forCustomers } from '../../../src/models/local/for-customers.ts';

const passage = (...heading: string[]): Passage => ({
  document: 'billing',
  anchor: heading.join('/'),
  heading,
  lines: [1, 2],
  text: '',
  hash: '',
});
const steps = passage('Failed payments', 'How staff repair a failed payment');
const methods = passage('Payment methods', 'Cards');
const precedent = (section: string) => ({ section, part: undefined, similarity: 0.4, share: 1, likelihood: 1 });

test('the steps of staff are not read out to who asks something else', () => {
  expect(forCustomers([steps, methods], [precedent('billing › Payment methods › Cards')])).toEqual([methods]);
  expect(forCustomers([steps, methods], [])).toEqual([methods]);
});

test('they are when just they were asked for', () => {
  expect(forCustomers([steps, methods], [precedent('billing › Failed payments › How staff repair a failed payment')])).toEqual([
    steps,
    methods,
  ]);
});
