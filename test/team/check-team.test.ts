import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/core/problem.ts';
import { checkTeam, type Surroundings } from '../../src/team/check-team.ts';
import { agent, folderWith, validTeam } from './team-files.ts';

const known: Surroundings = {
  tools: ['search_knowledge', 'issue_refund'],
  documents: ['guide'],
  clauses: ['guide › Refunds'],
  environment: {},
};
const valid = { ...validTeam, 'docs/guide.md': '', 'examples/billing.jsonl': '' };

function problems(files: Readonly<Record<string, string>>, surroundings: Partial<Surroundings> = {}): readonly string[] {
  const folder = folderWith(files);
  return checkTeam(folder, { ...known, ...surroundings }, (path) => relative(folder, path)).map(formatProblem);
}

test('a sound team has no problems', () => {
  expect(problems(valid)).toEqual([]);
});

test('errors of the files themselves come alone', () => {
  expect(problems({ ...valid, 'billing-agent.yml': 'name: billing\n' })[0]).toBe('billing-agent.yml:1:1: "title" is missing');
});

test('tools and documents that do not exist are named with the nearest ones', () => {
  const text = agent('billing', 'specialist', [])
    .replace('[search_knowledge]', '[search_knowlege, crm__find, other__x]')
    .replace('[guide]', '[guides]');
  const servers = `mcpServers:\n  crm: { url: "https://\${HOST}" }\n`;
  expect(problems({ ...valid, 'team.yml': valid['team.yml'] + servers, 'billing-agent.yml': text })).toEqual([
    'billing-agent.yml:6:13: there is no document "guides"; did you mean "guide"?',
    'billing-agent.yml:7:9: there is no tool "search_knowlege"; did you mean "search_knowledge"?',
    'billing-agent.yml:7:37: there is no tool "other__x"; there is: search_knowledge, issue_refund',
    'team.yml:8:15: warning: HOST is not set in the environment',
  ]);
});

test('an agent that nobody hands over to, and a triage that hands over to nobody', () => {
  expect(problems({ ...valid, 'triage-agent.yml': agent('triage', 'triage', []) })).toEqual([
    'triage-agent.yml:8:1: triage hands over to nobody; name the specialists',
    'billing-agent.yml:1:7: warning: no handoff leads to "billing"; name it in the handoffs of triage-agent.yml',
  ]);
});

test('folders that are not there, and names that stand twice', () => {
  const team = valid['team.yml'].replace('[docs]', '[docs, more]');
  const files = {
    ...validTeam,
    'docs/guide.md': '',
    'team.yml': `${team}policies: rules.yml\n`,
    'billing-agent.yml': agent('billing', 'specialist', ['triage', 'triage']),
  };
  expect(problems(files)).toEqual([
    'team.yml:6:19: more is not there',
    'team.yml:7:11: rules.yml is not there',
    'billing-agent.yml:8:20: warning: "triage" stands here twice',
    'team.yml:1:1: warning: examples is not there; without examples the local engine cannot learn to route',
  ]);
});

const playbook = `name: refund
title: Refund
when: A refund is asked for
examples: [Money back]
needs: identity
slots:
  - { name: amount, kind: amount }
  - { name: reason, kind: choice }
  - { name: reason, kind: text, choices: [a, b] }
steps:
  - { id: look-up, type: call, tool: find_payment, with: {} }
  - { id: pay, type: call, tool: issue_refund, if: 'slots.amnt > 0', with: { amount: ['{{ slots.amnt }}'] } }
  - { id: words, type: say, text: 'Done {{ results.look_up.data }}, {{ results.lok.data }} {{ bad }}', cite: [guide › Refunds, guide › Refund] }
  - { id: fine, type: say, if: 'results.identity.status == "slots.x" && slots.email != null', text: 'results.x is no expression' }
  - { id: broken, type: note, if: 'size(slots)', text: '{{ slots.amount' }
  - { id: who, type: ask, slot: mail, text: Who? }
  - { id: up, type: handoff, to: triage, reason: '{{ results.words }}' }
  - { id: more, type: note, text: never }
`;

test('a slot of the kind "said" has phrases, and no other kind has', () => {
  const slots = '  - { name: lost, kind: said }\n  - { name: reason, kind: text, phrases: [a] }\n';
  const files = {
    ...valid,
    'playbooks/refund.yml': `name: refund\ntitle: Refund\nwhen: Asked for\nexamples: [Money back]\nslots:\n${slots}steps:\n  - { id: fine, type: say, text: Fine }\n`,
    'billing-agent.yml': agent('billing', 'specialist', [], 'playbooks: [refund]\n'),
  };
  expect(problems(files)).toEqual([
    'playbooks/refund.yml:6:25: a slot of the kind "said" needs "phrases"',
    'playbooks/refund.yml:7:33: "phrases" belong to the kind "said", not to "text"',
  ]);
});

test('a playbook is seen beside the agents that follow it', () => {
  const files = {
    ...valid,
    'playbooks/refund.yml': playbook,
    'billing-agent.yml': agent('billing', 'specialist', [], 'playbooks: [refund]\n'),
  };
  expect(problems(files)).toEqual([
    'playbooks/refund.yml:8:27: a choice needs "choices"',
    'playbooks/refund.yml:9:13: there is a slot "reason" already',
    'playbooks/refund.yml:9:33: "choices" belong to the kind "choice", not to "text"',
    'playbooks/refund.yml:11:38: there is no tool "find_payment"; there is: search_knowledge, issue_refund',
    'playbooks/refund.yml:12:34: billing follows this playbook, but does not have the tool "issue_refund"',
    'playbooks/refund.yml:12:52: there is no slot "amnt"; did you mean "amount"?',
    'playbooks/refund.yml:12:87: there is no slot "amnt"; did you mean "amount"?',
    'playbooks/refund.yml:13:35: there is no variable "bad"; there is: slots, results, customer, verified, message, earlier, now',
    'playbooks/refund.yml:13:128: no document holds "guide › Refund"; did you mean "guide › Refunds"?',
    'playbooks/refund.yml:15:35: a condition is true or false, and this is int',
    'playbooks/refund.yml:15:56: "{{" has no "}}"',
    'playbooks/refund.yml:16:33: there is no slot "mail"; did you mean "email"?',
    'playbooks/refund.yml:17:34: billing follows this playbook, but may not hand over to triage',
    'playbooks/refund.yml:17:50: there is no call step "words"; there is: look_up, pay, find, find_that, identity',
    'playbooks/refund.yml:18:5: warning: the playbook always ends with "up": this step is never reached',
  ]);
});

test('a playbook that no agent follows is a warning', () => {
  expect(problems({ ...valid, 'playbooks/refund.yml': playbook })).toEqual([
    'playbooks/refund.yml:1:1: warning: no agent follows this playbook',
  ]);
});
