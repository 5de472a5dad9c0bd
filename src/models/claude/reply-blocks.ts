import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isObject, type RawBlock } from './replay.ts';

/** A call as the model wrote it; `malformed` says what was wrong with its arguments. */
export interface WrittenCall {
  readonly id: string;
  readonly name: string;
  readonly input: JsonObject;
  readonly malformed?: string;
}

/** What an event adds to the reply. */
export type Added =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'paragraph' }
  | { readonly type: 'call'; readonly call: WrittenCall };

interface OpenBlock {
  readonly start: JsonObject;
  /** Deltas joined, by their name: `text`, `partial_json`, `thinking`, `signature`. */
  readonly parts: Record<string, string>;
}

/** Puts the blocks of a reply together from its events. Blocks and deltas that it does not know are passed over. */
export class ReplyBlocks {
  readonly #open = new Map<JsonValue | undefined, OpenBlock>();
  readonly #done: RawBlock[] = [];
  /** Something came that cannot be sent back as it was. */
  #partial = false;

  *take(event: JsonObject): Generator<Added, void> {
    const { type, index, content_block: block, delta } = event;
    if (type === 'content_block_start' && isObject(block)) yield* this.#start(index, block);
    if (type === 'content_block_delta' && isObject(delta)) yield* this.#add(index, delta);
    if (type === 'content_block_stop') yield* this.#finish(index);
  }

  /** Blocks that nobody ended: their server does not send the end. Only for a reply that came to its own end. */
  *finishAll(): Generator<Added, void> {
    for (const index of [...this.#open.keys()]) yield* this.#finish(index);
  }

  get calls(): boolean {
    return this.#done.some(({ type }) => type === 'tool_use');
  }

  /** The blocks as they came; undefined when one of them is not known here. */
  raw(): readonly RawBlock[] | undefined {
    return this.#partial ? undefined : this.#done;
  }

  *#start(index: JsonValue | undefined, start: JsonObject): Generator<Added, void> {
    yield* this.#finish(index);
    this.#open.set(index, { start, parts: {} });
    if (start['type'] !== 'text') return;
    yield { type: 'paragraph' };
    if (typeof start['text'] === 'string' && start['text'] !== '') yield { type: 'text', text: start['text'] };
  }

  *#add(index: JsonValue | undefined, delta: JsonObject): Generator<Added, void> {
    const open = this.#open.get(index);
    if (open === undefined) return;
    for (const name of ['text', 'partial_json', 'thinking', 'signature']) {
      const part = delta[name];
      if (typeof part === 'string') open.parts[name] = (open.parts[name] ?? '') + part;
    }
    if (open.start['type'] === 'text' && typeof delta['text'] === 'string') yield { type: 'text', text: delta['text'] };
  }

  *#finish(index: JsonValue | undefined): Generator<Added, void> {
    const open = this.#open.get(index);
    if (open === undefined) return;
    this.#open.delete(index);
    const { start, parts } = open;
    const whole = (name: string) => `${typeof start[name] === 'string' ? start[name] : ''}${parts[name] ?? ''}`;
    switch (start['type']) {
      case 'text':
        this.#done.push({ type: 'text', text: whole('text') });
        return;
      case 'thinking':
        this.#done.push({ type: 'thinking', thinking: whole('thinking'), signature: whole('signature') });
        return;
      case 'redacted_thinking':
        this.#done.push({ type: 'redacted_thinking', data: whole('data') });
        return;
      case 'tool_use': {
        const { input, malformed } = readInput(parts['partial_json'] ?? '', start['input']);
        const call = { id: whole('id'), name: whole('name'), input };
        this.#done.push({ type: 'tool_use', ...call });
        yield { type: 'call', call: { ...call, ...(malformed === undefined ? {} : { malformed }) } };
        return;
      }
      default:
        this.#partial = true;
    }
  }
}

function readInput(json: string, given: JsonValue | undefined): { readonly input: JsonObject; readonly malformed?: string } {
  if (json.trim() === '') return { input: isObject(given) ? given : {} };
  try {
    const value: unknown = JSON.parse(json);
    if (isObject(value)) return { input: value };
    return { input: {}, malformed: 'The arguments are not a JSON object.' };
  } catch (error) {
    return { input: {}, malformed: `The arguments are not valid JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
