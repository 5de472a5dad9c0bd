import type { JsonObject } from '../../src/core/json.ts';
import type { Answer, StreamEvent } from './messages-server.ts';

export interface Said {
  readonly text?: string;
  readonly thinking?: string;
  readonly calls?: readonly { readonly id?: string; readonly name: string; readonly input?: JsonObject; readonly json?: string }[];
  readonly stop?: string;
  readonly details?: JsonObject;
}

let ids = 0;

/** An answer as the API streams it: thoughts, text in small pieces, calls in pieces of JSON. */
export function says({ text, thinking, calls = [], stop, details }: Said): Answer {
  const blocks: (readonly StreamEvent[])[] = [];
  const block = (start: JsonObject, deltas: readonly JsonObject[]) => {
    const index = blocks.length;
    blocks.push([
      { type: 'content_block_start', index, content_block: start },
      ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]);
  };
  if (thinking !== undefined) {
    block({ type: 'thinking', thinking: '', signature: '' }, [
      { type: 'thinking_delta', thinking },
      { type: 'signature_delta', signature: `signed:${thinking}` },
    ]);
  }
  if (text !== undefined) {
    block(
      { type: 'text', text: '' },
      (text.match(/[\s\S]{1,7}/g) ?? []).map((piece) => ({ type: 'text_delta', text: piece })),
    );
  }
  for (const { id = `toolu_${++ids}`, name, input = {}, json = JSON.stringify(input) } of calls) {
    block(
      { type: 'tool_use', id, name, input: {} },
      (json.match(/[\s\S]{1,9}/g) ?? []).map((piece) => ({ type: 'input_json_delta', partial_json: piece })),
    );
  }
  return { type: 'stream', events: [start, ...blocks.flat(), ...end(stop ?? (calls.length > 0 ? 'tool_use' : 'end_turn'), details)] };
}

export const start: JsonObject = {
  type: 'message_start',
  message: { id: 'msg_1', type: 'message', role: 'assistant', model: '{{model}}', content: [], stop_reason: null, usage: '{{usage}}' },
};

export function end(stop: string, details?: JsonObject): readonly StreamEvent[] {
  return [
    {
      type: 'message_delta',
      delta: { stop_reason: stop, stop_sequence: null, stop_details: details ?? null },
      usage: { output_tokens: 20 },
    },
    { type: 'message_stop' },
  ];
}

/** The beginning of an answer: some text, and nothing more. */
export function begins(text: string): readonly StreamEvent[] {
  return [
    start,
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
  ];
}
