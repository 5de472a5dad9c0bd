import { APIError } from '@anthropic-ai/sdk';
import { type Urgency, urgencies } from '../../core/agent.ts';
import { nextCitation } from '../../core/citation.ts';
import { addUsage, noUsage } from '../../core/conversation.ts';
import type { StopReason, Usage } from '../../core/entry.ts';
import { ModelError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { ModelEvent, ModelRequest } from '../../core/model.ts';
import type { BuiltRequest } from './build-request.ts';
import { CitationMarks } from './citation-marks.ts';
import { isObject, type RawBlock, replayValue } from './replay.ts';
import { ReplyBlocks, type WrittenCall } from './reply-blocks.ts';
import { ReplyText } from './reply-text.ts';
import { causeOf, goLocal } from './translate-error.ts';
import { UsageCount } from './usage-count.ts';

/** Makes the events of one reply from those of the API: text with its marks, notes, calls, citations, the end. */
export class ReplyReader {
  readonly #request: ModelRequest;
  readonly #built: BuiltRequest;
  readonly #marks: CitationMarks;
  readonly #text: ReplyText;
  readonly #ids = new Set<string>();
  #blocks = new ReplyBlocks();
  /** The parts of the reply before this one: more than none when the server paused. */
  readonly #before: RawBlock[] = [];
  #usage: Usage = noUsage;
  #count: UsageCount | undefined;
  /** What it counts is part of the usage already. */
  #counted = false;
  #stop: string | undefined;
  #ended = false;
  #said = '';
  #notes = false;
  #calls = false;
  #replayable = true;

  constructor(request: ModelRequest, built: BuiltRequest) {
    this.#request = request;
    this.#built = built;
    this.#marks = new CitationMarks(built.numbers, nextCitation(request.conversation));
    this.#text = new ReplyText(this.#marks);
  }

  /** The answer has begun: from here on a failure cuts it short. */
  get begun(): boolean {
    return this.#count !== undefined;
  }

  *take(event: JsonObject): Generator<ModelEvent, void> {
    const { type, message, delta, usage } = event;
    this.#count ??= new UsageCount(this.#built.params.model);
    if (type === 'message_start' && isObject(message)) {
      this.#count.answeredBy(message['model']);
      this.#count.take(message['usage']);
    }
    if (type === 'message_delta' && isObject(delta)) {
      this.#count.take(usage);
      if (typeof delta['stop_reason'] === 'string') this.#stop = delta['stop_reason'];
      yield* this.#explain(delta['stop_details']);
    }
    if (type === 'message_stop') this.#ended = true;
    yield* this.#takeBlocks(this.#blocks.take(event));
  }

  /**
   * The stream is over. True when the server paused: `continuation` then holds what has to be sent back.
   *
   * Throws `ModelError` when it was over before the reply was.
   */
  *endPart(): Generator<ModelEvent, boolean> {
    if (this.#stop === undefined && !this.#ended) {
      throw this.begun
        ? brokenOff('')
        : new ModelError('protocol', 'The API sent an empty answer.', { hint: `Send the message again, or ${goLocal}.` });
    }
    yield* this.#takeBlocks(this.#blocks.finishAll());
    const raw = this.#blocks.raw();
    if (raw === undefined) this.#replayable = false;
    this.#before.push(...(raw ?? []));
    this.#countUsage();
    if (this.#stop !== 'pause_turn') return false;
    this.#count = undefined;
    this.#counted = false;
    this.#stop = undefined;
    this.#ended = false;
    this.#blocks = new ReplyBlocks();
    return true;
  }

  /** Everything said so far, as it has to be sent back. */
  get continuation(): readonly RawBlock[] {
    return this.#before;
  }

  *finish(): Generator<ModelEvent, void> {
    yield* this.#show(this.#text.end());
    const stop = this.#stopReason();
    if (stop === 'end' && this.#said.trim() === '' && !this.#notes) {
      throw new ModelError('protocol', 'The model ended without an answer.', { hint: `Send the message again, or ${goLocal}.` });
    }
    yield* this.#citations();
    if (stop === 'clarify') yield { type: 'routing', routing: { to: 'clarify', alternatives: [], urgency: 'normal', evidence: [] } };
    const whole = this.#replayable && (stop === 'end' || stop === 'clarify' || stop === 'tool-calls');
    const replay = replayValue({ model: this.#built.params.model, prefix: this.#built.prefix, blocks: this.#before });
    yield { type: 'finished', stop, usage: this.#usage, ...(whole ? { replay } : {}) };
  }

  /** The reply ends here, unfinished: what was held back is said, and what it cost is counted. */
  *abandon(cancelled: boolean): Generator<ModelEvent, void> {
    yield* this.#show(this.#text.end());
    yield* this.#citations();
    this.#countUsage();
    const usage = { ...this.#usage, model: this.#usage.model || this.#built.params.model };
    yield { type: 'finished', stop: cancelled ? 'cancelled' : 'failed', usage };
  }

  /** What a failure in the middle of the answer means. */
  interruption(error: unknown): unknown {
    return error instanceof ModelError || error instanceof APIError ? error : brokenOff(causeOf(error));
  }

  #countUsage(): void {
    if (this.#count === undefined || this.#counted) return;
    this.#usage = addUsage(this.#usage, this.#count.usage());
    this.#counted = true;
  }

  *#takeBlocks(added: ReturnType<ReplyBlocks['take']>): Generator<ModelEvent, void> {
    for (const part of added) {
      if (part.type === 'text') yield* this.#show(this.#text.push(part.text));
      if (part.type === 'paragraph') yield* this.#show(this.#text.breakParagraph());
      if (part.type === 'call') yield* this.#call(part.call);
    }
  }

  *#show(events: readonly ModelEvent[]): Generator<ModelEvent, void> {
    for (const event of events) {
      if (event.type === 'text') this.#said += event.text;
      if (event.type === 'note') this.#notes = true;
      yield event;
    }
  }

  *#call({ id, name, input, malformed }: WrittenCall): Generator<ModelEvent, void> {
    yield* this.#show(this.#text.breakParagraph());
    this.#calls = true;
    if (this.#request.agent.role === 'triage' && name === 'handoff') yield* routingOf(input);
    const usable = /^[\w-]{1,64}$/.test(id) && !this.#ids.has(id) && !this.#request.conversation.calls.has(id);
    this.#ids.add(id);
    if (!usable) this.#replayable = false;
    yield { type: 'tool-call', tool: name, input, ...(usable ? { id } : {}), ...(malformed === undefined ? {} : { malformed }) };
  }

  *#citations(): Generator<ModelEvent, void> {
    for (const citation of this.#marks.citations()) yield { type: 'citation', citation };
  }

  /** Why the model declined, when the API says so. */
  *#explain(details: JsonObject[string] | undefined): Generator<ModelEvent, void> {
    if (!isObject(details) || details['type'] !== 'refusal') return;
    const { explanation, category } = details;
    const why = typeof explanation === 'string' ? explanation : typeof category === 'string' ? `It touches ${category}.` : '';
    yield { type: 'note', text: `The model declined to answer. ${why}`.trim() };
  }

  #stopReason(): StopReason {
    switch (this.#stop) {
      case 'max_tokens':
      case 'model_context_window_exceeded':
        return 'truncated';
      case 'refusal':
        return 'refused';
      default:
        if (this.#calls) return 'tool-calls';
        return this.#request.agent.role === 'triage' && /[?？؟]/.test(this.#said) ? 'clarify' : 'end';
    }
  }
}

function brokenOff(why: string): ModelError {
  return new ModelError('interrupted', `The connection broke off in the middle of the reply${why === '' ? '' : ` (${why})`}.`, {
    hint: `What was said so far is kept. Send the message again, or ${goLocal}.`,
  });
}

function* routingOf({ to, reason, urgency }: JsonObject): Generator<ModelEvent, void> {
  const level: Urgency | undefined = urgencies.find((name) => name === urgency);
  if (typeof to !== 'string' || level === undefined) return;
  yield { type: 'routing', routing: { to, alternatives: [], urgency: level, evidence: typeof reason === 'string' ? [reason] : [] } };
}
