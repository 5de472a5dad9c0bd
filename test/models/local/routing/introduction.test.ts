import { expect, test } from 'vitest';
import { isIntroduction } from '../../../../src/models/local/routing/introduction.ts';

test.each([
  'My address is ann.lee@acme.example.',
  "I'm Ann Lee from Acme, ann@acme.example",
  'Hello, this is Tom (tom@mill.example)!',
  'You can reach me via tom@mill.example',
])('%s: nothing but who writes', (sentence) => {
  expect(isIntroduction(sentence)).toBe(true);
});

test.each([
  'My address is wrong, it should be ann@acme.example.',
  'Please add tom@mill.example to our plan.',
  'Is ann@acme.example the right address?',
  'I was charged twice.',
])('%s: more than that', (sentence) => {
  expect(isIntroduction(sentence)).toBe(false);
});
