import type { AgentName, Team } from '../../core/agent.ts';

/** The call that is a handoff: shown by the badge of the agent that takes over. */
export const handoffTool = 'handoff';

/** `Billing` for `billing`; the name itself for an agent that the team no longer has. */
export function titleOf(team: Team, agent: AgentName): string {
  return team.agents[agent]?.title ?? agent;
}
