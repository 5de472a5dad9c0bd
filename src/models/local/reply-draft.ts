import type { AgentName } from '../../core/agent.ts';
import { noUsage } from '../../core/conversation.ts';
import type { StopReason } from '../../core/entry.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { Citation } from '../../core/knowledge.ts';
import type { ModelEvent } from '../../core/model.ts';
import type { Routing } from '../../core/routing.ts';
import { readTools } from './playbook/step-results.ts';

/** A reply as it is put together; `events` plays it in the order in which it is read. */
export class ReplyDraft {
  readonly #firstCitation: number;
  readonly #texts: string[] = [];
  readonly #notes: string[] = [];
  readonly #citations: Citation[] = [];
  readonly #calls: Extract<ModelEvent, { type: 'tool-call' }>[] = [];
  #routing: Routing | undefined;

  constructor(firstCitation: number) {
    this.#firstCitation = firstCitation;
  }

  get nextCitation(): number {
    return this.#firstCitation + this.#citations.length;
  }

  get calls(): number {
    return this.#calls.length;
  }

  /** It calls something whose result tells how to go on. */
  get looksUp(): boolean {
    return this.#calls.some(({ tool }) => readTools.has(tool));
  }

  /** To whom it hands over. */
  get handsTo(): readonly AgentName[] {
    return this.#calls.flatMap(({ tool, input: { to } }) => (tool === 'handoff' && typeof to === 'string' ? [to] : []));
  }

  get speaks(): boolean {
    return this.#texts.length > 0;
  }

  /** Nothing that anybody would see. */
  get silent(): boolean {
    return !this.speaks && this.#calls.length === 0;
  }

  say(text: string, citations: readonly Citation[] = []): void {
    if (text.trim() !== '') this.#texts.push(text.trim());
    this.#citations.push(...citations);
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  /** Says and notes what a trial said and noted; what it called is dropped. */
  take(trial: ReplyDraft): void {
    this.#texts.push(...trial.#texts);
    this.#notes.push(...trial.#notes.filter((text) => !this.#notes.includes(text)));
  }

  route(routing: Routing): void {
    this.#routing = routing;
  }

  call(tool: string, input: JsonObject, step: string): void {
    this.#calls.push({ type: 'tool-call', tool, input, step });
  }

  *events(stop: StopReason, replay?: JsonValue): Generator<ModelEvent, void> {
    if (this.#routing !== undefined) yield { type: 'routing', routing: this.#routing };
    for (const [index, text] of this.#texts.entries()) yield { type: 'text', text: index === 0 ? text : `\n\n${text}` };
    for (const citation of this.#citations) yield { type: 'citation', citation };
    for (const text of this.#notes) yield { type: 'note', text };
    yield* this.#calls;
    yield {
      type: 'finished',
      stop: this.#calls.length > 0 ? 'tool-calls' : stop,
      usage: { ...noUsage, costUsd: 0, model: 'local' },
      ...(replay === undefined ? {} : { replay }),
    };
  }
}
