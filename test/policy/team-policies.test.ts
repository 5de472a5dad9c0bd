import { expect, test } from 'vitest';
import { formatProblem } from '../../src/core/problem.ts';
import { escalationKinds } from '../../src/desk/records.ts';
import { checkPolicies } from '../../src/policy/check-policies.ts';
import { clausesOf } from '../../src/policy/clauses.ts';
import { documents } from '../helpers/documents.ts';
import { teamPolicies } from '../helpers/team-policy.ts';
import { tools } from '../helpers/tool-bench.ts';

test('the policies of the team are sound: clauses, tools, roles, variables and types', async () => {
  const problems = checkPolicies(teamPolicies(), { clauses: await clausesOf(documents), tools: Object.keys(tools), escalationKinds });
  expect(problems.map(formatProblem)).toEqual([]);
});

test('there are at least forty rules', () => {
  expect(teamPolicies().rules.length).toBeGreaterThanOrEqual(40);
});
