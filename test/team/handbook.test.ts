import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadTeam } from '../../src/team/load-team.ts';
import { agentSchema, playbookSchema, teamSchema } from '../../src/team/schemas.ts';
import { folderWith, validTeam } from './team-files.ts';

const page = (name: string) => readFileSync(new URL(`../../docs/handbook/${name}.md`, import.meta.url), 'utf8');
const yamlIn = (text: string) => [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, code = '']) => code);

test('the handbook names every key of a team, an agent and a playbook', () => {
  const agents = page('agents');
  for (const key of [...Object.keys(agentSchema.shape), ...Object.keys(teamSchema.shape)])
    expect(agents).toMatch(new RegExp(`\\b${key}\\b`));
  const playbooks = page('playbooks');
  for (const key of Object.keys(playbookSchema.shape)) expect(playbooks).toContain(`\`${key}\``);
});

test('the examples of the handbook are valid', async () => {
  const [agent = '', team = ''] = yamlIn(page('agents'));
  const [playbook = '', slots = ''] = yamlIn(page('playbooks'));
  const folder = folderWith({
    ...validTeam,
    'team.yml': team,
    'renewals-agent.yml': agent.replace('billing, escalation, triage', 'billing, triage'),
    'playbooks/renewal-offer.yml': playbook.replace('name: refund-time', 'name: renewal-offer') + slots,
  });
  const { team: loaded, settings } = await loadTeam(folder, undefined);
  expect(Object.keys(loaded.agents)).toEqual(['triage', 'billing', 'renewals']);
  expect(loaded.agents['renewals']?.playbooks[0]?.slots).toHaveLength(3);
  expect(Object.keys(settings.mcpServers)).toEqual(['crm']);
});
