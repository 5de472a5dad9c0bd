import type { AgentName, Team } from '../core/agent.ts';

/** Names that a conversation can be pinned to. */
export function specialists(team: Team): readonly AgentName[] {
  return Object.values(team.agents)
    .filter(({ role }) => role === 'specialist')
    .map(({ name }) => name);
}
