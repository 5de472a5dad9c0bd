import type { Agent } from './agent.ts';
import { checkReply } from './check-reply.ts';
import { addUsage, noUsage } from './conversation.ts';
import type { Block, StopReason, Usage } from './entry.ts';
import { ModelError } from './errors.ts';
import type { TurnEvent } from './event.ts';
import { handoffSpec } from './handoff.ts';
import type { JsonValue } from './json.ts';
import type { ModelEvent } from './model.ts';
import type { Outcome } from './outcome.ts';
import type { AnyTool, ToolCall, ToolSpec } from './tool.ts';
import type { TurnRecord } from './turn-record.ts';

export interface Reply {
  readonly calls: readonly ToolCall[];
  readonly stop: StopReason;
  /** Its text asks something. */
  readonly asks: boolean;
  /** Set when the turn cannot go on from here. */
  readonly outcome?: Outcome;
}

/**
 * One model request: streams the reply, stores it whole, however it ended. What was said before a failure
 * or an interruption stays, marked as such; calls of a reply that was cut short never run.
 */
export async function* addressReply<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  brief: string | undefined,
): AsyncGenerator<TurnEvent, Reply> {
  turn.steps += 1;
  const blocks: Block[] = [];
  let stop: StopReason = 'failed';
  let usage: Usage = noUsage;
  let replay: JsonValue | undefined;
  let failure: unknown;
  try {
    const request = {
      team: turn.team,
      agent,
      conversation: turn.conversation,
      tools: toolSpecs(turn, agent),
      ...(brief === undefined ? {} : { brief }),
      now: turn.now(),
    };
    for await (const event of turn.dependencies.model.stream(request, turn.signal)) {
      if (event.type === 'finished') {
        stop = event.stop;
        usage = addUsage(usage, event.usage);
        replay = event.replay;
        continue;
      }
      yield* show(turn, agent, blocks, event);
    }
  } catch (error) {
    failure = error;
    stop = turn.signal.aborted ? 'cancelled' : 'failed';
  }
  const cut = stop === 'cancelled' || stop === 'failed' || stop === 'truncated' || stop === 'refused';
  const kept = cut ? blocks.filter(({ type }) => type !== 'tool-call') : blocks;
  const flags = checkReply(turn, kept);
  yield* turn.append({ type: 'reply', agent: agent.name, blocks: kept, stop, usage, flags, ...(replay === undefined ? {} : { replay }) });
  yield { type: 'reply-finished', agent: agent.name, stop, usage, flags };
  if (stop === 'failed') throw failure ?? new ModelError('protocol', 'The model ended without finishing its reply.');
  return {
    calls: kept.flatMap((block) => (block.type === 'tool-call' ? [block.call] : [])),
    stop,
    asks: kept.some((block) => block.type === 'text' && /[?？؟]/.test(block.text)),
    ...outcomeOf(stop),
  };
}

function outcomeOf(stop: StopReason): { readonly outcome?: Outcome } {
  if (stop === 'cancelled' || stop === 'truncated' || stop === 'refused') return { outcome: { type: stop } };
  return {};
}

function toolSpecs<Records>(turn: TurnRecord<Records>, agent: Agent): readonly ToolSpec[] {
  const own = agent.tools.flatMap((name) => {
    const tool = turn.dependencies.tools[name];
    return tool === undefined ? [] : [specOf(name, tool)];
  });
  return agent.handoffs.length === 0 ? own : [...own, handoffSpec(turn.team, agent)];
}

/** The JSON Schema of its input is costly to make, and not every engine looks at it. */
function specOf<Records>(name: string, { description, input }: AnyTool<Records>): ToolSpec {
  return {
    name,
    description,
    get input() {
      return input.json;
    },
  };
}

/** Takes one event into the reply, and shows it. */
function* show<Records>(
  turn: TurnRecord<Records>,
  agent: Agent,
  blocks: Block[],
  event: Exclude<ModelEvent, { type: 'finished' }>,
): Generator<TurnEvent, void> {
  switch (event.type) {
    case 'text': {
      const last = blocks.at(-1);
      if (last?.type === 'text') blocks[blocks.length - 1] = { type: 'text', text: last.text + event.text };
      else blocks.push({ type: 'text', text: event.text });
      yield { type: 'text-delta', agent: agent.name, text: event.text };
      break;
    }
    case 'note':
      blocks.push({ type: 'note', text: event.text });
      yield { type: 'note', agent: agent.name, text: event.text };
      break;
    case 'citation':
      blocks.push({ type: 'citation', citation: event.citation });
      yield { type: 'citation', agent: agent.name, citation: event.citation };
      break;
    case 'routing':
      blocks.push({ type: 'routing', routing: event.routing });
      yield { type: 'routed', agent: agent.name, routing: event.routing };
      break;
    case 'tool-call': {
      const { tool, input, malformed, step } = event;
      const id = event.id ?? turn.dependencies.ids.next('c');
      const call: ToolCall = {
        id,
        tool,
        input,
        ...(malformed === undefined ? {} : { malformed }),
        ...(step === undefined ? {} : { step }),
      };
      blocks.push({ type: 'tool-call', call });
      break;
    }
    case 'progress':
      yield { type: 'progress', message: event.message };
      break;
  }
}
