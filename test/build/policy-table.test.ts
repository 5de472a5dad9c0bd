import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyTable } from '../../src/build/policy-table.ts';
import { teamPolicies } from '../helpers/team-policy.ts';

test('the handbook holds every rule as the policy file has it (npm run handbook writes it)', () => {
  const page = readFileSync(new URL('../../docs/handbook/policy-table.md', import.meta.url), 'utf8');
  expect(page).toBe(policyTable(teamPolicies()));
});
