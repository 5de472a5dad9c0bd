import type { AgentName, Team } from '../core/agent.ts';
import type { Conversation } from '../core/conversation.ts';
import { extend } from '../core/conversation.ts';
import type { TurnEvent } from '../core/event.ts';
import { type TurnOutputFormat, turnOutputs } from '../outputs/index.ts';
import type { OutputOptions, Sinks } from '../outputs/turn-output.ts';
import { type TurnResult, turnResults } from '../outputs/turn-result.ts';
import type { CommonFlags } from './flags.ts';
import type { LiveTranscript } from './live-transcript.ts';
import type { Shell } from './shell.ts';
import { styleFor } from './style.ts';

/** How the turns of a command are printed. */
export interface Printing {
  readonly format: TurnOutputFormat;
  readonly sinks: Sinks;
  readonly options: OutputOptions;
  readonly transcript?: LiveTranscript;
}

export interface PrintedTurn {
  readonly conversation: Conversation;
  readonly result: TurnResult;
}

/** Consumes the events of one turn: output, transcript, result. */
export async function printTurn(
  events: AsyncGenerator<TurnEvent, Conversation>,
  before: Conversation,
  { format, sinks, options, transcript }: Printing,
): Promise<PrintedTurn> {
  const output = turnOutputs[format](sinks, options);
  const results = turnResults(options.titleOf);
  let conversation = before;
  for await (const event of events) {
    if (event.type === 'entry-added') {
      conversation = extend(conversation, [event.entry]);
      transcript?.add(event.entry);
    }
    results.add(event);
    output.event(event);
  }
  const result = results.finish(conversation);
  output.finish(result);
  return { conversation, result };
}

/** To stdout and stderr of this process. */
export function printingTo(
  shell: Shell,
  flags: CommonFlags,
  format: TurnOutputFormat,
  team: Team,
  version: string,
): Pick<Printing, 'format' | 'sinks' | 'options'> {
  return {
    format,
    sinks: {
      answer: (text) => shell.stdout.write(text),
      aside: (text) => shell.stderr.write(text),
      shared: shell.shared,
    },
    options: {
      quiet: flags.quiet === true,
      debug: flags.debug === true,
      style: styleFor(shell.stderr, shell.env, flags.color),
      titleOf: titles(team),
      team: team.name,
      triage: team.triage,
      version,
    },
  };
}

export const titles =
  (team: Team) =>
  (agent: AgentName): string =>
    team.agents[agent]?.title ?? agent;
