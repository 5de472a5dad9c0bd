import type { AgentName } from '../core/agent.ts';

/** What one model reply said; an agent that looks things up in between has several. */
export interface ReplyPart {
  readonly agent: AgentName;
  text: string;
  finished: boolean;
}

/** The reply as one text. When several agents speak, each part stands under its agent's name. */
export function joinParts(parts: readonly ReplyPart[], titleOf: (agent: AgentName) => string): string {
  const spoken = parts.map(({ agent, text }) => ({ agent, text: text.trim() })).filter(({ text }) => text !== '');
  const several = new Set(spoken.map(({ agent }) => agent)).size > 1;
  return spoken
    .map(({ agent, text }, index) => (several && spoken[index - 1]?.agent !== agent ? `${titleOf(agent)}:\n${text}` : text))
    .join('\n\n');
}
