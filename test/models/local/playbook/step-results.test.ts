import { expect, test } from 'vitest';
import { restsOnRehearsal } from '../../../../src/models/local/playbook/step-results.ts';

const step = { id: 'done', type: 'say', if: 'results.refund.status == "done"', text: 'Done: {{results.refund.summary}}.' } as const;

test('words about a rehearsed write are told from words about one that ran', () => {
  expect(restsOnRehearsal(step, { refund: { status: 'done', dry_run: true } })).toBe(true);
  expect(restsOnRehearsal(step, { refund: { status: 'done', dry_run: false } })).toBe(false);
  expect(restsOnRehearsal(step, { other: { status: 'done', dry_run: true } })).toBe(false);
});
