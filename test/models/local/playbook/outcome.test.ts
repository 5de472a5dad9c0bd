import { expect, test } from 'vitest';
import { saysSolved, saysUnsolved } from '../../../../src/models/local/playbook/fill-slots.ts';

test.each(['It works now', 'that was it, ta', 'she’s in', 'works again in Chrome now, thanks'])('“%s” says that it is solved', (text) =>
  expect(saysSolved(text)).toBe(true),
);

test.each(['In Chrome it works.', 'on my phone it works', 'It works in Edge.'])('“%s” only tells where it works', (text) =>
  expect(saysSolved(text)).toBe(false),
);

test.each(['same as before', 'reconnected it: nothing.', 'wrong every time', 'no joy'])('“%s” says that it is not', (text) =>
  expect(saysUnsolved(text)).toBe(true),
);
