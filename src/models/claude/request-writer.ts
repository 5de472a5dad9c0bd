import { createHash, type Hash } from 'node:crypto';
import type { ContentBlockParam, MessageParam, TextBlockParam, Tool } from '@anthropic-ai/sdk/resources/messages';
import type { JsonValue } from '../../core/json.ts';
import { maskSecrets } from '../../core/mask-secrets.ts';
import type { RawBlock } from './replay.ts';

/** What the user's side can say: words, and the result of a call. */
export type UserBlock =
  | TextBlockParam
  | { readonly type: 'tool_result'; readonly tool_use_id: string; readonly content: string; readonly is_error: boolean };

/**
 * Writes the messages of a request, one block after the other, and knows at each point the hash of all before it.
 * Blocks of one side that follow one another become one message; empty text is left out, and secrets are masked.
 */
export class RequestWriter {
  readonly #messages: { readonly role: 'user' | 'assistant'; readonly content: ContentBlockParam[] }[] = [];
  readonly #hash: Hash;

  constructor(system: string, tools: readonly Tool[]) {
    this.#hash = createHash('sha256').update(JSON.stringify([system, tools]));
  }

  user(...blocks: readonly UserBlock[]): void {
    for (const block of blocks) {
      if (block.type === 'text') this.#add('user', { ...block, text: maskSecrets(block.text) });
      else this.#add('user', { ...block, content: maskSecrets(block.content) });
    }
  }

  text(text: string): void {
    this.user({ type: 'text', text });
  }

  /** Thoughts stay as they are: they are signed, and come from a model that saw nothing unmasked. */
  assistant(...blocks: readonly RawBlock[]): void {
    for (const block of blocks) {
      if (block.type === 'text') this.#add('assistant', { ...block, text: maskSecrets(block.text) });
      else if (block.type === 'tool_use') this.#add('assistant', { ...block, input: maskedJson(block.input) });
      else this.#add('assistant', block);
    }
  }

  /** The hash of everything written so far. */
  prefix(): string {
    return this.#hash.copy().digest('hex').slice(0, 32);
  }

  /** The messages; the last one is the user's side, which a model answers. */
  messages(): readonly MessageParam[] {
    if (this.#messages.at(-1)?.role !== 'user') this.text('Go on.');
    return this.#messages;
  }

  #add(role: 'user' | 'assistant', block: ContentBlockParam): void {
    if (block.type === 'text' && block.text.trim() === '') return;
    this.#hash.update(JSON.stringify([role, block]));
    const last = this.#messages.at(-1);
    if (last?.role === role) last.content.push(block);
    else this.#messages.push({ role, content: [block] });
  }
}

function maskedJson(value: JsonValue): JsonValue {
  if (typeof value === 'string') return maskSecrets(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(maskedJson);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, maskedJson(part)]));
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
