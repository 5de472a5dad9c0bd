import { readFileSync, writeFileSync } from 'node:fs';
import { formatProblem } from '../core/problem.ts';
import { parsePolicyFile } from '../team/policy-file.ts';
import { policyTable } from './policy-table.ts';

// Writes the pages of the handbook that are made from other files.
const root = new URL('../../', import.meta.url);
const { document, problems } = parsePolicyFile(
  'agents/teamflow/policies.yml',
  readFileSync(new URL('agents/teamflow/policies.yml', root), 'utf8'),
);
if (document === undefined) throw new Error(problems.map(formatProblem).join('\n'));
writeFileSync(new URL('docs/handbook/policy-table.md', root), policyTable(document));
