import { printableJson } from './printable-json.ts';
import { explainEnd } from './text-aside.ts';
import type { CreateTurnOutput } from './turn-output.ts';

/** One object when the turn has ended, nothing before. */
export const json: CreateTurnOutput = (sinks, options) => ({
  event() {},
  finish(result) {
    sinks.answer(`${printableJson(result)}\n`);
    explainEnd(result, sinks, options);
  },
});
