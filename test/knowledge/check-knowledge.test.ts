import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/core/problem.ts';
import { checkKnowledge, type KnowledgeUse } from '../../src/knowledge/check-knowledge.ts';
import { openKnowledge } from '../../src/knowledge/open-knowledge.ts';
import { loadTeam } from '../../src/team/load-team.ts';

const demoTeam = new URL('../../agents/teamflow', import.meta.url).pathname;
const demoDocuments = new URL('../../docs/knowledge', import.meta.url).pathname;
const clock = { now: () => Date.now() };

async function check(folder: string, use: Partial<KnowledgeUse>): Promise<readonly string[]> {
  const knowledge = openKnowledge({ folders: [folder], cacheFolder: undefined, synonyms: use.synonyms ?? [], clock });
  const all = { synonyms: [], agentDocuments: await knowledge.documents(), clauses: [], citedClauses: [], ...use };
  const problems = await checkKnowledge(knowledge, all, (path) => relative(folder, path));
  knowledge.close();
  return problems.map(formatProblem);
}

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-docs-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

test('the documents of the demo company are sound, and its agents know them all', async () => {
  const { team } = await loadTeam(demoTeam, undefined);
  const agentDocuments = Object.values(team.agents).flatMap(({ documents }) => documents);
  expect(await check(demoDocuments, { synonyms: team.synonyms, agentDocuments })).toEqual([]);
});

test.each([
  [
    'a cell of another price table',
    '## Prices\n\n| Price | Basic | Pro |\n| --- | --- | --- |\n| Price per user and month (USD) | $9 | $25 |\n',
  ],
  ['a price in a sentence', 'Pro costs $25 per user and month.'],
  ['a price in a sentence of a list', '## Prices\n\n- Basic is $120 per user and year.\n'],
  [
    'who has a feature',
    '## Features\n\n| Feature | Basic | Pro | Enterprise |\n|---|---|---|---|\n| Audit logs | Included | Included | Included |\n',
  ],
  [
    'a limit where there is none',
    '## Limits\n\n| Limit | Basic | Pro | Enterprise |\n|---|---|---|---|\n| API requests per hour | 1,000 | 10,000 | 100,000 |\n',
  ],
  ['a time to wait', '## Refunds\n\nA refund to a credit or debit card takes 3-5 business days.\n'],
  ['a period', '## Refunds\n\nNew customers get a full refund within 14 days from the first payment.\n'],
  ['a promise', 'The uptime promise on Pro is 99.5%.'],
  ['the time of an answer', 'Support on Enterprise gives its first answer within 2 hours.'],
  ['the time of a level', 'Level 2 answers in 8 hours for customers on every plan.'],
  ['a technical limit', 'The webhook receiver must answer within 30 seconds.'],
  ['a size', '## Android\n\nTo install the app on Android, 300 MB of free space is needed.\n'],
  ['what is counted, by another name', 'Basic plans have at most 20 seats.'],
  ['a number of things', 'A Basic workspace holds up to 500 tasks.'],
  ['a year', 'TeamFlow was founded in 2015.'],
  ['a saving', 'Paying annually saves 20%.'],
])('a planted contradiction is found: %s', async (_title, text) => {
  const { team } = await loadTeam(demoTeam, undefined);
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-docs-'));
  cpSync(demoDocuments, folder, { recursive: true });
  writeFileSync(join(folder, 'news.md'), `# News\n\n${text}\n`);
  const problems = await check(folder, { synonyms: team.synonyms });
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(problem).toMatch(/^news\.md:\d+.* contradicts |contradicts news\.md:\d/);
});

test('a contradiction is shown with both places', async () => {
  const folder = folderWith({
    'a.md': '# A\n\n<!-- note -->\n\n\n## Storage\n\n| Limit | Free | Paid |\n|---|---|---|\n| Storage per team | 1 GB | 10 GB |\n',
    'b.md': '# B\n\n## Files\n\nText.\n\n- Storage per team on Paid is 20 GB.\n',
  });
  expect(await check(folder, {})).toEqual([
    'b.md:7:1: "Storage per team on Paid is 20 GB." contradicts a.md:10 ("Storage per team › Paid: 10 GB"); settle it, and say it the same way everywhere',
  ]);
});

test.each([
  ['other units that mean the same', '- A ticket is closed after 48 hours.', '- A ticket is closed after 2 days.'],
  ['other subjects', '- A ticket is closed after 48 hours.', '- An invoice is due after 10 days.'],
  ['other periods', '- A seat costs $10 per month.', '- A seat costs $100 per year.'],
  ['a threshold and another', '- A refund above $500 goes to Finance.', '- An upgrade above 50 users goes to sales.'],
  ['a bare number that may be meant', '| Limit | Free | Paid |\n|---|---|---|\n| Tasks | 10 | 20 |', '- Free holds 10 tasks and Paid 20.'],
  ['the same figure among others', '- Free holds 5 GB and Paid holds 10 GB.', '- Paid holds 10 GB.'],
])('%s are no contradiction', async (_title, one, other) => {
  expect(await check(folderWith({ 'a.md': `# A\n\n${one}\n`, 'b.md': `# B\n\n${other}\n` }), {})).toEqual([]);
});

test('links that lead nowhere are found, all others are left alone', async () => {
  const folder = folderWith({
    'a.md': `# A

## Full refund (30 days)

[good](b.md) [good](b.md#part-one) [good](#full-refund-30-days) [good](sub/c.md) [web](https://example.com/x.md) [mail](mailto:x@example.com)
[bad](gone.md) and [bad](b.md#part-two) and [bad](#nothing)

\`[code](gone.md)\`

\`\`\`
[code](gone.md)
\`\`\`

[ref]: ./gone.txt
![picture](b.md "title")
`,
    'b.md': '# B\n\n## Part one\n\nText.\n',
    'sub/c.md': '# C\n\n[up](../a.md#a) [bad](a.md)\n',
  });
  expect(await check(folder, {})).toEqual([
    'a.md:6:1: the link leads to gone.md, which is not there',
    'a.md:6:20: the link leads to #part-two, and b.md has no such heading',
    'a.md:6:45: the link leads to #nothing, and this document has no such heading',
    'a.md:14:1: the link leads to ./gone.txt, which is not there',
    'sub/c.md:3:17: the link leads to a.md, which is not there',
  ]);
});

test('clauses that no document holds, documents that no agent knows, files that cannot be read', async () => {
  const folder = folderWith({ 'a.md': '# A\n\n## Refunds\n\n### Full refund\n\nAll.\n', 'b.md': '# B\n\nText.\n', 'c.pdf': 'x' });
  const cited = (clause: string, line: number) => ({ clause, file: 'policies.yml', line, column: 3 });
  const citedClauses = [
    cited('a › Refunds', 1),
    cited('a › Refunds › Full refund', 2),
    cited('a › Refunds › Full refnd', 3),
    cited('x', 4),
  ];
  expect(await check(folder, { agentDocuments: ['a', 'c'], clauses: ['a › Refunds', 'a › Refunds › Full refund'], citedClauses })).toEqual([
    expect.stringMatching(/^c\.pdf:1:1: it cannot be read as PDF/),
    'policies.yml:3:3: no document holds the clause "a › Refunds › Full refnd"; did you mean "a › Refunds › Full refund"?',
    'policies.yml:4:3: no document holds the clause "x"; did you mean the document "a"?',
    'b.md:1:1: warning: no agent knows this document; name "b" under "documents" of an agent',
  ]);
});
