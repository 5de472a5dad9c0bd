import { readFileSync } from 'node:fs';
import type { Policy } from '../../src/core/policy.ts';
import type { PolicyDocument } from '../../src/core/policy-document.ts';
import { formatProblem } from '../../src/core/problem.ts';
import { createPolicy } from '../../src/policy/policy.ts';
import { parsePolicyFile } from '../../src/team/policy-file.ts';

let document: PolicyDocument | undefined;
let policy: Policy | undefined;

/** The policies of the demo team, as its file has them. */
export function teamPolicies(): PolicyDocument {
  if (document !== undefined) return document;
  const file = new URL('../../agents/teamflow/policies.yml', import.meta.url).pathname;
  const { document: parsed, problems } = parsePolicyFile('policies.yml', readFileSync(file, 'utf8'));
  if (parsed === undefined) throw new Error(problems.map(formatProblem).join('\n'));
  document = parsed;
  return document;
}

export function teamPolicy(): Policy {
  policy ??= createPolicy(teamPolicies());
  return policy;
}
