import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const validTeam = {
  'team.yml': `name: acme
title: Acme
greeting: Hello
suggestions: [Try this]
triage: triage
knowledge: [docs]
`,
  'triage-agent.yml': agent('triage', 'triage', ['billing']),
  'billing-agent.yml': agent('billing', 'specialist', ['triage']),
};

export function agent(name: string, role: string, handoffs: readonly string[], extra = ''): string {
  return `name: ${name}
title: ${name}
role: ${role}
handles: [Things]
instructions: Be kind.
documents: [guide]
tools: [search_knowledge]
handoffs: [${handoffs.join(', ')}]
${extra}`;
}

/** Writes files into a new folder and returns its path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-team-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
