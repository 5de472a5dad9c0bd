import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { resolveMcpServers } from '../../src/team/environment.ts';
import { loadTeam } from '../../src/team/load-team.ts';
import { folderWith, validTeam } from './team-files.ts';

const team = {
  ...validTeam,
  'team.yml': `${validTeam['team.yml']}mcpServers:
  crm:
    url: https://\${CRM_HOST}/mcp
    headers: { Authorization: 'Bearer \${CRM_TOKEN}' }
    readTools: [find]
  files:
    command: serve-files
    args: [--port, '0']
    env: { TOKEN: '\${FILES_TOKEN}' }
`,
};

test('references are filled in from the environment that is given, and never cached', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'frontdesk-cache-'));
  const { settings } = await loadTeam(folderWith(team), cache);
  const environment = { CRM_HOST: 'crm.example', CRM_TOKEN: 'secret-1', FILES_TOKEN: 'secret-2' };
  expect(resolveMcpServers(settings, environment)).toEqual({
    crm: { url: 'https://crm.example/mcp', headers: { Authorization: 'Bearer secret-1' }, readTools: ['find'] },
    files: { command: 'serve-files', args: ['--port', '0'], env: { TOKEN: 'secret-2' } },
  });
  expect(readdirSync(cache)).not.toEqual([]);
  for (const name of readdirSync(cache)) expect(readFileSync(join(cache, name), 'utf8')).not.toContain('secret');
});

test('a variable that is not set is named with the server that needs it', async () => {
  const { settings } = await loadTeam(folderWith(team), undefined);
  expect(() => resolveMcpServers(settings, { CRM_HOST: 'crm.example', CRM_TOKEN: '' })).toThrow(
    new UserError('The MCP server "crm" needs CRM_TOKEN in the environment, and it is not set.', 'Set it: export CRM_TOKEN=…'),
  );
});

test('a server is a command or a url', async () => {
  const both = team['team.yml'].replace('    command: serve-files', '    command: serve-files\n    url: https://x.example');
  await expect(loadTeam(folderWith({ ...team, 'team.yml': both }), undefined)).rejects.toThrow('either a "command" or a "url"');
});
