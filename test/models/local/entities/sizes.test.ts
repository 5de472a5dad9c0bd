import { expect, test } from 'vitest';
import { megabytesIn } from '../../../../src/models/local/entities/sizes.ts';

test.each([
  ['a 80MB drawing', 80],
  ['The clip has 1.5 gigs', 1500],
  ['700 kb, and later 2,5 MB', 2.5],
  ['38 megs', 38],
  ['100 GBP and 5 members', null],
  ['version 3.2.1', null],
])('%s: %s megabytes', (text, size) => {
  expect(megabytesIn(text)).toBe(size);
});
