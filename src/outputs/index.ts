import { json } from './json.ts';
import { streamJson } from './stream-json.ts';
import { text } from './text.ts';
import type { CreateTurnOutput } from './turn-output.ts';

/** How a turn can be printed: `-o`. A new format is a file here and a line in this table. */
export const turnOutputs = { text, json, 'stream-json': streamJson } as const satisfies Record<string, CreateTurnOutput>;

export type TurnOutputFormat = keyof typeof turnOutputs;
