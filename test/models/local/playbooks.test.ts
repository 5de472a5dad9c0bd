import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playbookScope } from '../../../src/cel/playbook-scope.ts';
import { compileTemplate } from '../../../src/cel/template.ts';
import { figuresOf } from '../../../src/core/check-figures.ts';
import type { JsonValue } from '../../../src/core/json.ts';
import { sectionOf } from '../../../src/models/local/answer/asked-before.ts';
import { loadTeam } from '../../../src/team/load-team.ts';
import { demoPassages } from './answer/documents.ts';

const { team } = await loadTeam('agents/teamflow', undefined);
const playbooks = Object.values(team.agents).flatMap((agent) => agent.playbooks.map((playbook) => ({ agent, playbook })));
const passages = demoPassages();

test.each(playbooks.map(({ agent, playbook }) => [playbook.name, agent, playbook] as const))(
  'the playbook %s can be followed: its expressions compile, its tools belong to its agent',
  (_name, agent, { steps }) => {
    for (const step of steps) {
      if (step.if !== undefined) expect(playbookScope().compile(step.if), step.id).toMatchObject({ ok: true });
      const texts = step.type === 'call' ? textsOf(step.with) : 'text' in step ? [step.text] : 'query' in step ? [step.query] : [];
      for (const text of texts) expect(compileTemplate(text, playbookScope()), step.id).toMatchObject({ ok: true });
      if (step.type === 'call') expect(agent.tools, step.id).toContain(step.tool);
      if (step.type === 'handoff') expect(agent.handoffs, step.id).toContain(step.to);
    }
  },
);

test.each(playbooks.map(({ playbook }) => [playbook.name, playbook] as const))(
  'what %s says rests on sections that exist and hold its figures',
  (_name, { steps }) => {
    for (const step of steps) {
      if (step.type !== 'say') continue;
      const held = (step.cite ?? []).map((section) => passages.filter((passage) => sectionOf(passage) === section));
      for (const [index, found] of held.entries()) expect(found.length, `${step.id}: ${step.cite?.[index]}`).toBeGreaterThan(0);
      const known = figuresOf(
        held
          .flat()
          .map(({ text, heading }) => `${text} ${heading.join(' ')}`)
          .join('\n'),
      );
      const literal = step.text.replace(/\{\{[\s\S]*?\}\}/g, (expression) => (expression.match(/"[^"]*\d[^"]*"/g) ?? []).join(' '));
      const unknown = [...figuresOf(literal.replace(/acc_|2FA|pay_\d+/g, ''))].filter((figure) => !known.has(figure));
      expect(unknown, `${step.id}: ${step.text}`).toEqual([]);
    }
  },
);

test('every procedure of the demo team is a file, and every file is used', () => {
  const used = new Set(playbooks.map(({ playbook }) => playbook.name));
  expect(used.size).toBeGreaterThanOrEqual(50);
  expect(readFileSync('agents/teamflow/billing-agent.yml', 'utf8')).toContain('- duplicate-charge');
});

function textsOf(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((item: JsonValue) => textsOf(item));
}
