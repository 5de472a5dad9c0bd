import type { AgentName } from '../core/agent.ts';
import type { TurnEvent } from '../core/event.ts';
import type { TurnResult } from './turn-result.ts';

/** Where an output writes: the answer (stdout), and what goes beside it (stderr). */
export interface Sinks {
  answer(text: string): void;
  aside(text: string): void;
  /** Both go to one terminal, where one may stand in the middle of the other's line. */
  readonly shared: boolean;
}

/** Colours and weights of a sink; text comes back as it was where there are none. */
export type Style = (format: 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan', text: string) => string;

export interface OutputOptions {
  /** Only the answer, what waits, and errors. */
  readonly quiet: boolean;
  /** Also how it was routed. */
  readonly debug: boolean;
  readonly style: Style;
  readonly titleOf: (agent: AgentName) => string;
  readonly team: string;
  readonly triage: AgentName;
  readonly version: string;
}

/** Shows one turn as it goes. Made anew for each. */
export interface TurnOutput {
  event(event: TurnEvent): void;
  /** After the last event. */
  finish(result: TurnResult): void;
}

export type CreateTurnOutput = (sinks: Sinks, options: OutputOptions) => TurnOutput;
