import type { JsonObject, JsonValue } from '../../core/json.ts';

/** A block of a reply exactly as the API sent it, to be sent back the same. */
export type RawBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: JsonObject }
  | { readonly type: 'thinking'; readonly thinking: string; readonly signature: string }
  | { readonly type: 'redacted_thinking'; readonly data: string };

/**
 * What this engine keeps with a reply. Thoughts are only valid behind the very request that they came from:
 * `prefix` is its hash, and a reply whose request would be another one today is told anew, without them.
 */
export interface Replay {
  readonly model: string;
  readonly prefix: string;
  readonly blocks: readonly RawBlock[];
}

export function replayValue({ model, prefix, blocks }: Replay): JsonValue {
  return { engine: 'claude', model, prefix, blocks: blocks.map((block) => ({ ...block })) };
}

/** Undefined for what another engine has left, or an earlier version in another form. */
export function readReplay(value: JsonValue | undefined): Replay | undefined {
  if (!isObject(value) || value['engine'] !== 'claude') return undefined;
  const { model, prefix, blocks } = value;
  if (typeof model !== 'string' || typeof prefix !== 'string' || !Array.isArray(blocks)) return undefined;
  const read = blocks.map(readBlock);
  return read.every((block) => block !== undefined) ? { model, prefix, blocks: read } : undefined;
}

function readBlock(value: JsonValue): RawBlock | undefined {
  if (!isObject(value)) return undefined;
  const { type, text, id, name, input, thinking, signature, data } = value;
  if (type === 'text' && typeof text === 'string') return { type, text };
  if (type === 'tool_use' && typeof id === 'string' && typeof name === 'string' && isObject(input)) return { type, id, name, input };
  if (type === 'thinking' && typeof thinking === 'string' && typeof signature === 'string') return { type, thinking, signature };
  if (type === 'redacted_thinking' && typeof data === 'string') return { type, data };
  return undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
