import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { loadTeam, TeamError } from '../../src/team/load-team.ts';
import { agent, folderWith, validTeam } from './team-files.ts';

const demo = new URL('../../agents/teamflow', import.meta.url).pathname;

async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = folderWith(files);
  const failure = await loadTeam(folder, undefined, (path) => relative(folder, path)).catch((error: unknown) => error);
  if (!(failure instanceof TeamError)) throw new Error(`expected a TeamError, got ${String(failure)}`);
  return failure.problems.map(
    ({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}${hint === undefined ? '' : ` | ${hint}`}`,
  );
}

test('the demo team loads: five agents, triage first, settings merged', async () => {
  const { team, settings } = await loadTeam(demo, undefined);
  expect(Object.keys(team.agents)).toEqual(['triage', 'technical-support', 'billing', 'product-info', 'escalation']);
  expect(team.limits).toEqual({ steps: 12, handoffs: 3, typedAmountCents: 20_000 });
  expect(team.agents['triage']?.model).toEqual({ model: 'claude-haiku-5-5', maxTokens: 1024 });
  expect(team.agents['billing']?.model).toEqual({ model: 'claude-sonnet-5-5', maxTokens: 4096 });
  expect(team.agents['billing']?.playbooks.map(({ name }) => name)).toContain('refund-time');
  expect(settings.policies).toBe(join(demo, 'policies.yml'));
  expect(readdirSync(settings.knowledge[0] ?? '')).toContain('billing-policies.md');
});

test('a team without the optional parts gets the defaults', async () => {
  const { team, settings } = await loadTeam(folderWith(validTeam), undefined);
  expect(team.limits).toEqual({ steps: 12, handoffs: 3, typedAmountCents: 20_000 });
  expect(team.agents['billing']).toMatchObject({ model: {}, playbooks: [] });
  expect(settings).toMatchObject({ policies: undefined, mcpServers: {} });
  expect(settings.examples).toBe(join(settings.folder, 'examples'));
});

test('a folder without team.yml is named in one sentence', async () => {
  await expect(loadTeam('/nowhere', undefined)).rejects.toThrow(
    new UserError('There is no team in /nowhere: it has no team.yml.', 'Make one with: frontdesk init FOLDER'),
  );
});

test('all problems come at once, each with its place and the nearest key', async () => {
  const problems = await problemsOf({
    ...validTeam,
    'team.yml': `${validTeam['team.yml']}limits:\n  steps: none\n  handofs: 2\ncolour: red\n`,
    'billing-agent.yml': agent('billing', 'boss', ['triage', 'biling', 'technical'], 'model:\n  max_tokens: 10\n').replace(
      'title:',
      'titel:',
    ),
  });
  expect(problems).toEqual([
    'billing-agent.yml:2:1 there is no key "titel" here | did you mean "title"?',
    'billing-agent.yml:3:7 "boss" is none of triage, specialist',
    'billing-agent.yml:10:3 there is no key "max_tokens" here | did you mean "maxTokens"?',
    'team.yml:8:10 this should be a number, but it is text',
    'team.yml:9:3 there is no key "handofs" here | did you mean "handoffs"?',
    'team.yml:10:1 there is no key "colour" here | there is: name, title, greeting, suggestions, triage, knowledge, policies, examples, model, limits, synonyms, terms, mcpServers',
  ]);
});

test('a missing key points at what it is missing from', async () => {
  const problems = await problemsOf({ ...validTeam, 'billing-agent.yml': agent('billing', 'specialist', []).replace(/tools:.*\n/, '') });
  expect(problems).toEqual(['billing-agent.yml:1:1 "tools" is missing']);
});

test('a value of the wrong kind says what it should be', async () => {
  const problems = await problemsOf({
    ...validTeam,
    'billing-agent.yml': agent('billing', 'specialist', []).replace('title: billing', 'title: 2026'),
  });
  expect(problems).toEqual(['billing-agent.yml:2:8 this should be text, but it is a number; put it in quotes']);
});

test('a text with a colon in it is a map of keys to YAML', async () => {
  const problems = await problemsOf({
    ...validTeam,
    'billing-agent.yml': agent('billing', 'specialist', []).replace('title: billing', 'title: { Billing: money }'),
  });
  expect(problems).toEqual(['billing-agent.yml:2:8 this should be text, but it is a map of keys; a text with ": " in it is put in quotes']);
});

test('names that lead nowhere are found across files', async () => {
  const problems = await problemsOf({
    ...validTeam,
    'team.yml': validTeam['team.yml'].replace('triage: triage', 'triage: triag'),
    'billing-agent.yml': agent('billing', 'specialist', ['triage', 'support', 'billing'], 'playbooks: [refnd]\n'),
    'playbooks/refund.yml':
      'name: refunds\ntitle: R\nwhen: w\nexamples: [e]\nsteps:\n  - { id: a, type: stop }\n  - { id: a, type: stop }\n',
  });
  expect(problems).toEqual([
    'billing-agent.yml:8:20 there is no agent "support" (no support-agent.yml) | there is: billing, triage',
    'billing-agent.yml:8:29 an agent cannot hand over to itself',
    'billing-agent.yml:9:13 there is no playbook "refnd" (no playbooks/refnd.yml) | did you mean "refund"?',
    'playbooks/refund.yml:1:7 the name "refunds" does not fit the file refund.yml | write "refund", or rename the file',
    'playbooks/refund.yml:7:11 there is a step "a" already',
    'team.yml:5:9 there is no agent "triag" (no triag-agent.yml) | did you mean "triage"?',
    'triage-agent.yml:3:7 the triage of this team is "triag" | make this one a specialist',
  ]);
});

test('a playbook step of no known type names the types', async () => {
  const problems = await problemsOf({
    ...validTeam,
    'playbooks/p.yml':
      'name: p\ntitle: R\nwhen: w\nexamples: [e]\nsteps:\n  - { id: a, type: cal }\n  - { id: b, type: call, tol: x, with: {} }\n  - { id: c }\n',
  });
  expect(problems).toEqual([
    'playbooks/p.yml:6:20 "cal" is none of call, ask, say, note, answer, handoff, stop; did you mean "call"?',
    'playbooks/p.yml:7:26 there is no key "tol" here | did you mean "tool"?',
    'playbooks/p.yml:8:5 "type" is missing: one of call, ask, say, note, answer, handoff, stop',
  ]);
});

test.each([
  ['broken YAML', 'name: [a\ntitle: "x', /^billing-agent\.yml:\d+:\d+ not valid YAML: /],
  [
    'a key given twice',
    `${agent('billing', 'specialist', [])}title: again\n`,
    /^billing-agent\.yml:9:1 not valid YAML: Map keys must be unique/,
  ],
  [
    'an alias bomb',
    `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((k, i) => `${k}: &${k} [${Array(10).fill(`*${'abcdefgh'[i]}`)}]`)
      .join('\n')}\n`,
    /not valid YAML/,
  ],
  ['an empty file', '', /^billing-agent\.yml:1:1 the file is empty/],
])('%s is one clear problem', async (_title, text, expected) => {
  const problems = await problemsOf({ ...validTeam, 'billing-agent.yml': text });
  expect(problems.filter((problem) => problem.startsWith('billing-agent'))[0]).toMatch(expected);
});

test('an environment reference outside of secrets is refused', async () => {
  const problems = await problemsOf({ ...validTeam, 'team.yml': `${validTeam['team.yml']}policies: \${HOME}/p.yml\n` });
  expect(problems).toEqual([
    `team.yml:7:11 \${HOME} is not read here | references to the environment are for url, headers and env of mcpServers`,
  ]);
});

/** The compiled teams in a cache; the hashes of their files lie beside them. */
const compiledIn = (cache: string) => readdirSync(cache).filter((name) => name.startsWith('team-'));

test('a second load comes from the cache, and a changed file makes it stale', async () => {
  const folder = folderWith(validTeam);
  const cache = mkdtempSync(join(tmpdir(), 'frontdesk-cache-'));
  const first = await loadTeam(folder, cache);
  expect(await loadTeam(folder, cache)).toEqual(first);
  const [entry] = compiledIn(cache);
  const cached = readFileSync(join(cache, entry ?? ''), 'utf8');
  writeFileSync(join(cache, entry ?? ''), cached.replace('Acme', 'From the cache'));
  expect((await loadTeam(folder, cache)).team.title).toBe('From the cache');

  writeFileSync(join(folder, 'team.yml'), validTeam['team.yml'].replace('Acme', 'Changed'));
  expect((await loadTeam(folder, cache)).team.title).toBe('Changed');
  expect(compiledIn(cache)).toHaveLength(1);
});

test('a damaged cache, and one that cannot be written, cost nothing but time', async () => {
  const folder = folderWith(validTeam);
  const cache = mkdtempSync(join(tmpdir(), 'frontdesk-cache-'));
  const first = await loadTeam(folder, cache);
  writeFileSync(join(cache, compiledIn(cache)[0] ?? ''), '{"team":');
  expect(await loadTeam(folder, cache)).toEqual(first);
  const readOnly = mkdtempSync(join(tmpdir(), 'frontdesk-cache-'));
  chmodSync(readOnly, 0o500);
  expect(await loadTeam(folder, join(readOnly, 'deeper'))).toEqual(first);
});
