import { type Agent, type AgentName, type Team, type Urgency, urgencies } from './agent.ts';
import type { Entry } from './entry.ts';
import type { TurnEvent } from './event.ts';
import type { ToolCall, ToolResult, ToolSpec } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

/** The tool by which an agent gives a matter to another. Every matter of a message is a call of its own. */
export function handoffSpec(team: Team, agent: Agent): ToolSpec {
  const targets = agent.handoffs.flatMap((name) => team.agents[name] ?? []);
  return {
    name: 'handoff',
    description: [
      'Hand a matter to the specialist who takes it; they see the whole conversation. Call it once for each matter of the message, the most critical first.',
      ...targets.map(({ name, handles }) => `${name}: ${handles.join('; ')}`),
    ].join('\n'),
    input: {
      type: 'object',
      additionalProperties: false,
      required: ['to', 'reason', 'urgency', 'brief'],
      properties: {
        to: { type: 'string', enum: targets.map(({ name }) => name) },
        reason: { type: 'string', description: 'Why them, in a few words: "duplicate charge".' },
        urgency: { type: 'string', enum: [...urgencies] },
        brief: { type: 'string', description: 'The matter they take, with what is known and what is missing.' },
      },
    },
  };
}

export interface Handoff {
  readonly to: AgentName;
  readonly reason: string;
  readonly urgency: Urgency;
  readonly brief: string;
}

/**
 * Carries out one handoff call, or gives it a result that says why not: an unknown agent, too many handoffs
 * in the turn, or an agent that has just handed this same matter over.
 */
export async function* handOver<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  path: readonly AgentName[],
  call: ToolCall,
): AsyncGenerator<TurnEvent, Handoff | undefined> {
  const handoff = read(call);
  const problem = typeof handoff === 'string' ? handoff : objection(turn, agent, path, handoff);
  if (typeof handoff === 'string' || problem !== undefined) {
    const result: ToolResult = { status: 'invalid', summary: problem ?? 'not a handoff', problems: [problem ?? 'not a handoff'] };
    yield* turn.append({ type: 'tool-result', callId: call.id, tool: call.tool, result });
    return undefined;
  }
  turn.handoffs += 1;
  const title = turn.team.agents[handoff.to]?.title ?? handoff.to;
  const result: ToolResult = { status: 'done', summary: `handed to ${title}`, data: { to: handoff.to } };
  const entries: Entry[] = [
    { type: 'tool-result', callId: call.id, tool: call.tool, result },
    { type: 'handoff', callId: call.id, from: agent.name, ...handoff },
  ];
  yield* turn.append(...entries);
  yield { type: 'handed-off', from: agent.name, ...handoff };
  return handoff;
}

function read({ input, malformed }: ToolCall): Handoff | string {
  if (malformed !== undefined) return malformed;
  const { to, reason, urgency, brief } = input;
  const level = urgencies.find((name) => name === urgency);
  if (typeof to !== 'string') return 'handoff needs "to": the name of a specialist.';
  if (typeof reason !== 'string' || typeof brief !== 'string') return 'handoff needs "reason" and "brief" as text.';
  if (level === undefined) return `handoff needs "urgency": one of ${urgencies.join(', ')}.`;
  return { to, reason, urgency: level, brief };
}

function objection<Records>(turn: TurnRecord<Records>, agent: Agent, path: readonly AgentName[], { to }: Handoff): string | undefined {
  if (!agent.handoffs.includes(to)) return `${agent.name} cannot hand over to "${to}"; possible: ${agent.handoffs.join(', ')}.`;
  if (path.includes(to)) return `${to} has just handed this matter over: answer what you can, or ask the customer.`;
  if (turn.handoffs >= turn.team.limits.handoffs)
    return `There were ${turn.handoffs} handoffs in this turn already: answer what you can, or ask the customer.`;
  return undefined;
}
