import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demoData } from '../../src/desk/demo/demo-data.ts';

test('the handbook tells what each demo account shows', () => {
  const page = readFileSync(new URL('../../docs/handbook/records.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `(acc_\w+)` \|/gm)].map(([, id]) => id);
  expect(listed.toSorted()).toEqual(
    demoData(0)
      .accounts.map(({ id }) => id)
      .toSorted(),
  );
});
