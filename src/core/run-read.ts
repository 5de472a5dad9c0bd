import type { Agent } from './agent.ts';
import type { TurnEvent } from './event.ts';
import type { Judged } from './judge-call.ts';
import { ToolFailure, type ToolResult } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

/** Runs a look-up and stores its result. */
export async function* runRead<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  { call, tool, input }: Extract<Judged<Records>, { type: 'run' }>,
): AsyncGenerator<TurnEvent, void> {
  const { records } = turn.dependencies.store;
  const account = await tool.account?.(input, turn.context(call.id, agent.name, records));
  yield { type: 'tool-started', agent: agent.name, call, summary: tool.summarize(input) };
  let result: ToolResult;
  let bug: unknown;
  try {
    result = await tool.run(input, turn.context(call.id, agent.name, records, account));
  } catch (error) {
    if (!(error instanceof ToolFailure)) bug = error;
    result = { status: 'failed', summary: error instanceof ToolFailure ? error.message : `${tool.name} failed unexpectedly` };
  }
  yield* turn.append({ type: 'tool-result', callId: call.id, tool: call.tool, result });
  yield { type: 'tool-finished', callId: call.id, tool: call.tool, result };
  if (bug !== undefined) throw bug;
}
