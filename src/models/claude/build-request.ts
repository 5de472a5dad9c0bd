import type { MessageCreateParamsStreaming, MessageParam, Tool } from '@anthropic-ai/sdk/resources/messages';
import type { StoredEntry } from '../../core/entry.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import type { ModelRequest } from '../../core/model.ts';
import { charactersPerToken, condense } from './condense.ts';
import { writeConversation } from './conversation-messages.ts';
import { modelFacts } from './model-facts.ts';
import { PassageNumbers } from './passage-numbers.ts';
import { cheapPromptTokens } from './prices.ts';
import { type Features, modelOf, requestSettings } from './request-settings.ts';
import { RequestWriter } from './request-writer.ts';
import { type KnownDocument, systemPrompt } from './system-prompt.ts';

export interface RequestOptions {
  readonly knowledge: Pick<Knowledge, 'passages'>;
  /** Instead of the models that the team names. */
  readonly model?: string;
  readonly features: Features;
  /** Longest prompt in tokens, instead of what the model's window gives. */
  readonly contextTokens?: number;
}

export interface BuiltRequest {
  readonly params: MessageCreateParamsStreaming;
  /** What the passages are called in it. */
  readonly numbers: PassageNumbers;
  /** Hash of everything that stands before the reply. */
  readonly prefix: string;
  /** Something the operator should know: older turns were condensed. */
  readonly remark: string | undefined;
}

/** A model whose window is not known gets prompts of this many tokens at most. */
const unknownWindow = 100_000;

/** All that the API needs for one reply. A function of the request, the documents and the options. */
export async function buildRequest(request: ModelRequest, options: RequestOptions): Promise<BuiltRequest> {
  const { agent, team } = request;
  const settings = requestSettings(agent, options.model, options.features);
  const longest = options.contextTokens ?? promptBound(settings.model);
  const { system, numbers } = prefixWithin(longest / 2, request, await documentsOf(agent.documents, options.knowledge));
  const tools = request.tools.map(
    ({ name, description, input }): Tool => ({ name, description, input_schema: { ...input, type: 'object' } }),
  );
  const fixed = (system.length + JSON.stringify(tools).length) / charactersPerToken + settings.max_tokens;
  const bound = Math.max(longest - fixed, 2000);
  const { summary, entries, turns, fresh } = condense(request.conversation, bound, request.now);

  const writer = new RequestWriter(system, tools);
  if (summary !== undefined) writer.text(summary);
  const clipped = entries.map((entry) => clip(entry, (bound * charactersPerToken) / 2));
  writeConversation(writer, clipped, { team, agent, model: modelOf(agent, options.model), numbers });
  const messages = writer.messages();
  const cacheControl = cacheOf(options.features.cache);
  return {
    params: {
      ...settings,
      system: [{ type: 'text', text: system, ...cacheControl }],
      ...(tools.length === 0 ? {} : { tools }),
      messages: withBreakpoints(messages, cacheControl),
      stream: true,
    },
    numbers,
    prefix: writer.prefix(),
    remark: fresh ? `The conversation has grown long: ${turns} earlier ${turns === 1 ? 'turn is' : 'turns are'} condensed.` : undefined,
  };
}

/** Documents that would fill half of the window are left out: the agent then searches them. */
function prefixWithin(most: number, { team, agent }: ModelRequest, documents: readonly KnownDocument[]) {
  const numbers = new PassageNumbers();
  const system = systemPrompt(team, agent, documents, numbers);
  if (documents.length === 0 || system.length / charactersPerToken <= most) return { system, numbers };
  const fewer = new PassageNumbers();
  return { system: systemPrompt(team, agent, [], fewer), numbers: fewer };
}

async function documentsOf(names: readonly string[], knowledge: RequestOptions['knowledge']): Promise<readonly KnownDocument[]> {
  const documents = await Promise.all(names.map(async (name) => ({ name, passages: (await knowledge.passages(name)) ?? [] })));
  return documents.filter(({ passages }) => passages.length > 0);
}

/** Four fifths of the window, and no more than is sold at the ordinary price. */
function promptBound(model: string): number {
  const window = modelFacts(model)?.window;
  if (window === undefined) return unknownWindow;
  return Math.min(window * 0.8, cheapPromptTokens(model) ?? window);
}

type CacheControl = { readonly cache_control?: { readonly type: 'ephemeral'; readonly ttl?: '1h' } };

function cacheOf(cache: Features['cache']): CacheControl {
  if (cache === 'off') return {};
  return { cache_control: { type: 'ephemeral', ...(cache === '1h' ? { ttl: '1h' } : {}) } };
}

/** The end of the conversation, and the end of what was sent for the reply before: the next request finds one of them. */
function withBreakpoints(messages: readonly MessageParam[], cacheControl: CacheControl): MessageParam[] {
  const marked = new Set([messages.length - 1, messages.length - 3]);
  return messages.map((message, index) => (marked.has(index) ? withBreakpoint(message, cacheControl) : message));
}

function withBreakpoint(message: MessageParam, cacheControl: CacheControl): MessageParam {
  if (message.role !== 'user' || typeof message.content === 'string') return message;
  const last = message.content.at(-1);
  if (last?.type !== 'text' && last?.type !== 'tool_result') return message;
  return { role: 'user', content: [...message.content.slice(0, -1), { ...last, ...cacheControl }] };
}

/** A single text that alone would fill the window loses its middle. */
function clip(entry: StoredEntry, most: number): StoredEntry {
  if (entry.type === 'message' && entry.text.length + (entry.material?.length ?? 0) > most) {
    const { material } = entry;
    return { ...entry, text: clipText(entry.text, most), ...(material === undefined ? {} : { material: clipText(material, most) }) };
  }
  if (entry.type !== 'tool-result' || entry.result.status !== 'done' || entry.result.passages !== undefined) return entry;
  const data = JSON.stringify(entry.result.data);
  return data.length <= most ? entry : { ...entry, result: { ...entry.result, data: clipText(data, most) } };
}

function clipText(text: string, most: number): string {
  if (text.length <= most) return text;
  const [head, tail] = [Math.floor(most * 0.6), Math.floor(most * 0.3)];
  return `${text.slice(0, head)}\n[… ${text.length - head - tail} characters left out …]\n${text.slice(-tail)}`;
}
